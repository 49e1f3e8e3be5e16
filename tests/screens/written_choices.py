"""How people type the answers of the desk's own lists, in three languages: one a line, with the answer that is meant.

Written by hand, from how officers write in chats, on forms and in old systems: parts of words, no marks, initials, the
stored word, another word for the same thing, Chinese by sound; `?` where more than one may be meant.
"""

TYPED = {
    "en": """
        customer.kind: individual = individual | ind = individual | INDIVIDUAL = individual | person = individual
        customer.kind: household = household | house bus = household | company = company | comp = company
        customer.kind: firm = company | Corporate = company | i = individual
        customer.sex: f = female | fem = female | m = male | woman = female | man = male
        customer.size_class: micro = micro | med = medium | medium = medium | medium sized = medium | m = ?
        customer.stage: new = new | risk = at_risk | at risk = at_risk | high = high_value | hv = high_value
        customer.tier: g = gold | GOLD = gold | sil = silver | st = standard
        contact_point.kind: phone = phone | ph = phone | mobile = phone | tel = phone | cell = phone
        contact_point.kind: email = email | e-mail = email | e mail = email | mail = email | what = whatsapp
        contact_point.kind: fb = facebook | web = website | w = ? | zalo = zalo
        address.kind: home = home | office = work | work = work | mail = mailing | shop = site | business = site
        identity_document.kind: id = id_card | ID card = id_card | id_card = id_card | national id = id_card
        identity_document.kind: passport = passport | pass = passport | pp = passport | birth = birth_certificate
        identity_document.kind: driver's license = driving_licence | driving = driving_licence | ssn = social_security
        identity_document.kind: tax = tax_certificate | licence = ? | business lic = business_licence
        identity_document.kind: residence permit = residence
        relation.role: wife = spouse | husband = spouse | son = child | daughter = child | mother = parent
        relation.role: brother = sibling | ubo = beneficial_owner | owner = owner | own = ? | acc = accountant
        relation.role: guar = guarantor | same house = household | boss = employer | CEO = director
        consent.purpose: bureau = bureau | credit = bureau | marketing = marketing | personal data = data
        interaction.outcome: spoke = spoke | no ans = no_answer | no answer = no_answer | na = no_answer | busy = busy
        interaction.outcome: wrong = wrong_number | left = message | voicemail = message | not in = not_in | no = ?
        interaction.kind: call = call | branch = branch | whatsapp = chat | text = sms | note = note
        service_case.kind: compl = complaint | chargeback = dispute | inquiry = enquiry | question = enquiry
        service_case.channel: hotline = phone | app = app | counter = branch | letter = post | post = post
        holding.kind: acc = account | savings = deposit | term deposit = deposit | card = card | loan = loan
        fact.period: month = month | monthly = month | yearly = year | once = once | per year = year
        follow_up.what: call = call | meeting = meet | appointment = meet | todo = task | write = write | rev = review
        follow_up.priority: urgent = high | hi = high | norm = normal
        application.product: mortgage = home_loan | home = home_loan | auto = car_loan | cc = credit_card
        application.product: wc = working_capital | od = overdraft | personal loan = consumer_unsecured
        application.product: payroll = salary_loan | passbook = passbook_pledge
        application.method: annuity = annuity | emi = annuity | balloon = bullet | bullet = bullet
        application.method: equal = ? | equal principal = equal-principal | interest only = interest-only
        application.ball: us = us | we = us | customer = customer | approver = decider
        collateral.kind: car = vehicle | flat = apartment | apartment = apartment | house = house | stock = goods
    """,
    "vi": """
        customer.kind: cá nhân = individual | ca nhan = individual | cn = individual | CN = individual
        customer.kind: hộ kinh doanh = household | hkd = household | ho kd = household | doanh nghiệp = company
        customer.kind: dn = company | công ty = company | cty = company | Cty TNHH = company | individual = individual
        customer.sex: nam = male | nữ = female | nu = female | n = ? | bà = female | ông = male
        customer.tier: vàng = gold | vang = gold | bac = silver | gold = gold
        customer.stage: moi = new | cao = high_value | nguy cơ = at_risk | gtc = high_value
        contact_point.kind: điện thoại = phone | dien thoai = phone | đt = phone | sđt = phone | sdt = phone
        contact_point.kind: di động = phone | mail = email | zalo = zalo | fb = facebook | web = website
        address.kind: nhà = home | nha rieng = home | thường trú = registered | hộ khẩu = registered
        address.kind: cơ quan = work | noi lam viec = work | cửa hàng = site | kinh doanh = site
        identity_document.kind: cccd = id_card | CCCD = id_card | căn cước = id_card | can cuoc cong dan = id_card
        identity_document.kind: cmnd = id_card | cmt = id_card | chứng minh thư = id_card | hộ chiếu = passport
        identity_document.kind: ho chieu = passport | hc = passport | passport = passport | gks = birth_certificate
        identity_document.kind: khai sinh = birth_certificate | bằng lái = driving_licence | gplx = driving_licence
        identity_document.kind: đkkd = business_licence | gpkd = business_licence | bhxh = social_security
        identity_document.kind: mst = tax_certificate | thuế = tax_certificate | giấy = ? | tạm trú = residence
        relation.role: vợ = spouse | vo = spouse | chồng = spouse | chong = spouse | bố = parent | mẹ = parent
        relation.role: ba mẹ = parent | con = child | con trai = child | con gai = child | anh = sibling
        relation.role: chị = sibling | em = sibling | ktt = accountant | giam doc = director | gđ = director
        relation.role: chủ sở hữu = owner | bảo lãnh = guarantor
        consent.purpose: cic = bureau | CIC = bureau | tiep thi = marketing | dữ liệu = data
        interaction.outcome: nghe máy = spoke | nghe may = spoke | khong nghe may = no_answer | ko nghe máy = no_answer
        interaction.outcome: không bắt máy = no_answer | knm = no_answer | nghe = ? | bận = busy | ban = busy
        interaction.outcome: sai so = wrong_number | nhầm số = wrong_number | de lai tin = message | gap = met
        interaction.outcome: vắng = not_in | không có nhà = not_in
        interaction.kind: gọi = call | goi dien = call | quầy = branch | chi nhánh = branch | nhắn tin = chat
        service_case.kind: khiếu nại = complaint | khieu nai = complaint | kn = complaint | tra soat = dispute
        service_case.kind: phàn nàn = complaint | hỏi = enquiry | yc = request | thắc mắc = enquiry
        holding.kind: tài khoản = account | tai khoan = account | tk = ? | tiền gửi = deposit | tiết kiệm = deposit
        holding.kind: sổ tiết kiệm = deposit | thẻ = card | vay = loan | khoan vay = loan | bh = insurance
        fact.period: tháng = month | hàng tháng = month | quý = quarter | năm = year | mot lan = once
        follow_up.what: gọi = call | goi = call | gặp = meet | hẹn gặp = meet | thăm = visit | nhắn tin = write
        follow_up.what: việc = task | hua = promise | rà soát = review
        follow_up.priority: cao = high | gấp = high | khẩn = high | thường = normal
        application.product: lương = salary_loan | tín chấp = consumer_unsecured | mua nha = home_loan | ô tô = car_loan
        application.product: thấu chi = overdraft | ttd = credit_card | vlđ = working_capital
        application.product: cầm cố sổ = passbook_pledge
        application.method: tra gop = annuity | niên kim = annuity | dư nợ giảm dần = equal-principal
        application.ball: mình = us | khách = customer | người duyệt = decider
        collateral.kind: đất = land | sổ đỏ = land | nhà = house | căn hộ = apartment | chung cư = apartment
        collateral.kind: xe = vehicle | o to = vehicle | máy = machine | hàng = goods | sổ tiết kiệm = deposit
    """,
    "zh": """
        customer.kind: 个人 = individual | geren = individual | gr = individual | 企业 = company | qiye = company
        customer.kind: 公司 = company | gs = company | 个体户 = household | 个体 = household | gtgsh = household
        customer.kind: 自然人 = individual | 法人 = company
        customer.sex: 男 = male | nan = male | 女 = female | nv = female | nü = female | 先生 = male
        customer.tier: 金卡 = gold | jk = gold | 银卡 = silver | 普通 = standard | 黄金 = gold
        customer.stage: 新客户 = new | 成长 = growing | 高价值 = high_value | 流失 = ?
        contact_point.kind: 电话 = phone | dh = phone | dianhua = phone | 手机 = phone | 手机号 = phone
        contact_point.kind: 微信 = wechat | wx = wechat | weixin = wechat | 邮箱 = email
        contact_point.kind: 电子邮件 = email | 网站 = website
        address.kind: 住宅 = home | 家 = home | 家庭地址 = home | 单位 = work | 公司 = work | 注册 = registered
        address.kind: 店面 = site | 经营 = site | 通讯地址 = mailing | txdz = mailing | 户籍 = registered
        identity_document.kind: 身份证 = id_card | sfz = id_card | shenfenzheng = id_card | 居民身份证 = id_card
        identity_document.kind: 护照 = passport | hz = passport | huzhao = passport | 驾照 = driving_licence
        identity_document.kind: 驾驶证 = driving_licence | 营业执照 = business_licence | 执照 = business_licence
        identity_document.kind: yyzz = business_licence | 社保 = social_security | 出生证 = birth_certificate
        identity_document.kind: 居住证 = residence | passport = passport
        relation.role: 配偶 = spouse | 妻子 = spouse | 丈夫 = spouse | 老公 = spouse | 爱人 = spouse | 父亲 = parent
        relation.role: 妈妈 = parent | 儿子 = child | 女儿 = child | 哥哥 = sibling | 姐妹 = sibling
        relation.role: 担保人 = guarantor | 保证人 = guarantor | 实际控制人 = beneficial_owner | 会计 = accountant
        relation.role: 总经理 = director | 老板 = owner | 介绍人 = referrer | peiou = spouse
        consent.purpose: 征信 = bureau | zhengxin = bureau | 营销 = marketing | 个人信息 = data
        interaction.outcome: 已通话 = spoke | 接通 = spoke | 无人接听 = no_answer
        interaction.outcome: 没人接 = no_answer | 没接 = no_answer
        interaction.outcome: wrjt = no_answer | 占线 = busy | 忙 = busy | 打错 = wrong_number | 空号 = wrong_number
        interaction.outcome: 留言 = message | 见面 = met | 不在 = not_in
        interaction.kind: 网点 = branch | 柜台 = branch | 短信 = sms | 备注 = note | 聊天 = chat
        service_case.kind: 投诉 = complaint | ts = complaint | tousu = complaint | 争议 = dispute | 咨询 = enquiry
        service_case.kind: 抱怨 = complaint | 问询 = enquiry | 差错 = error | 请求 = request
        holding.kind: 账户 = account | 帐户 = account | 存款 = deposit | 定期 = deposit | 存单 = deposit | 卡 = card
        holding.kind: 贷款 = loan | daikuan = loan | dk = loan | 保险 = insurance | 保单 = insurance
        fact.period: 每月 = month | 月 = month | 年 = year | 按季 = quarter | 一次 = once
        follow_up.what: 电话 = call | 打电话 = call | 面谈 = meet | 见面 = meet
        follow_up.what: 拜访 = visit | bf = visit | 上门 = visit
        follow_up.what: 发短信 = write | 任务 = task | 待办 = task | 承诺 = promise
        follow_up.priority: 高 = high | 紧急 = high | 普通 = normal | 一般 = normal
        application.product: 房贷 = home_loan | 按揭 = home_loan | 车贷 = car_loan
        application.product: 信用卡 = credit_card | xyk = credit_card
        application.product: 透支 = overdraft | 流贷 = working_capital | 消费贷 = consumer_unsecured
        application.method: 等额本息 = annuity | debx = annuity | 等额本金 = equal-principal | debj = equal-principal
        application.method: 先息后本 = interest-only | 等额 = ?
        application.ball: 我方 = us | 我们 = us | 客户 = customer | 审批 = decider
        collateral.kind: 土地 = land | 房子 = house | 房产 = house | 公寓 = apartment | 汽车 = vehicle | 存单 = deposit
    """,
}
"""By language: `kind.field: typed = value | …`."""


def cases(language: str) -> list[tuple[str, str, str, str]]:
    """Return the cases of a language: kind of record, field, what is typed, what is meant."""
    found = []
    for line in TYPED[language].split("\n"):
        place, _, pairs = line.strip().partition(": ")
        for pair in filter(None, pairs.split(" | ")):
            typed, _, meant = pair.rpartition(" = ")
            found.append((*place.split("."), typed, meant))
    return found  # type: ignore[return-value]  # a place is a kind and a field
