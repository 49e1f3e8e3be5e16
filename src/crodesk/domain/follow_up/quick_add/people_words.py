"""The words around names in three languages: forms of address, kinds of firms, family names, what connects."""

import re
from functools import cache

from crodesk.domain.follow_up.quick_add.found import END, HAN_CHAR
from crodesk.domain.follow_up.quick_add.spelling import spelled

_ENGLISH_TITLE = r"(?:(?:mr|mrs|ms|miss|dr|madam|sir)\.?(?: and (?:mr|mrs|ms|dr)\.?)?)"
_VIETNAMESE_TITLE = "(?:bác sĩ|giám đốc|kế toán trưởng|luật sư|chị|anh|ông|bà|cô|chú|bác|em|cháu|thầy|dì|cậu)"
_FIRM = "(?:công ty|cty|doanh nghiệp|dntn|htx|hợp tác xã|khách|kh)"
_SHOP = "(?:quán|tiệm(?: vàng)?|nhà hàng|cửa hàng|shop|nhà thuốc|khách sạn|siêu thị|trường|xưởng|lò bánh mì)"
FIRM_ENDS = {"ltd", "jsc", "llc", "inc", "corp", "plc"}
_CHINESE_TITLE = (
    "(?:先生|女士|小姐|太太|经理|老师|老板|主任|行长|董事长|总经理|阿姨|叔叔|大爷|大妈|大姐|大哥|师傅|总|姐|哥|董)"
)
_CHINESE_FIRM = "(?:有限公司|公司|银行|集团|商行|工厂|超市)"
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯龙陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤阮裴"
)
_COMPOUND = "(?:欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木)"
_GIVEN = "(?!一[次下趟]|[谈问说的和来去要把将在给到还带送取签办续催及关于跟与打见写查审]|发[短微邮消])"
_IN_FIRM = "(?![的给和跟与约在])"
_GIVENS = rf"(?:{_GIVEN}{HAN_CHAR}){{0,2}}?"
_WITH = (
    r"(?:(?:to|with|for|from|of|by|cho|với|của|số|tới|đến|tại) (?:số )?|给 ?|跟(?![进踪]) ?|和 ?|与 ?|约 ?|向 ?|对 ?)"
)
_STOP = (
    "về|để|đến|nhắc|hỏi|ký|xin|gửi|nộp|mang|bổ|lúc|vào|ngày|hôm|th[ứ]|sáng|chiều|tối|trưa|cuối|đầu|tuần|tháng"
    "|mỗi|hàng|và|có|không|đã|sẽ|đang|này|kia|nhánh|phí|tiết|trả|tiêu"
    "|at|on|by|about|re|to|for|in|from|every|tomorrow|today|next|and|the"
)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return what finds names; made when the first line is typed."""
    texts = {
        "english": rf"{_ENGLISH_TITLE}{END}\.? ?",
        "vietnamese": rf"{_VIETNAMESE_TITLE} ",
        "firm": rf"{_FIRM} ",
        "shop": rf"{_SHOP} ",
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
