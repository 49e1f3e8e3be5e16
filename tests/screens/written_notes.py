"""How people write long texts, in three languages: notes of calls, copied mails, lists, addresses, minutes; one a line.

Written by hand. `⏎` is a new line, `␍` one of old Windows files (both its characters), `⇥` a tab, `␣` a blank that does
not break, `∅` a character of no width, `◌` a mark of its own behind its letter, `␇` a character that rings, `⟲` a turn
of direction. What is kept follows behind ` => ` where it isn't what was written.
"""

import unicodedata

NOTES = {
    "en": """
        Called at 9:10, no answer.
        Called at 9:10⏎No answer⏎Try after lunch
        Spoke to his wife: call back Thu after 5pm
        - wants 6.1 %⏎- compares us with two others⏎- decides on Friday
        1. payslips⏎2. contract⏎3. statement of the last 6 months
        * ID copy⏎* photo 3x4
        Asked about:⏎⇥rate⏎⇥fees⏎⇥early repayment
        Dear Mr Lee,⏎⏎thank you for your visit.⏎⏎Kind regards
        Dear Mr Lee,␍␍thank you for your visit.␍Kind regards => Dear Mr Lee,⏎⏎thank you for your visit.⏎Kind regards
        ⏎⏎Met at the branch => Met at the branch
        Met at the branch⏎⏎ => Met at the branch
        ␣␣ Met at the branch => Met at the branch
        Rate [6.1%] & fee <0.5%> "as agreed"
        Salary: 25,000,000 + bonus (13th month)
        C:\\Users\\lan\\scan 1.pdf
        https://example.com/a?b=c&d=%20e#f
        lan@example.com; huong@example.com
        {name} must sign {here}
        100% sure?! Yes/no/maybe...
        café, naïve, Zürich, São Paulo
        cafe◌́ loan => café loan
        price␣list => price␣list
        two  blanks  between  words
        tab⇥separated⇥values
        "He said: 'not now'"
        It's the customer's own flat
        Don't call before 9 o'clock — night shift
        Paid 12/11, 13/11 and 14/11
        Wants a home loan: 2bn, 20y, fixed for 3y
        :: not a note of the add line
        #tag stays a word here, !high too
        /filter is no command here
        q
        ?
        0
        N/A
        +84 905 111 222 or 028 3823 1234 ext. 12
        12 Le Loi⏎Ward 5⏎District 1⏎Ho Chi Minh City
        Income:⏎  salary 25m⏎  rent 8m⏎  total 33m
        Minutes⏎=======⏎present: Lan, Minh
        | rate | months |⏎| 6.1% | 12 |
        > quoted from her mail⏎> second line
        first⏎⏎⏎fourth line
        Ms Tran (née Nguyen)
        αβγ and Привет from other scripts
        ✓ seen ✗ missing
        5 × 3 = 15, ≤ 20 %, ±2
        Ω 50 µm ½ cup № 7
        bell␇rings => bellrings
        hidden∅word => hiddenword
        abc⟲def => abcdef
        TODO: ask for the deed
        Mr. O'Brien-Smith Jr., CFO
        Complaint CP-2026-0007: card charged twice
        Very long line without any break that goes on and on and on, as people write when they are in a hurry today
        End of month only. EOM. eom.
        next Tue works, Wed doesn't
        1,234.56 USD; 1.234,56 EUR; 1'234.56 CHF
        yes⏎yes⏎no
        Call me Al
        SELECT * FROM customers; DROP TABLE
        [b]not bold[/b] [red]nor red[/]
        \\n is no new line here
    """,
    "vi": """
        Gọi lúc 9h10, không nghe máy.
        Gọi lúc 9h10⏎Không nghe máy⏎Gọi lại sau giờ trưa
        Gặp vợ anh Đức: gọi lại thứ năm sau 17h
        - muốn 6,1 %⏎- đang so với 2 ngân hàng khác⏎- thứ sáu trả lời
        1. sao kê lương⏎2. hợp đồng lao động⏎3. sổ hộ khẩu
        * bản sao CCCD⏎* ảnh 3x4
        Hỏi về:⏎⇥lãi suất⏎⇥phí⏎⇥trả nợ trước hạn
        Kính gửi anh Đức,⏎⏎cảm ơn anh đã ghé chi nhánh.⏎⏎Trân trọng
        Kính gửi chị Hương,␍␍em xin gửi biểu phí.␍Trân trọng => Kính gửi chị Hương,⏎⏎em xin gửi biểu phí.⏎Trân trọng
        ⏎⏎Gặp tại quầy => Gặp tại quầy
        Gặp tại quầy⏎⏎ => Gặp tại quầy
        ␣␣ Gặp tại quầy => Gặp tại quầy
        Lương 25.000.000đ + thưởng tháng 13
        Lãi [6,1%] & phí <0,5%> “như đã thỏa thuận”
        Khách ở số 12 Lê Lợi⏎P. Bến Thành⏎Q. 1⏎TP. HCM
        Thu nhập:⏎  lương 25tr⏎  cho thuê 8tr⏎  cộng 33tr
        Chị nói: “để em hỏi chồng”
        Anh Tuấn (chồng chị Hà) đứng tên sổ đỏ
        Tie◌̂◌́ng Vie◌̣◌̂t => Tiếng Việt
        Nguye◌̂◌̃n Thi◌̣ Hu◌̛o◌̛ng => Nguyễn Thị Hương
        đã kiểm tra hồ sơ gốc
        ĐÃ KIỂM TRA HỒ SƠ GỐC
        Đặng Thuý Hoà và Đặng Thúy Hòa
        hỏa, hoả, thủy, thuỷ đều giữ nguyên
        dd/mm: trả 12/11, 13/11 và 14/11
        Vay mua nhà 2 tỷ, 20 năm, cố định 3 năm
        2tr3 mỗi tháng, 15 triệu rưỡi mỗi quý
        KH hẹn t5 9h30 ra CN ký
        k nghe máy, nhắn zalo r
        ko có nhu cầu
        sdt mới: 0905 111 222 (số cũ bỏ)
        STK 0071 0012 3456 7 — VCB CN Tân Bình
        HĐTD số 2290/2026/HĐTD-CN7 ngày 20/11/2026
        QĐ 89/QĐ-NHNN
        MST: 0301234567-001
        #vay vẫn là chữ, !cao cũng vậy
        :: không phải dòng thêm nhanh
        Biên bản⏎========⏎có mặt: Lan, Minh
        | lãi | tháng |⏎| 6,1% | 12 |
        > trích thư của chị⏎> dòng hai
        dòng một⏎⏎⏎dòng bốn
        hai  khoảng  trắng  giữa  chữ
        bảng⇥giá⇥tiền
        giá␣niêm␣yết => giá␣niêm␣yết
        chuông␇kêu => chuôngkêu
        ẩn∅giữa => ẩngiữa
        đảo⟲chiều => đảochiều
        C:\\Tài liệu\\bản quét 1.pdf
        https://vidu.vn/a?b=c&d=%20e
        lan@vidu.vn; huong@vidu.vn
        100% chắc chắn?! Có/không/chưa...
        Tết trả nợ, mùng 6 mở hàng
        Mồng 3 âm giỗ bố, đừng gọi
        Bác Ngọc giới thiệu, cô Tư bảo lãnh
        Con gái du học Úc → cần chuyển tiền
        ưu đãi đến 31/12, sau đó thả nổi + 3,5 %/năm
        ✓ đã nhận ✗ còn thiếu
        Chủ cửa hàng giày dép “Bước Chân Việt”
        0
        ?
        ok
        Phàn nàn thẻ bị trừ 2 lần ở Co.op Mart 18/11
        Một dòng rất dài không xuống hàng vì đang vội, khách đứng trước mặt và hỏi liên tục về lãi, phí, giấy tờ
        {tên} phải ký {ở đây}
    """,
    "zh": """
        9点10分打过电话，没人接。
        9点10分打过⏎没人接⏎下午再打
        他太太接的：周四五点以后再打
        - 想要6.1%⏎- 正在比较别的银行⏎- 周五决定
        1. 工资单⏎2. 劳动合同⏎3. 近6个月流水
        一、身份证复印件⏎二、照片
        问了：⏎⇥利率⏎⇥费用⏎⇥提前还款
        尊敬的王先生：⏎⏎感谢您的来访。⏎⏎此致
        尊敬的王先生：␍␍附上费率表。␍此致 => 尊敬的王先生：⏎⏎附上费率表。⏎此致
        ⏎⏎在网点见面 => 在网点见面
        在网点见面⏎⏎ => 在网点见面
        　　段首空两格 => 段首空两格
        第一段　　中间的全角空格
        利率［6.1％］＆费用＜0.5％＞
        “按约定”和‘按约定’
        《借款合同》第十二条
        工资25,000元＋年终奖
        地址：北京市朝阳区建国路88号⏎邮编100022
        收入：⏎  工资2.5万⏎  租金8千⏎  合计3.3万
        她说：“我问问先生。”
        王小明（王女士的丈夫）是产权人
        陈美玲 Chen Meiling 陳美玲
        繁體字和简体字都保留
        貸款、房貸、車貸
        欧阳娜娜要20万元贷款
        𠮷野家的員工
        〇二〇一二三四
        二〇二六年十一月二十日
        2026年11月20日 周五 上午9:30
        2026/11/20、2026-11-20、11.20
        下周三带营业执照来，可能要改时间……
        不要九点前打——夜班
        12日、13日、14日各还一笔
        房贷200万，20年，前3年固定
        每月2万3，每季15万
        ￥1,234.56；¥1,234.56
        电话：138 1234 5678（旧号停用）
        账号6222 0200 1234 5678 901
        合同号：京（2026）贷字第2290号
        统一社会信用代码91110000100000008K
        粤B·12345
        微信号lan_2026，邮箱lan@example.cn
        https://example.cn/a?b=c&d=%20e
        C:\\资料\\扫描件1.pdf
        ＡＢＣ１２３全角字母数字
        半角ｱｲｳ和全角アイウ
        #贷款 在这里只是字，!高 也是
        :: 不是快速添加
        纪要⏎====⏎出席：王、李
        ｜利率｜期限｜⏎｜6.1%｜12｜
        > 引自她的邮件⏎> 第二行
        第一行⏎⏎⏎第四行
        铃␇声 => 铃声
        隐∅藏 => 隐藏
        方⟲向 => 方向
        价␣格 => 价␣格
        ✓已收 ✗还缺
        好的
        ？
        0
        同上
        投诉：卡在超市被扣两次，11月18日
        由王先生介绍来的，做五金批发生意，旺季在春节前，平时资金周转快，想先了解额度和利率，再决定是否用自己的店面作抵押
        {姓名}须在{此处}签字
    """,
}
"""By language, a text a line."""

_SIGNS = str.maketrans(
    {"⏎": "\n", "␍": "\r\n", "⇥": "\t", "␣": "\u00a0", "∅": "\u200b", "◌": "", "␇": "\x07", "⟲": "\u202e"}
)


def cases(language: str) -> list[tuple[str, str]]:
    """Return what is written and what is kept of it, in a language."""
    lines = [line.removeprefix(" " * 8) for line in NOTES[language].strip("\n").split("\n") if line.strip()]
    parted = [line.partition(" => ") for line in lines]
    return [
        (written.translate(_SIGNS), unicodedata.normalize("NFC", kept or written).translate(_SIGNS))
        for written, _, kept in parted
    ]
