"""What people call the answers of the desk's lists besides their names there, in each language."""

from collections.abc import Mapping
from functools import cache

_ALSO = {
    "en": """
        individual: person, private customer, natural person, retail
        household business: sole trader, sole proprietor, family business
        company: firm, corporate, corporation, enterprise, legal entity
        female: woman, lady, girl
        male: man, gentleman, boy
        high value: VIP, HNW
        phone: mobile, cell, telephone, hotline, landline
        Facebook: FB, messenger
        website: site, homepage
        home: residence, house address
        registered: legal address, permanent address
        work: office, workplace
        business site: shop, store, factory, workshop
        identity card: national id, id card, citizen card
        passport: PP
        driving licence: driving license, driver's license, driver's licence
        social security number: SSN, social insurance
        business licence: business license, business registration
        tax certificate: TIN, tax code, tax number
        residence paper: residence permit, household book
        spouse: wife, husband, partner
        parent: father, mother, dad, mum, mom
        child: son, daughter, kid
        sibling: brother, sister
        family: relative, cousin, uncle, aunt
        beneficial owner: UBO
        director: CEO, manager, managing director
        chief accountant: CFO, bookkeeper
        employer: boss
        referrer: introducer, introduced by
        credit bureau check: CIC, credit check
        marketing: advertising
        use of personal data: privacy
        left a message: voicemail, message left
        spoke: reached, talked, answered
        no answer: didn't pick up, unanswered
        busy: engaged
        chat: WhatsApp, Zalo, WeChat
        SMS: text, text message
        call: phone, telephone, ring
        visit: go and see
        at the branch: counter, walk-in
        letter: post, mail
        dispute: chargeback
        enquiry: inquiry, question
        complaint: grievance
        error: mistake
        account: current account, checking
        deposit: savings, term deposit, passbook
        card: credit card, debit card
        loan: credit
        insurance: policy
        a month: monthly, per month
        a quarter: quarterly, per quarter
        a year: yearly, annual, annually, per year
        once: one-off
        task: todo, to-do
        meet: meeting, appointment
        write: message, text, mail
        promise: commitment
        high: urgent, important
        normal: usual, low
        home loan: mortgage, house loan
        car loan: auto loan, vehicle loan
        salary loan: payroll loan
        consumer loan, unsecured: personal loan
        working capital line: revolving line
        overdraft: OD
        loan on a passbook: savings-backed loan
        equal instalments: EMI, amortising, equal payments
        everything at the end: balloon
        who decides: approver, committee
        we: bank
        vehicle: car, truck, motorbike
        flat: apartment, condo
        house: villa
        goods: stock, inventory
        land: plot
    """,
    "vi": """
        individual: khách lẻ, thể nhân
        household business: hộ kd, hộ cá thể, cá thể
        company: công ty, cty, công ty TNHH, cty TNHH, công ty cổ phần, cty CP, tổ chức, pháp nhân
        female: bà, chị, cô
        male: ông, anh, chú
        high value: VIP
        phone: số điện thoại, sđt, di động, dđ, đtdđ, số máy, hotline
        e-mail: mail, thư điện tử
        Facebook: FB
        website: trang mạng
        home: nhà ở, chỗ ở, tạm trú
        registered: hộ khẩu, hktt
        work: cơ quan, công ty, chỗ làm
        business site: cửa hàng, xưởng, địa điểm kinh doanh
        mailing: gửi thư, liên lạc
        identity card: căn cước, căn cước công dân, thẻ căn cước, CMND, CMT, chứng minh thư, chứng minh nhân dân
        driving licence: bằng lái, bằng lái xe
        social security number: BHXH, bảo hiểm xã hội, sổ bảo hiểm
        business licence: GPKD, giấy phép kinh doanh, đăng ký kinh doanh
        tax certificate: MST, mã số thuế
        residence paper: tạm trú, KT3, hộ khẩu, sổ hộ khẩu
        parent: bố, ba, bố mẹ, ba mẹ, má, phụ huynh
        child: con trai, con gái
        sibling: anh, chị, em, anh trai, chị gái, em trai, em gái
        family: họ hàng, bà con, người thân
        director: GĐ, tổng giám đốc, sếp
        chief accountant: kế toán
        employer: công ty, cơ quan
        same group: cùng tập đoàn
        credit bureau check: tra CIC, tín dụng
        marketing: quảng cáo
        use of personal data: DLCN
        spoke: đã nghe, gặp được, đã nói chuyện
        no answer: ko nghe máy, k nghe máy, không bắt máy, ko bắt máy, không trả lời
        busy: bận máy
        wrong number: nhầm số, lộn số
        left a message: nhắn lại
        not in: không có nhà, đi vắng
        call: điện thoại, đt, gọi
        visit: đi thăm, gặp tận nơi
        at the branch: chi nhánh, quầy, ra quầy
        letter: công văn
        complaint: phàn nàn
        dispute: tranh chấp
        error: lỗi, sai lầm
        enquiry: thắc mắc, câu hỏi
        request: đề nghị
        account: TKTT
        deposit: tiết kiệm, sổ tiết kiệm
        card: thẻ tín dụng, thẻ ghi nợ, ATM
        loan: vay vốn, món vay
        a month: hàng tháng, hằng tháng
        a quarter: hàng quý, hằng quý
        a year: hàng năm, hằng năm
        task: việc cần làm
        meet: hẹn gặp, hẹn, cuộc hẹn
        write: nhắn tin, gửi tin
        promise: cam kết, lời hứa
        high: gấp, khẩn, quan trọng
        home loan: vay nhà, vay mua đất
        car loan: ô tô, vay ô tô, vay oto
        working capital line: vlđ, vay vốn lưu động
        consumer loan, unsecured: vay tiêu dùng, vay tín chấp
        loan on a passbook: cầm cố sổ, cầm sổ
        equal instalments: niên kim, trả góp
        equal principal: dư nợ giảm dần
        interest only, principal at the end: gốc cuối kỳ
        who decides: cấp phê duyệt, hội đồng
        we: ngân hàng, chúng ta
        land: sổ đỏ, quyền sử dụng đất
        vehicle: ô tô, oto, xe máy, xe tải
        flat: chung cư
        house: sổ hồng
        goods: hàng tồn kho
        machine: thiết bị
    """,
    "zh": """
        individual: 自然人, 个人客户, 私人
        household business: 个体户
        company: 公司, 法人, 对公, 单位
        female: 女士, 小姐
        male: 先生
        Gold: 黄金, 贵宾
        new: 新客户
        phone: 手机, 手机号, 手机号码, 座机, 热线
        e-mail: 邮箱, 电子邮件, 电子邮箱, 电邮
        website: 网址
        home: 家, 家庭, 家庭地址, 住址
        registered: 户籍, 户口, 户口所在地
        work: 公司, 办公, 办公室, 工作单位
        business site: 店面, 门店, 店铺, 工厂
        mailing: 通讯地址, 邮寄
        identity card: 居民身份证, 二代证
        driving licence: 驾照, 驾驶执照
        social security number: 社保卡, 社会保险
        tax certificate: 税号, 纳税人识别号
        residence paper: 暂住证, 户口本, 居留证
        birth certificate: 出生医学证明
        spouse: 妻子, 丈夫, 老公, 老婆, 爱人, 太太, 先生
        parent: 父亲, 母亲, 爸爸, 妈妈
        child: 儿子, 女儿, 孩子
        sibling: 哥哥, 弟弟, 姐姐, 妹妹, 兄弟, 姐妹
        family: 亲戚, 家人
        owner: 老板, 业主
        beneficial owner: 实际控制人, 实控人
        director: 总经理, 经理, 总裁
        chief accountant: 会计, 财务
        guarantor: 担保人
        employer: 单位, 公司
        referrer: 介绍人
        credit bureau check: 查征信
        use of personal data: 隐私
        spoke: 接通, 通话
        no answer: 没人接, 没接, 未接, 没接电话
        busy: 忙, 忙线, 正忙
        wrong number: 打错, 打错了, 空号, 错号
        left a message: 留了言
        met: 见到
        not in: 没人, 不在家
        call: 打电话, 致电
        visit: 上门, 走访
        at the branch: 柜台, 柜面
        chat: 微信
        letter: 信件, 书信
        complaint: 抱怨
        dispute: 纠纷, 异议
        error: 错误
        enquiry: 问询, 询问
        request: 申请
        account: 帐户, 户头
        deposit: 定期, 存单, 活期, 定存, 存折
        insurance: 保单
        a month: 按月
        a quarter: 按季
        a year: 按年
        task: 待办, 待办事项
        meet: 见面, 约见, 会面
        write: 发短信, 发微信, 写信
        high: 紧急, 重要, 加急
        normal: 一般
        home loan: 按揭, 房贷
        car loan: 车贷
        salary loan: 工资贷
        consumer loan, unsecured: 消费贷, 个人消费贷款
        working capital line: 流贷
        loan on a passbook: 存单质押
        interest only, principal at the end: 先息后本
        we: 我们, 银行
        who decides: 审批
        land: 地
        house: 房子, 房产, 住宅
        vehicle: 汽车, 车
        goods: 存货
    """,
}
"""By language, a line for each answer by its message id: other words for it, whole or in part as its own."""


def also_called(label: str, language: str) -> tuple[str, ...]:
    """Return what an answer is called besides its name, in a language; `label` is its message id."""
    return _table(language).get(label, ())


@cache
def _table(language: str) -> Mapping[str, tuple[str, ...]]:
    lines = (line.strip().rpartition(": ") for line in _ALSO.get(language, "").splitlines() if line.strip())
    return {label: tuple(words.split(", ")) for label, _, words in lines}
