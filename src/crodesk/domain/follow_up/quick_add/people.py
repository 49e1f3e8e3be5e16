"""Finds whom a line is about: `Mrs Tran`, `chị Hương`, `王总`, `Hanh Phuc Ltd`, `C-0110`, or a name that is known."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from crodesk.domain.follow_up.quick_add.found import END, HAN_CHAR, NUMBER_END, Found
from crodesk.domain.follow_up.quick_add.line import HAN, LETTER, Line
from crodesk.domain.follow_up.quick_add.spelling import spelled
from crodesk.domain.follow_up.quick_add.value import Who

_MOST_WORDS, _MOST_HAN = 6, 8
_WORD = re.compile(rf"{LETTER}+(?:(?!['’]s{END})['’.\-]{LETTER}+)*")
_CODE = re.compile(rf"c-?\d{{3,8}}{NUMBER_END}")
_PHONE = re.compile(rf"(?:\+|00)?\d(?:[ .]?\d){{7,13}}{END}")
_OWNER = re.compile(rf"['’]s{END}")

_ENGLISH_TITLE = r"(?:(?:mr|mrs|ms|miss|dr|madam|sir)\.?(?: and (?:mr|mrs|ms|dr)\.?)?)"
_VIETNAMESE_TITLE = "(?:bác sĩ|giám đốc|kế toán trưởng|luật sư|chị|anh|ông|bà|cô|chú|bác|em|cháu|thầy|dì|cậu)"
_FIRM = "(?:công ty|cty|doanh nghiệp|dntn|htx|hợp tác xã|khách|kh)"
_FIRM_ENDS = {"ltd", "jsc", "llc", "inc", "corp", "plc"}
_CHINESE_TITLE = (
    "(?:先生|女士|小姐|太太|经理|老师|老板|主任|行长|董事长|总经理|阿姨|叔叔|大爷|大妈|大姐|大哥|师傅|总|姐|哥|董)"
)
_CHINESE_FIRM = "(?:有限公司|公司|银行|集团|商行|工厂|超市)"
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯龙陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤阮裴"
)
_COMPOUND = "(?:欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木)"
_GIVEN = "(?![谈问说的和来去要把将在给到还带送取签办续催及关于跟与打见写查审]|发[短微邮消])"
_IN_FIRM = "(?![的给和跟与约在])"
_GIVENS = rf"(?:{_GIVEN}{HAN_CHAR}){{0,2}}?"
_WITH = (
    r"(?:(?:to|with|for|from|of|by|cho|với|của|số|tới|đến|tại) (?:số )?|给 ?|跟(?![进踪]) ?|和 ?|与 ?|约 ?|向 ?|对 ?)"
)
_STOP = (
    "về|để|đến|nhắc|hỏi|ký|xin|gửi|nộp|mang|bổ|lúc|vào|ngày|hôm|thứ|sáng|chiều|tối|trưa|cuối|đầu|tuần|tháng"
    "|mỗi|hàng|và|có|không|đã|sẽ|đang|này|kia|nhánh|phí|tiết|trả|tiêu"
    "|at|on|by|about|re|to|for|in|from|every|tomorrow|today|next|and|the"
)


@dataclass(frozen=True, slots=True)
class Around:
    """What the search for names must know of the line around them."""

    line: Line
    known: Callable[[str], bool] | None
    """Tells whether words are in the name of a customer."""
    begins: Callable[[int], str]
    """Tells what else begins at a place: `day`, another thing that isn't a name, or nothing."""
    language: str


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return what finds names; made when the first line is typed."""
    texts = {
        "english": rf"{_ENGLISH_TITLE}{END}\.? ?",
        "vietnamese": rf"{_VIETNAMESE_TITLE} ",
        "firm": rf"{_FIRM} ",
        "stop": rf"(?:{_STOP}){END}",
        "with": _WITH,
        "family": r"(?:nguyễn|trần|lê|phạm|huỳnh|hoàng|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý)",
        "middle": "(?:thị|văn)",
    }
    return {name: re.compile(spelled(text)) for name, text in texts.items()} | {
        "short": re.compile(r"[ace](?:\. ?| )"),
        "marked": re.compile("(?:chị|anh|ông|bà|cô|chú|bác|thầy|dì|cậu) "),
        "surname": re.compile(rf"{_COMPOUND}|[{_SURNAMES}]"),
        "given": re.compile(rf"{_GIVEN}{HAN_CHAR}"),
        "title": re.compile(_CHINESE_TITLE),
        "old": re.compile(rf"[老小][{_SURNAMES}](?!{_CHINESE_FIRM})"),
        "han_firm": re.compile(rf"(?:{_IN_FIRM}{HAN_CHAR}){{2,10}}?{_CHINESE_FIRM}"),
        "titled": re.compile(rf"(?:{_COMPOUND}|{_GIVEN}{HAN_CHAR}){_GIVENS}{_CHINESE_TITLE}"),
        "named": re.compile(rf"(?:{_COMPOUND}|[{_SURNAMES}]){_GIVENS}{_CHINESE_TITLE}"),
    }


def after_verb(around: Around, place: int, *, person: bool) -> Found | None:
    """Return whom a verb that ends at `place` is done to; `person` tells whether it is usually somebody."""
    start = place + (around.line.text[place : place + 1] == " ")
    with_ = _patterns()["with"].match(around.line.text, start)
    for begin in dict.fromkeys((with_.end() if with_ else start, start)):
        end = _addressed(around, begin) or _known(around, begin) or _called(around, begin, sure=True)
        end = end or _number(around, begin)
        end = end or (_guessed(around, begin) if person else 0)
        if end:
            return _found(around, start, begin, end)
    return None


def anywhere(around: Around, place: int) -> Found | None:
    """Return somebody who is named at `place` so that it can't be anything else: by a title, a kind of firm, a code."""
    with_ = _patterns()["with"].match(around.line.text, place)
    begin = with_.end() if with_ else place
    end = _called(around, begin, sure=False) or _code(around, begin)
    return _found(around, place, begin, end) if end else None


def is_connecting(word: str) -> bool:
    """Tell whether a word only connects others, so that it is no name: `about`, `về`."""
    return _patterns()["stop"].fullmatch(word.lower()) is not None


def _found(around: Around, start: int, begin: int, end: int) -> Found | None:
    line = around.line
    if _OWNER.match(line.text, end):
        return None
    code = _CODE.match(line.text, end + 1) if line.text[end : end + 1] == " " else None
    last = code.end() if code else end
    words, name = line.words(begin, last), line.words(begin, end)
    if _CODE.fullmatch(line.text, begin, end):
        who = Who(words, code=name)
    elif _PHONE.fullmatch(line.text, begin, end):
        who = Who(words, phone=name)
    else:
        who = Who(words, line.words(_without_title(line, begin, end), end), line.words(end, last))
    return Found(start, last, (begin, last), who)


def _without_title(line: Line, begin: int, end: int) -> int:
    for name in ("english", "vietnamese", "firm", "short"):
        title = _patterns()[name].match(line.text, begin, end)
        if title and title.end() < end:
            return title.end()
    return begin


def _addressed(around: Around, begin: int) -> int:
    """Return where the name behind a form of address ends: `anh Nghị` is no `anh`, though there is a Tuấn Anh.

    0 when no known name and no capital letter follows, or when a longer name begins with that word.
    """
    title = _patterns()["vietnamese"].match(around.line.text, begin)
    if title is None:
        return 0
    word, known = title.end(), _known(around, title.end())
    if around.begins(word) and not around.line.is_capital(word) and not _another_day(around, word):
        known = 0
    end = max(known, _capitals(around, word))
    return end if end >= _known(around, begin) else 0


def _known(around: Around, begin: int) -> int:
    """Return where the longest known name that begins there ends, 0 when there is none.

    Words that are in no name end the search: none that goes on with them is asked for.
    """
    known = around.known
    if known is None:
        return 0
    return max(takewhile(lambda end: known(around.line.words(begin, end)), _word_ends(around.line, begin)), default=0)


def _word_ends(line: Line, begin: int) -> list[int]:
    """Return where words that stand in a row from a place on end; of Chinese text each character is one."""
    if re.match(HAN_CHAR, line.text[begin : begin + 1]):
        run = re.compile(rf"[{HAN}]{{1,{_MOST_HAN}}}").match(line.text, begin)
        return list(range(begin + 1, run.end() + 1)) if run else []
    ends: list[int] = []
    word = _WORD.match(line.text, begin)
    while word and len(ends) < _MOST_WORDS:
        ends.append(word.end())
        word = _WORD.match(line.text, word.end() + 1) if line.text[word.end() : word.end() + 1] == " " else None
    return ends


def _number(around: Around, begin: int) -> int:
    phone = _PHONE.match(around.line.text, begin)
    return phone.end() if phone else _code(around, begin)


def _code(around: Around, begin: int) -> int:
    code = _CODE.match(around.line.text, begin)
    return code.end() if code else 0


def _called(around: Around, begin: int, *, sure: bool) -> int:
    """Return where a name with a title ends; `sure` tells that one is awaited, so that it may be in small letters."""
    line, patterns = around.line, _patterns()
    han = patterns["old"].match(line.text, begin) or patterns["titled" if sure else "named"].match(line.text, begin)
    if not han and (sure or begin == 0 or line.text[begin - 1] in " \x00"):
        han = patterns["han_firm"].match(line.text, begin)
    if han and not _holds_another(around, han):
        return han.end()
    firm = _firm(line, begin)
    if firm:
        return firm
    title = patterns["english"].match(line.text, begin)
    if title:
        return _name(around, title.end(), small=True)
    title = patterns["vietnamese"].match(line.text, begin)
    if title:
        return _name(around, title.end(), small=sure or patterns["marked"].match(line.text, begin) is not None)
    title = patterns["firm"].match(line.text, begin) or (patterns["short"].match(line.text, begin) if sure else None)
    return _name(around, title.end(), small=False) if title else 0


def _firm(line: Line, begin: int) -> int:
    """Return where a name with capital letters that ends like that of a firm ends, 0 when there is none."""
    last = found = 0
    for end in _word_ends(line, begin):
        start = last + 1 if last else begin
        if not line.is_capital(start):
            break
        last = end
        if start > begin and line.text[start:end] in _FIRM_ENDS:
            found = end
    return found


def _holds_another(around: Around, name: re.Match[str]) -> bool:
    return any(around.begins(place) for place in range(name.start(), name.end()))


def _name(around: Around, begin: int, *, small: bool) -> int:
    """Return where the name behind a title ends, 0 when no name is there."""
    known = _known(around, begin)
    if known:
        return known
    capitals = _capitals(around, begin)
    if capitals or not small:
        return capitals
    word = _WORD.match(around.line.text, begin)
    if not word or _patterns()["stop"].match(around.line.text, begin) or any(char.isdigit() for char in word[0]):
        return 0
    return _small_name(around.line, word)


def _small_name(line: Line, word: re.Match[str]) -> int:
    """Return where a name in small letters ends: one word, or a family name with all that follows `thị` and `văn`."""
    first, *more = _word_ends(line, word.start())
    if len(more) > 1 and _patterns()["family"].fullmatch(word[0]):
        middle = _patterns()["middle"].fullmatch(line.text, first + 1, more[0])
        return more[1] if middle else first
    return first


def _capitals(around: Around, begin: int) -> int:
    """Return where words with capital letters that stand in a row end, 0 when there is none."""
    line, last = around.line, 0
    shouted = not any(char.islower() for char in line.typed)
    for end in _word_ends(line, begin):
        start = last + 1 if last else begin
        other = around.begins(start)
        name_too = not shouted and line.text[start:end] in _names_too(around, inside=last > 0)
        if not line.is_capital(start) or (other and not name_too) or any(c.isdigit() for c in line.text[start:end]):
            break
        last = end
    dot = line.text[last : last + 1] == "." and line.text[begin:last].endswith(" co")
    return last + 1 if last and dot else last


def _names_too(around: Around, *, inside: bool) -> frozenset[str]:
    """Return words for days that are given names as well; within a name without Vietnamese around it fewer are."""
    return frozenset({"mai"} if inside and around.language != "vi" else {"mai", "thu"})


def _guessed(around: Around, begin: int) -> int:
    """Return where a name without a title ends: capital letters, or a Chinese family name with one or two more."""
    if begin >= len(around.line.text):
        return 0
    surname = _patterns()["surname"].match(around.line.text, begin)
    if surname:
        return _chinese_name(around, surname.end())
    other = around.begins(begin)
    if other and not (other == "day" and _another_day(around, begin)):
        return 0
    if not other:
        return _capitals(around, begin)
    word = _WORD.match(around.line.text, begin)
    return word.end() if word and around.line.is_capital(begin) and " " not in word[0] else 0


def _another_day(around: Around, begin: int) -> bool:
    """Tell whether a day follows the word at a place, so that the word may be a name."""
    ends = _word_ends(around.line, begin)
    later = [place for place in around.line.starts() if ends and place > ends[0]]
    return any(around.begins(place) == "day" for place in later[:_MOST_WORDS])


def _chinese_name(around: Around, place: int) -> int:
    end = place
    while end < place + 2 and _patterns()["given"].match(around.line.text, end) and not around.begins(end):
        end += 1
    return end if end > place else 0
