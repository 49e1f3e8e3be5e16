"""Where identity numbers were given out: the provinces of Vietnam and China by their codes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A province, as people of each language call it."""

    en: str
    vi: str
    zh: str

    def name(self, language: str) -> str:
        """Return its name in a language, the English one where there is none."""
        return {"vi": self.vi, "zh": self.zh}.get(language, self.en)


def _places(table: str) -> dict[str, Place]:
    rows = (line.split("|") for line in table.split("\n") if line)
    return {code: Place(*(names if len(names) > 1 else names * 3)) for code, *names in rows}


VIETNAM = _places("""\
001|Hà Nội
002|Hà Giang
004|Cao Bằng
006|Bắc Kạn
008|Tuyên Quang
010|Lào Cai
011|Điện Biên
012|Lai Châu
014|Sơn La
015|Yên Bái
017|Hòa Bình
019|Thái Nguyên
020|Lạng Sơn
022|Quảng Ninh
024|Bắc Giang
025|Phú Thọ
026|Vĩnh Phúc
027|Bắc Ninh
030|Hải Dương
031|Hải Phòng
033|Hưng Yên
034|Thái Bình
035|Hà Nam
036|Nam Định
037|Ninh Bình
038|Thanh Hóa
040|Nghệ An
042|Hà Tĩnh
044|Quảng Bình
045|Quảng Trị
046|Thừa Thiên Huế
048|Đà Nẵng
049|Quảng Nam
051|Quảng Ngãi
052|Bình Định
054|Phú Yên
056|Khánh Hòa
058|Ninh Thuận
060|Bình Thuận
062|Kon Tum
064|Gia Lai
066|Đắk Lắk
067|Đắk Nông
068|Lâm Đồng
070|Bình Phước
072|Tây Ninh
074|Bình Dương
075|Đồng Nai
077|Bà Rịa - Vũng Tàu
079|Hồ Chí Minh
080|Long An
082|Tiền Giang
083|Bến Tre
084|Trà Vinh
086|Vĩnh Long
087|Đồng Tháp
089|An Giang
091|Kiên Giang
092|Cần Thơ
093|Hậu Giang
094|Sóc Trăng
095|Bạc Liêu
096|Cà Mau
""")
"""By the first three digits: the provinces of Circular 59/2021/TT-BCA, annex I. A number once given stays, so they
hold after the mergers of 2025 too; a Vietnamese name is the same in every language."""

FIRST_ABROAD = 100
"""From this code on it is a country in which the birth was registered (the same circular, annex II)."""

CHINA = _places("""\
11|Beijing|Bắc Kinh|北京
12|Tianjin|Thiên Tân|天津
13|Hebei|Hà Bắc|河北
14|Shanxi|Sơn Tây|山西
15|Inner Mongolia|Nội Mông|内蒙古
21|Liaoning|Liêu Ninh|辽宁
22|Jilin|Cát Lâm|吉林
23|Heilongjiang|Hắc Long Giang|黑龙江
31|Shanghai|Thượng Hải|上海
32|Jiangsu|Giang Tô|江苏
33|Zhejiang|Chiết Giang|浙江
34|Anhui|An Huy|安徽
35|Fujian|Phúc Kiến|福建
36|Jiangxi|Giang Tây|江西
37|Shandong|Sơn Đông|山东
41|Henan|Hà Nam (Trung Quốc)|河南
42|Hubei|Hồ Bắc|湖北
43|Hunan|Hồ Nam|湖南
44|Guangdong|Quảng Đông|广东
45|Guangxi|Quảng Tây|广西
46|Hainan|Hải Nam|海南
50|Chongqing|Trùng Khánh|重庆
51|Sichuan|Tứ Xuyên|四川
52|Guizhou|Quý Châu|贵州
53|Yunnan|Vân Nam|云南
54|Tibet|Tây Tạng|西藏
61|Shaanxi|Thiểm Tây|陕西
62|Gansu|Cam Túc|甘肃
63|Qinghai|Thanh Hải|青海
64|Ningxia|Ninh Hạ|宁夏
65|Xinjiang|Tân Cương|新疆
71|Taiwan|Đài Loan|台湾
81|Hong Kong|Hồng Kông|香港
82|Macao|Ma Cao|澳门
83|Taiwan|Đài Loan|台湾
""")
"""By the first two digits: the provinces of GB/T 2260; 81 to 83 are of residence permits for people from there."""
