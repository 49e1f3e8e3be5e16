"""Made-up people, half Vietnamese, a quarter Chinese, a quarter English, with phones and papers as written there."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


def _listed(text: str) -> list[str]:
    """Return the words between commas; one that stands there often is met often."""
    return [word.strip() for word in text.split(",")]


VI_SURNAMES = (
    ["Nguyễn"] * 32
    + ["Trần"] * 11
    + ["Lê"] * 10
    + ["Phạm"] * 7
    + ["Huỳnh"] * 5
    + _listed("Hoàng,Phan,Vũ,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý,Đinh,Đoàn,Trịnh,Mai,Tô,Lâm,Hà,Chu,Tạ,Đào")
)
VI_MIDDLES = _listed(
    "Thị,Thị,Thị,Văn,Văn,Hữu,Đức,Minh,Ngọc,Thanh,Quốc,Xuân,Thu,Hồng,Kim,Anh,Bảo,Gia,Đình,Công,Quang,Phương,Mỹ,Như,"
    "Tuấn,Hoài,Khánh,Trọng,Nhật,Thùy,Diễm,Bích,Tiến,Duy,Trung,Việt"
)
VI_GIVEN = _listed(
    "Anh,Hoa,Hương,Hạnh,Đức,Dũng,Hùng,Hải,Hiếu,Khôi,Khoa,Lan,Linh,Long,Mai,Minh,Nam,Nga,Ngân,Ngọc,Nhung,Oanh,Phúc,"
    "Phượng,Phương,Quân,Quang,Quyên,Sơn,Tâm,Thảo,Thắng,Thủy,Thu,Trang,Trinh,Tú,Tuấn,Tuyết,Uyên,Vân,Việt,Vinh,Yến,Đạt,"
    "Bình,Châu,Chi,Cường,Diệp,Duyên,Giang,Hà,Hậu,Hiền,Hòa,Hồng,Huệ,Huy,Kiên,Kiều,Lâm,Lộc,Loan,Lợi,Mỹ,Nghĩa,Nhân,Nhi,"
    "Phát,Sang,Tài,Thành,Thịnh,Thư,Tiên,Toàn,Trâm,Trí,Triết,Trúc,Trung,Vy,Xuân,Ý,Đăng,Điệp,Ước"
)
ZH_SURNAMES = (
    "王王王李李李张张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟"
    "姜崔谭陆范汪廖石金韦贾夏傅方邹熊白孟秦邱侯江尹薛单解仇"
)
ZH_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文小美玲志晓春梅海燕雪琴云飞林鹏宇浩然子涵雨欣怡佳俊凯"
    "婷辉斌波鑫莉颖琳琪瑶瑞龙凤荣昌德福康宁安庆祥和"
)
EN_GIVEN = _listed(
    "James,Mary,Robert,Patricia,John,Jennifer,Michael,Linda,David,Elizabeth,William,Barbara,Richard,Susan,Joseph,"
    "Jessica,Thomas,Sarah,Charles,Karen,Christopher,Lisa,Daniel,Nancy,Matthew,Betty,Anthony,Sandra,Mark,Margaret,"
    "Donald,Ashley,Steven,Kimberly,Andrew,Emily,Paul,Donna,Joshua,Michelle,Kenneth,Carol,Kevin,Amanda,Brian,Melissa"
)
EN_SURNAMES = _listed(
    "Smith,Johnson,Williams,Brown,Jones,Garcia,Miller,Davis,Rodriguez,Martinez,Hernandez,Lopez,Gonzalez,Wilson,"
    "Anderson,Thomas,Taylor,Moore,Jackson,Martin,Lee,Perez,Thompson,White,Harris,Sanchez,Clark,Ramirez,Lewis,Robinson,"
    "Walker,Young,Allen,King,Wright,Scott,Torres,Hill,Flores,Green,Adams,Nelson,Baker,Hall,Rivera,O'Brien,O'Connor"
)
TRADES = _listed("Thương mại,Vận tải,Xây dựng,Cơ khí,Thủy sản,Dệt may,Nội thất,Bao bì,Nông sản,Điện máy")
JOBS = _listed("Giáo viên,Bác sĩ,Buôn bán,Kế toán,Tài xế,Engineer,Nurse,Retired,商人,教师,Kỹ sư,Nội trợ,Lawyer")
VI_PHONES = _listed("0903,0905,0912,0913,0918,0938,0977,0988,0962,0356,0387,0708,0799,0812,0856")


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is."""

    name: str
    kind: str
    nationality: str


def person(random: Random) -> Person:
    """Make somebody up: one in two Vietnamese, one in four Chinese, one in four English."""
    return random.choice(_MAKERS)(random)


def phone(random: Random, nationality: str) -> str:
    """Make a phone number up, written as it is written there."""
    line = f"{random.randrange(10_000_000_000):010}"
    if nationality == "VN":
        return f"{random.choice(VI_PHONES)} {line[:3]} {line[3:6]}"
    return f"+86 1{line[:2]} {line[2:6]} {line[6:]}" if nationality == "CN" else f"({line[:3]}) {line[3:6]}-{line[6:]}"


def paper(random: Random, nationality: str) -> str:
    """Make the number of an identity paper up."""
    born = f"{random.randrange(1940, 2008)}{random.randrange(1, 13):02}{random.randrange(1, 29):02}"
    number = f"{random.randrange(1_000_000_000):09}"
    if nationality == "VN":
        return f"{random.randrange(1, 97):03}{number[0]}{born[2:4]}{number[1:7]}"
    return f"{random.randrange(110_000, 660_000)}{born}{number[:3]}X" if nationality == "CN" else f"B{number[:8]}"


def _vietnamese(random: Random) -> Person:
    if random.random() < 0.12:
        name = f"Công ty TNHH {random.choice(TRADES)} {random.choice(VI_GIVEN)} {random.choice(VI_GIVEN)}"
        return Person(name, "company", "VN")
    name = f"{random.choice(VI_SURNAMES)} {random.choice(VI_MIDDLES)} {random.choice(VI_GIVEN)}"
    return Person(name, "individual", "VN")


def _chinese(random: Random) -> Person:
    given = "".join(random.choices(ZH_GIVEN, k=random.choice((1, 2, 2, 2))))
    return Person(random.choice(ZH_SURNAMES) + given, "individual", "CN")


def _english(random: Random) -> Person:
    if random.random() < 0.1:
        return Person(f"{random.choice(EN_SURNAMES)} & {random.choice(EN_SURNAMES)} Ltd", "company", "US")
    return Person(f"{random.choice(EN_GIVEN)} {random.choice(EN_SURNAMES)}", "individual", "US")


_MAKERS: tuple[Callable[[Random], Person], ...] = (_vietnamese, _vietnamese, _chinese, _english)
