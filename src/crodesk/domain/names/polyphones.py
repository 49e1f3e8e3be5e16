"""Chinese characters that sound in more than one way in names of people, firms and places."""

_READINGS = """
重:chong,zhong 长:chang,zhang 長:chang,zhang 朝:chao,zhao 乐:le,yue 樂:le,yue 行:xing,hang 厦:xia,sha 廈:xia,sha
会:hui,kuai 會:hui,kuai 单:dan,shan 單:dan,shan 蔚:wei,yu 柏:bai,bo 伯:bo,bai 茜:qian,xi 莘:shen,xin 娜:na,nuo
晟:sheng,cheng 盛:sheng,cheng 隽:jun,juan 劲:jin,jing 勁:jin,jing 参:can,shen 參:can,shen 泊:bo,po 澄:cheng,deng
筠:yun,jun 颉:jie,xie 頡:jie,xie 莞:guan,wan 埔:pu,bu 蚌:bang,beng 番:fan,pan 六:liu,lu 藏:zang,cang 宿:su,xiu
铅:qian,yan 鉛:qian,yan 歙:she,xi 陂:pi,bei 荥:xing,ying 滎:xing,ying 浚:jun,xun 洞:dong,tong 阿:a,e 奇:qi,ji
传:chuan,zhuan 傳:chuan,zhuan 调:diao,tiao 調:diao,tiao 校:xiao,jiao 省:sheng,xing 薄:bao,bo 堡:bao,pu 浒:hu,xu
滸:hu,xu 涡:wo,guo 渦:wo,guo 枞:cong,zong 珲:hun,hui 琿:hun,hui 圩:wei,xu 还:huan,hai 還:huan,hai 觉:jue,jiao
覺:jue,jiao 贾:jia,gu 賈:jia,gu 尉:wei,yu 谷:gu,yu 车:che,ju 車:che,ju 拓:tuo,ta 炅:jiong,gui 艾:ai,yi 解:jie,xie
"""

READINGS = {char: sounds.split(",") for char, _, sounds in (entry.partition(":") for entry in _READINGS.split())}
"""All that people may type for such a character, without tones and the usual sound first; rare sounds are left out, or
everybody would be found by them."""
