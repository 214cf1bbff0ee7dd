package claim

import "testing"

// TestOwnKinds: kinds of true sentences that the texts of the sites have, and what of them is false.
func TestOwnKinds(t *testing.T) {
	openSite(t, ".", "2022-h1").hold(t, []sentence{
		// What a word of comparison takes up is what the number before it was.
		{"baojing", "技术合同成交额年度目标0.80亿元，与凤凰县相同。", ""},
		{"baojing", "技术合同成交额年度目标0.80亿元，与吉首市相同。", "“相同”与数据不符"},
		{"longshan", "引进外国专家和外专项目人才完成66.7%，与泸溪县并列第1位。", ""},
		{"longshan", "引进外国专家和外专项目人才完成66.7%，与古丈县并列第1位。", "并列"},
		// A period that something is a share of is in the same year.
		{"gaoxin-chanzhi", "去年上半年占全年的43.3%。", ""},
		{"gaoxin-chanzhi", "去年上半年占全年的45.3%。", "43.3%"},
		// The word that stands before each number behind 分别.
		{"gaoxin-zengjiazhi", "古丈县、泸溪县、龙山县分别增长21.5%、增长19.3%、增长14.8%。", ""},
		{"gaoxin-zengjiazhi", "古丈县、泸溪县、龙山县分别增长21.5%、增长19.3%、增长17.7%。", "14.8%"},
		{"", "高新技术产业产值保靖县同比下降3.2%，为八县市唯一下降。", ""},
		// A month named before is the month that 当月 means.
		{"", "科技科普活动5月科技活动周是高峰，当月新增38场。", ""},
		// Some of those counted are no figure.
		{"xiangmu-yuqi", "保靖县由上年同期的4项增加到5项，有2项承担单位停产。", ""},
		// Differences between the numbers of a sentence.
		{"baojing", "科技型中小企业审查18家、入库14家，差额4家正在补正。", ""},
		// Those of a list, each with its number, together.
		{"jishu-hetong", "一季度州直单位0.83亿元、湘西高新区0.42亿元贡献36.1%。", ""},
		// A part of another indicator.
		{"gaoqi-jingzeng", "首次申报67家，年末核实净增。", ""},
		// Names without what stands in brackets.
		{"", "技术合同成交额2021年州直单位和湘西高新区合计2.17亿元。", ""},
		{"", "技术合同成交额2021年州直单位和湘西高新区合计3.17亿元。", "2.17亿元"},
	})
}
