"""Lines that mix languages whatever the chosen one is, and lines typed on other days, written before the parser."""

from datetime import date, time

import pytest

from tests.domain.follow_up.quick_add_case import Case
from tests.domain.follow_up.quick_add_check import check

LEAP_DAY = date(2028, 2, 29)
"""A Tuesday."""
SUNDAY = date(2026, 11, 22)
LAST_DAY = date(2026, 12, 31)
"""A Thursday."""
MONDAY = date(2026, 11, 23)
MONTH_END = date(2027, 1, 31)
"""A Sunday."""

# fmt: off
MIXED = [
    ("en", Case("call chị Hương t2 9h !cao #vay", "call", "chị Hương", on="11-23", at="09:00", high=True, tags="vay")),
    ("en", Case("gọi Mrs Tran tomorrow 9am", "call", "Mrs Tran", on="11-21", at="09:00")),
    ("en", Case("call 王小明 tomorrow 9am", "call", "王小明", on="11-21", at="09:00")),
    ("en", Case("meet 陈女士 下周三下午3点半", "meet", "陈女士", on="11-25", at="15:30")),
    ("en", Case("gọi anh Nam next fri", "call", "anh Nam", on="11-27")),
    ("en", Case("call anh Nam every thứ hai", "call", "anh Nam", on="11-23", again="FREQ=WEEKLY;BYDAY=MO")),
    ("en", Case("明天 call Mr Lee 9am", "call", "Mr Lee", on="11-21", at="09:00")),
    ("en", Case("call Mr Lee mai 9h", "call", "Mr Lee", on="11-21", at="09:00")),
    ("en", Case("call Mr Lee 每周一", "call", "Mr Lee", on="11-23", again="FREQ=WEEKLY;BYDAY=MO")),
    ("en", Case("call Mr Lee cuối tháng", "call", "Mr Lee", on="11-30")),
    ("vi", Case("call chị Hương tomorrow 9am", "call", "chị Hương", on="11-21", at="09:00")),
    ("vi", Case("gọi Mr Lee mon 2pm", "call", "Mr Lee", on="11-23", at="14:00")),
    ("vi", Case("meeting với anh Nam eom", "", "anh Nam", "meeting", on="11-30")),
    ("vi", Case("gọi anh Nam every 2 weeks", "call", "anh Nam", on="11-20",
                again="FREQ=WEEKLY;INTERVAL=2;BYDAY=FR")),
    ("vi", Case("gặp 陈美玲 t4 9h", "meet", "陈美玲", on="11-25", at="09:00")),
    ("vi", Case("follow up anh Nam deadline 30/11", "", "anh Nam", "follow up deadline", on="11-30")),
    ("vi", Case("gọi anh Nam thu 9h", "call", "anh Nam", "thu", at="09:00")),
    ("vi", Case("gọi anh Nam on thu 9h", "call", "anh Nam", on="11-26", at="09:00")),
    ("en", Case("thu nợ anh Nam fri", "", "anh Nam", "thu nợ", on="11-27")),
    ("zh", Case("call 王总 明天", "call", "王总", on="11-21")),
    ("zh", Case("给 Mr Lee 打电话 明天", "call", "Mr Lee", on="11-21")),
    ("zh", Case("给Nguyễn Văn A打电话 周一", "call", "Nguyễn Văn A", on="11-23")),
    ("zh", Case("拜访 chị Hương 周二 9h30", "visit", "chị Hương", on="11-24", at="09:30")),
    ("zh", Case("meet 李总 next mon 9-10", "meet", "李总", on="11-23", at="09:00", end="10:00")),
    ("zh", Case("电话王总 !high #loan :: KYC过期", "call", "王总", high=True, tags="loan", note="KYC过期")),
    ("zh", Case("email王总 明天", "write", "王总", on="11-21")),
    ("zh", Case("电话王总 eom", "call", "王总", on="11-30")),
    ("zh", Case("电话王总 4/3", "call", "王总", on="2027-04-03")),
    ("vi", Case("gọi anh Nam 4/3", "call", "anh Nam", on="2027-03-04")),
    ("fr", Case("call Mrs Tran 3/4", "call", "Mrs Tran", on="2027-04-03")),
    ("vi", Case("ＧỌＩ chị Hương ｍａｉ ９ｈ", "call", "chị Hương", on="11-21", at="09:00")),
    ("zh", Case("电话王总 明天９：３０", "call", "王总", on="11-21", at="09:30")),
]

OTHER_DAYS = [
    ("en", Case("call Mr Lee tomorrow", "call", "Mr Lee", on="2028-03-01", today=LEAP_DAY)),
    ("en", Case("call Mr Lee in a year", "call", "Mr Lee", on="2029-02-28", today=LEAP_DAY)),
    ("en", Case("call Mr Lee every year", "call", "Mr Lee", on="2028-02-29", today=LEAP_DAY,
                again="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1")),
    ("en", Case("call Mr Lee every month", "call", "Mr Lee", on="2028-02-29", today=LEAP_DAY,
                again="FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1")),
    ("en", Case("call Mr Lee 29/2", "call", "Mr Lee", on="2028-02-29", today=LEAP_DAY)),
    ("vi", Case("gọi anh Nam cuối tháng", "call", "anh Nam", on="2028-02-29", today=LEAP_DAY)),
    ("vi", Case("gọi anh Nam 30/2", "call", "anh Nam", "30/2", wrong="30/2", today=LEAP_DAY)),
    ("zh", Case("电话王总 月底", "call", "王总", on="2028-02-29", today=LEAP_DAY)),
    ("zh", Case("电话王总 一个月后", "call", "王总", on="2028-03-29", today=LEAP_DAY)),
    ("en", Case("call Mr Lee sun", "call", "Mr Lee", on="11-29", today=SUNDAY)),
    ("en", Case("call Mr Lee next week", "call", "Mr Lee", on="11-23", today=SUNDAY)),
    ("en", Case("finish report eow", "", "", "finish report", on="11-27", today=SUNDAY)),
    ("vi", Case("gọi anh Nam cn", "call", "anh Nam", on="11-29", today=SUNDAY)),
    ("vi", Case("gọi anh Nam thứ hai tuần sau", "call", "anh Nam", on="11-23", today=SUNDAY)),
    ("vi", Case("gọi anh Nam cuối tuần", "call", "anh Nam", on="11-28", today=SUNDAY)),
    ("zh", Case("电话王总 下周一", "call", "王总", on="11-23", today=SUNDAY)),
    ("zh", Case("电话王总 周日", "call", "王总", on="11-29", today=SUNDAY)),
    ("en", Case("call Mr Lee tomorrow", "call", "Mr Lee", on="2027-01-01", today=LAST_DAY)),
    ("en", Case("call Mr Lee eoy", "call", "Mr Lee", on="12-31", today=LAST_DAY)),
    ("en", Case("call Mr Lee 1/1", "call", "Mr Lee", on="2027-01-01", today=LAST_DAY)),
    ("en", Case("call Mr Lee next month", "call", "Mr Lee", on="2027-01-01", today=LAST_DAY)),
    ("en", Case("call Mr Lee eoq", "call", "Mr Lee", on="12-31", today=LAST_DAY)),
    ("vi", Case("gọi anh Nam 31/12", "call", "anh Nam", on="12-31", today=LAST_DAY)),
    ("vi", Case("gọi anh Nam đầu năm sau", "call", "anh Nam", on="2027-01-01", today=LAST_DAY)),
    ("vi", Case("gọi anh Nam hàng tháng", "call", "anh Nam", on="12-31", again="FREQ=MONTHLY;BYMONTHDAY=-1",
                today=LAST_DAY)),
    ("zh", Case("电话王总 每年", "call", "王总", on="12-31", again="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31",
                today=LAST_DAY)),
    ("zh", Case("电话王总 月初", "call", "王总", on="2027-01-01", today=LAST_DAY)),
    ("en", Case("call Mr Lee mon", "call", "Mr Lee", on="11-30", today=MONDAY)),
    ("en", Case("call Mr Lee every mon", "call", "Mr Lee", on="11-23", again="FREQ=WEEKLY;BYDAY=MO", today=MONDAY)),
    ("en", Case("call Mr Lee every mon 8am", "call", "Mr Lee", on="11-30", at="08:00", again="FREQ=WEEKLY;BYDAY=MO",
                today=MONDAY)),
    ("en", Case("call Mr Lee in a month", "call", "Mr Lee", on="2027-02-28", today=MONTH_END)),
    ("vi", Case("gọi anh Nam hàng tháng ngày 31", "call", "anh Nam", on="2027-01-31",
                again="FREQ=MONTHLY;BYMONTHDAY=-1", today=MONTH_END)),
    ("en", Case("call Mr Lee in 2 hours", "call", "Mr Lee", on="11-21", at="01:30", now=time(23, 30))),
    ("en", Case("call Mr Lee this afternoon", "call", "Mr Lee", on="11-20", at="14:00", now=time(15, 0))),
    ("en", Case("call Mr Lee this afternoon", "call", "Mr Lee", on="11-20", at="14:00", past=True, now=time(18, 30))),
    ("vi", Case("gọi anh Nam 9h", "call", "anh Nam", at="09:00", past=True, now=time(9, 1))),
    ("vi", Case("gọi anh Nam 9h", "call", "anh Nam", at="09:00", now=time(9, 0))),
    ("zh", Case("电话王总 9点到10点", "call", "王总", at="09:00", end="10:00", past=True, now=time(9, 30))),
]
# fmt: on


@pytest.mark.parametrize(("language", "case"), MIXED, ids=lambda value: getattr(value, "line", value))
def test_languages_may_be_mixed_in_a_line(language: str, case: Case) -> None:
    check(case, language)


@pytest.mark.parametrize(("language", "case"), OTHER_DAYS, ids=lambda value: getattr(value, "line", value))
def test_days_are_counted_from_the_day_that_is_today(language: str, case: Case) -> None:
    check(case, language)
