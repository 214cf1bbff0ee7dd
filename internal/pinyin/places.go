package pinyin

// places are names of places whose characters have another reading in them than they usually have. A longer name is read by
// the one that it begins with: 六安市 by 六安.
var places = map[string]string{
	"六安": "lu an", "六合": "lu he", "蚌埠": "beng bu", "涡阳": "guo yang", "枞阳": "zong yang", "浒墅关": "xu shu guan",
	"浒湾": "xu wan", "乐清": "yue qing", "会稽": "kuai ji", "厦门": "xia men", "铅山": "yan shan", "单县": "shan xian",
	"莘庄": "xin zhuang", "东阿": "dong e", "乐陵": "lao ling", "牟平": "mu ping", "乐亭": "lao ting", "蔚县": "yu xian",
	"大城": "dai cheng", "泊头": "bo tou", "洪洞": "hong tong", "解州": "hai zhou", "长子": "zhang zi", "繁峙": "fan shi",
	"浚县": "xun xian", "泌阳": "bi yang", "荥经": "ying jing", "中牟": "zhong mu", "召陵": "shao ling", "黄陂": "huang pi",
	"曾都": "zeng du", "番禺": "pan yu", "大埔": "da bu", "泷水": "shuang shui", "大涌": "da chong", "东涌": "dong chong",
	"龙圩": "long xu", "覃塘": "qin tang", "重庆": "chong qing", "犍为": "qian wei", "筠连": "jun lian", "吴堡": "wu bu",
	"宕昌": "tan chang", "崆峒": "kong tong", "称多": "chen duo", "尉犁": "yu li", "伽师": "jia shi", "红寺堡": "hong si bu",
	"珲春": "hun chun", "穆棱": "mu ling", "闵行": "min hang", "宝坻": "bao di", "西藏": "xi zang",
}
