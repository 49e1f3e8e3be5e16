"""Chinese surnames: those that sound otherwise than in a text, and those of two characters."""

_READINGS = """
曾:zeng1 单:shan4 單:shan4 解:xie4 仇:qiu2 查:zha1 朴:piao2 区:ou1 區:ou1 任:ren2 盖:ge3 蓋:ge3 翟:zhai2
缪:miao4 繆:miao4 乐:yue4 樂:yue4 折:she2 种:chong2 種:chong2 黑:he4 洗:xian3 华:hua4 華:hua4 纪:ji3 紀:ji3
葛:ge3 覃:qin2 员:yun4 員:yun4 秘:bi4 祭:zhai4 召:shao4 隗:wei3 乜:nie4 都:du1 能:nai4 繁:po2 么:yao1 藏:zang1
卜:bu3 干:gan1 过:guo1 過:guo1 炅:gui4 阚:kan4 闞:kan4 牟:mu4 粘:nian2 相:xiang4 燕:yan1 要:yao1 於:yu1
郇:xun2 撒:sa4 佴:nai4 句:gou1 占:zhan1
"""

_COMPOUND = """
欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 獨孤 南宫 南宮 万俟 闻人 聞人 夏侯 诸葛 諸葛 尉迟 尉遲 公羊
赫连 赫連 澹台 澹臺 皇甫 宗政 濮阳 濮陽 公冶 太叔 申屠 公孙 公孫 慕容 仲孙 仲孫 钟离 鍾離 长孙 長孫 宇文 司徒
鲜于 鮮于 司空 闾丘 亓官 司寇 巫马 颛孙 公良 漆雕 乐正 樂正 谷梁 拓跋 轩辕 軒轅 令狐 百里 呼延 东郭 南门 羊舌
梁丘 左丘 东门 西门 第五 纳兰 納蘭 单于 淳于
"""

READINGS = dict(entry.split(":") for entry in _READINGS.split())
"""How a character sounds as a surname where its usual sound is another (Xiandai Hanyu Cidian), with old forms."""

COMPOUND = frozenset(_COMPOUND.split())
"""Surnames of two characters that are met today, with old forms."""

COMPOUND_READINGS = {"尉遲": "yu4 chi2", "諸葛": "zhu1 ge3", "乐正": "yue4 zheng4", "樂正": "yue4 zheng4"}
"""Compound surnames whose sound the pinyin library doesn't know."""
