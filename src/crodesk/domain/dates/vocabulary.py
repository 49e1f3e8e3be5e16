"""The words of dates, in small letters and without marks as `numerals.simplify` writes them."""

from collections.abc import Iterable

DAYS = {
    "today": 0, "tod": 0, "tdy": 0, "tomorrow": 1, "tom": 1, "tmr": 1, "tmrw": 1, "tmw": 1, "yesterday": -1,
    "day after tomorrow": 2, "the day after tomorrow": 2,
    "hom nay": 0, "nay": 0, "hnay": 0, "bua nay": 0, "mai": 1, "ngay mai": 1, "ngay kia": 2, "ngay mot": 2, "mot": 2,
    "hom qua": -1, "hom kia": -2,
    "今": 0, "今天": 0, "今日": 0, "明": 1, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
    "昨天": -1, "昨日": -1, "前天": -2,
    "后日": 2, "前日": -2, "大前天": -3,
}  # fmt: skip
"""Words for days, counted from today."""

YEARS = {"去年": -1, "今年": 0, "明年": 1, "后年": 2}
"""Words for years before a month, counted from this one."""

MONTH_ENDS = {
    "eom": 0, "end of month": 0, "end of the month": 0, "end of this month": 0, "month end": 0, "end of next month": 1,
    "cuoi thang": 0, "cuoi thang nay": 0, "cuoi thang sau": 1, "cuoi thang toi": 1,
    "月底": 0, "月末": 0, "本月底": 0, "下月底": 1, "下个月底": 1,
}  # fmt: skip
"""Words for the last day of a month, counted from this one."""

YEAR_ENDS = {"eoy", "end of year", "end of the year", "cuoi nam", "cuoi nam nay", "年底", "年末"}
"""Words for the last day of this year."""

QUARTER_ENDS = {"eoq", "end of quarter", "end of the quarter", "cuoi quy", "cuoi quy nay", "季末", "季度末", "本季末"}
"""Words for the last day of this quarter."""

_WEEKDAYS = (
    ("mon monday t2", "thu 2", "thu hai", "1"),
    ("tue tues tuesday t3", "thu 3", "thu ba", "2"),
    ("wed weds wednesday t4", "thu 4", "thu tu", "3"),
    ("thu thur thurs thursday t5", "thu 5", "thu nam", "4"),
    ("fri friday t6", "thu 6", "thu sau", "5"),
    ("sat saturday t7", "thu 7", "thu bay", "6"),
    ("sun sunday cn", "chu nhat", "chua nhat", "日天"),
)

WEEKDAYS = {
    name: weekday
    for weekday, (single, *others, chinese) in enumerate(_WEEKDAYS)
    for name in (
        *single.split(),
        *filter(None, others),
        *(week + day for week in ("周", "週", "星期", "礼拜") for day in chinese),
    )
}
"""Names of weekdays, Monday being 0; the Chinese ones with digits."""

COUNTS = {
    word: count
    for count, words in enumerate(
        (
            "a an one mot", "two hai", "three ba", "four bon", "five nam", "six sau", "seven bay", "eight tam",
            "nine chin", "ten muoi",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
"""Numbers in words; the Chinese ones become digits before."""

WEEKS = {
    "next": 1, "this": 0, "last": -1,
    "sau": 1, "toi": 1, "nay": 0, "truoc": -1, "qua": -1,
    "下下": 2, "下": 1, "本": 0, "这": 0, "上": -1,
}  # fmt: skip
"""Words for weeks, counted from this one."""

_ENGLISH_MONTHS = (
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
    "sep sept september", "oct october", "nov november", "dec december",
)  # fmt: skip

MONTHS = {name: month for month, names in enumerate(_ENGLISH_MONTHS, 1) for name in names.split()}
"""Names of months in English; the other languages count them."""

UNITS = {
    "days": "d day days ngay 天",
    "weeks": "w wk week weeks tuan 周 星期 个星期 礼拜 个礼拜",
    "months": "m mo month months th thang 个月",
    "years": "y yr year years nam 年",
}
"""Names of the units that people count in, by what they are."""


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for any of some words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))
