package format

import (
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// said are sentences that were read aloud: each is what a clerk would write. 甲's is the county's, the first indicator's
// the indicator's; an empty one is not asked.
var said = []struct {
	name                               string
	month                              int
	words                              model.Words
	names                              string
	data                               []indicator
	bulletin, county, indicator, board string
}{
	{name: "all at zero", month: 3, words: county, names: "甲县 乙县 丙县", data: []indicator{
		{Indicator: flow("成果登记", "项", 0), target: "30 10 10 10", value: "0 0 0 0"},
		{Indicator: flow("引进专家", "人", 0), target: "30 10 10 10", value: "0 0 0 0"},
	},
		bulletin:  "截至2022年3月末，全州2项有进度要求的指标均尚未破零；各县市均有2项落后序时。",
		county:    "甲县：2项有进度要求的指标均尚未破零。",
		indicator: "全州尚未破零，年度目标30项；各县市均尚未破零。",
		board:     "截至2022年3月末，3个县市6项次有进度要求的任务均尚未破零。",
	},
	{name: "all behind are at zero", month: 3, words: county, names: "甲县 乙县 丙县", data: []indicator{
		{Indicator: flow("成果登记", "项", 0), target: "30 10 10 10", value: "5 0 0 5"},
		{Indicator: flow("引进专家", "人", 0), target: "30 10 10 10", value: "0 0 0 0"},
	},
		bulletin:  "截至2022年3月末，全州2项有进度要求的指标均落后序时，其中引进专家尚未破零；落后序时项数最多的是甲县、乙县，各有2项。",
		county:    "甲县：2项有进度要求的指标均尚未破零。",
		indicator: "全州累计5项，完成年度目标的16.7%，低于序时进度8.3个百分点；完成率丙县50.0%居首位；甲县、乙县尚未破零。",
		board:     "截至2022年3月末，3个县市6项次有进度要求的任务中，5项次尚未破零；落后面最大的是引进专家，各县市均落后序时。",
	},
	{name: "many at zero", month: 6, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: flow("合同额", "亿元", 2), target: "20 10 10", value: "5 2 3"},
		{Indicator: flow("成果登记", "项", 0), target: "20 10 10", value: "0 0 0"},
		{Indicator: flow("引进专家", "人", 0), target: "20 10 10", value: "0 0 0"},
		{Indicator: flow("活动", "场", 0), target: "20 10 10", value: "0 0 0"},
		{Indicator: flow("专利", "件", 0), target: "20 10 10", value: "0 0 0"},
		{Indicator: flow("申报", "家", 0), target: "20 10 10", value: "6 3 3"},
	},
		bulletin:  "截至2022年6月末，全州6项有进度要求的指标均落后序时，其中4项尚未破零；各县市均有6项落后序时。",
		county:    "甲县：6项有进度要求的指标均落后序时，其中4项尚未破零；其余差距最大的是合同额，完成率20.0%，低于序时进度30.0个百分点，居全州末位。",
		indicator: "全州累计5.00亿元，完成年度目标的25.0%，低于序时进度25.0个百分点；完成率乙县30.0%居首位，甲县20.0%居末位；各县市均落后序时。",
		board:     "截至2022年6月末，2个县市12项次有进度要求的任务均落后序时，其中8项次尚未破零。",
	},
	{name: "a county has reported nothing", month: 6, words: county, names: "甲县 乙县 丙县", data: []indicator{
		{Indicator: flow("活动", "场", 0), target: "30 10 10 10", value: "12 n 6 6"},
		{Indicator: flow("成果登记", "项", 0), target: "30 10 10 10", value: "6 n 2 4"},
	},
		bulletin:  "截至2022年6月末，全州2项有进度要求的指标均落后序时；落后序时项数最多的是乙县、丙县，各有1项。",
		county:    "甲县：2项指标均未报送。",
		indicator: "全州累计12场，完成年度目标的40.0%，低于序时进度10.0个百分点；可比的2个县市均达到序时进度。",
		board:     "截至2022年6月末，3个县市4项次有进度要求的任务中，2项次落后序时；落后面最大的是成果登记，可比的各县市均落后序时。",
	},
	{name: "met exactly in June", month: 6, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: flow("活动", "场", 0), target: "20 10 10", value: "20 10 10"},
		{Indicator: flow("成果登记", "项", 0), target: "20 10 10", value: "20 10 10"},
	},
		bulletin:  "截至2022年6月末，全州2项有进度要求的指标均已完成年度目标。",
		county:    "甲县：2项有进度要求的指标均已完成年度目标。",
		indicator: "全州累计20场，完成年度目标的100.0%；各县市完成率均为100.0%；各县市均已完成年度目标。",
		board:     "截至2022年6月末，2个县市4项次有进度要求的任务均已完成年度目标。",
	},
	{name: "met and over in June", month: 6, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: flow("活动", "场", 0), target: "20 10 10", value: "22 12 10"},
		{Indicator: flow("成果登记", "项", 0), target: "20 10 10", value: "20 10 10"},
		{Indicator: flow("申报", "家", 0), target: "20 10 10", value: "12 6 6"},
	},
		bulletin:  "截至2022年6月末，全州3项有进度要求的指标均达到序时进度，其中1项超额完成年度目标，1项已完成年度目标。",
		county:    "甲县：3项有进度要求的指标均达到序时进度，其中1项超额完成年度目标，1项已完成年度目标；进度最快的是活动，完成率120.0%，居全州首位。",
		indicator: "全州累计22场，完成年度目标的110.0%；完成率甲县120.0%居首位，乙县100.0%最低；各县市均已完成年度目标。",
		board:     "截至2022年6月末，2个县市6项次有进度要求的任务均达到序时进度，其中1项次超额完成年度目标，3项次已完成年度目标。",
	},
	{name: "short by a little at the end of the year", month: 12, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: flow("人次", "人次", 0), target: "20000 10000 10000", value: "19996 9996 10000"},
	},
		bulletin:  "截至2022年末，全州1项有进度要求的指标未完成年度目标；未完成年度目标项数最多的是甲县，有1项。",
		county:    "甲县：1项有进度要求的指标未完成年度目标；人次完成率99.96%，居全州末位。",
		indicator: "全州累计19996人次，完成年度目标的99.98%；完成率乙县100.0%居首位，甲县99.96%居末位；甲县未完成年度目标。",
		board:     "截至2022年末，2个县市2项次有进度要求的任务中，1项次未完成年度目标。",
	},
	{name: "nothing reached at the end of the year", month: 12, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: flow("活动", "场", 0), target: "20 10 10", value: "12 5 7"},
		{Indicator: flow("成果登记", "项", 0), target: "20 10 10", value: "12 6 6"},
	},
		bulletin:  "截至2022年末，全州2项有进度要求的指标均未完成年度目标；各县市均有2项未完成年度目标。",
		county:    "甲县：2项有进度要求的指标均未完成年度目标；差距最大的是活动，完成率50.0%，居全州末位。",
		indicator: "全州累计12场，完成年度目标的60.0%；完成率乙县70.0%居首位，甲县50.0%居末位；各县市均未完成年度目标。",
		board:     "截至2022年末，2个县市4项次有进度要求的任务均未完成年度目标。",
	},
	{name: "all reached at the end of the year", month: 12, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: flow("活动", "场", 0), target: "20 10 10", value: "21 11 10"},
		{Indicator: flow("成果登记", "项", 0), target: "20 10 10", value: "20 10 10"},
	},
		bulletin:  "截至2022年末，全州2项有进度要求的指标均完成年度目标，其中1项超额完成年度目标。",
		county:    "甲县：2项有进度要求的指标均完成年度目标，其中1项超额完成年度目标；完成率最高的是活动，完成率110.0%，居全州首位。",
		indicator: "全州累计21场，完成年度目标的105.0%；完成率甲县110.0%居首位，乙县100.0%最低；各县市均完成年度目标。",
		board:     "截至2022年末，2个县市4项次有进度要求的任务均完成年度目标，其中1项次超额完成年度目标。",
	},
	{name: "a limit exceeded", month: 6, words: county, names: "甲县 乙县 丙县", data: []indicator{
		{Indicator: lower(flow("事故", "起", 0)), target: "9 3 3 3", value: "9 5 2 2"},
		{Indicator: flow("活动", "场", 0), target: "30 10 10 10", value: "18 6 6 6"},
	},
		bulletin:  "截至2022年6月末，全州2项有进度要求的指标中，1项达到序时进度，1项超出序时进度；各县市均有1项超出序时进度。",
		county:    "甲县：2项有进度要求的指标中，1项达到序时进度，1项超出年度控制数；事故累计5起，超年度控制数2起，居全州末位。",
		indicator: "全州累计9起，与年度控制数持平，超出序时进度50.0个百分点；按控制情况排名，乙县、丙县同为2起，并列首位，甲县5起居末位；各县市均超出序时进度，其中甲县超出年度控制数。",
		board:     "截至2022年6月末，3个县市6项次有进度要求的任务中，3项次超出序时进度；涉及面最大的是事故，各县市均超出序时进度。",
	},
	{name: "limits and a task behind", month: 6, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: lower(flow("事故", "起", 0)), target: "6 3 3", value: "4 2 2"},
		{Indicator: flow("活动", "场", 0), target: "20 10 10", value: "8 4 4"},
	},
		bulletin:  "截至2022年6月末，全州2项有进度要求的指标均未达序时要求；各县市均有2项未达序时要求。",
		county:    "甲县：2项有进度要求的指标均未达序时要求；差距最大的是事故，累计2起，比年度控制数少1起，超出序时进度16.7个百分点。",
		indicator: "全州累计4起，比年度控制数少2起，超出序时进度16.7个百分点；各县市均为2起；各县市均超出序时进度。",
		board:     "截至2022年6月末，2个县市4项次有进度要求的任务均未达序时要求。",
	},
	{name: "limits kept", month: 6, words: county, names: "甲县 乙县 丙县", data: []indicator{
		{Indicator: lower(flow("事故", "起", 0)), target: "9 3 3 3", value: "3 1 1 1"},
		{Indicator: flow("活动", "场", 0), target: "30 10 10 10", value: "18 6 6 6"},
	},
		bulletin:  "截至2022年6月末，全州2项有进度要求的指标均达到序时要求。",
		county:    "甲县：2项有进度要求的指标均达到序时要求；活动完成率60.0%，高于序时进度10.0个百分点。",
		indicator: "全州累计3起，比年度控制数少6起，低于序时进度16.7个百分点；各县市均为1起；各县市均控制在序时进度以内。",
		board:     "截至2022年6月末，3个县市6项次有进度要求的任务均达到序时要求。",
	},
	{name: "limits alone, kept, one of zero", month: 6, words: county, names: "甲县 乙县 丙县", data: []indicator{
		{Indicator: lower(flow("事故", "起", 0)), target: "9 3 3 3", value: "2 0 1 1"},
		{Indicator: lower(flow("重大事故", "起", 0)), target: "0 0 0 0", value: "0 0 0 0"},
	},
		bulletin:  "截至2022年6月末，全州2项有进度要求的指标均控制在序时进度以内。",
		county:    "甲县：2项有进度要求的指标均控制在序时进度以内。",
		indicator: "全州累计2起，比年度控制数少7起，低于序时进度27.8个百分点；按控制情况排名，甲县0起居首位；各县市均控制在序时进度以内。",
		board:     "截至2022年6月末，3个县市6项次有进度要求的任务均控制在序时进度以内。",
	},
	{name: "a limit of zero exceeded", month: 6, words: county, names: "甲县 乙县 丙县", data: []indicator{
		{Indicator: lower(flow("重大事故", "起", 0)), target: "0 0 0 0", value: "3 1 2 0"},
	},
		bulletin:  "截至2022年6月末，全州1项有进度要求的指标超出年度控制数；超出年度控制数项数最多的是甲县、乙县，各有1项。",
		county:    "甲县：1项有进度要求的指标超出年度控制数；重大事故累计1起，超年度控制数1起。",
		indicator: "全州累计3起，超年度控制数3起；按控制情况排名，丙县0起居首位，乙县2起居末位；甲县、乙县超出年度控制数。",
		board:     "截至2022年6月末，3个县市3项次有进度要求的任务中，2项次超出年度控制数。",
	},
	{name: "a limit exceeded at the end of the year", month: 12, words: county, names: "甲县 乙县 丙县", data: []indicator{
		{Indicator: lower(flow("事故", "起", 0)), target: "9 3 3 3", value: "9 4 3 2"},
		{Indicator: flow("活动", "场", 0), target: "30 10 10 10", value: "30 9 11 10"},
	},
		bulletin:  "截至2022年末，全州2项有进度要求的指标均达到年度要求，其中1项完成年度目标；未达年度要求项数最多的是甲县，有2项。",
		county:    "甲县：2项有进度要求的指标均未达年度要求；差距最大的是事故，累计4起，超年度控制数1起，居全州末位。",
		indicator: "全州累计9起，与年度控制数持平；按控制情况排名，丙县2起居首位，甲县4起居末位；甲县超出年度控制数。",
		board:     "截至2022年末，3个县市6项次有进度要求的任务中，2项次未达年度要求；各项指标各有1个县市未达年度要求；居末位项数最多的是甲县（2项）。",
	},
	{name: "limits kept at the end of the year", month: 12, words: county, names: "甲县 乙县 丙县", data: []indicator{
		{Indicator: lower(flow("事故", "起", 0)), target: "9 3 3 3", value: "8 3 3 2"},
		{Indicator: flow("活动", "场", 0), target: "30 10 10 10", value: "32 10 11 11"},
	},
		bulletin:  "截至2022年末，全州2项有进度要求的指标均达到年度要求，其中1项超额完成年度目标。",
		county:    "甲县：2项有进度要求的指标均达到年度要求，其中1项完成年度目标；活动完成率100.0%，居全州第3位。",
		indicator: "全州累计8起，比年度控制数少1起；按控制情况排名，丙县2起居首位；各县市均控制在年度控制数以内。",
		board:     "截至2022年末，3个县市6项次有进度要求的任务均达到年度要求，其中2项次超额完成年度目标，1项次完成年度目标；居首位项数最多的是丙县（2项）。",
	},
	{name: "the same share of different limits", month: 6, words: county, names: "甲县 乙县 丙县", data: []indicator{
		{Indicator: lower(flow("事故", "起", 0)), target: "12 2 4 6", value: "8 1 2 5"},
	},
		bulletin:  "截至2022年6月末，全州1项有进度要求的指标超出序时进度；超出序时进度项数最多的是丙县，有1项。",
		county:    "甲县：1项有进度要求的指标控制在序时进度以内。",
		indicator: "全州累计8起，比年度控制数少4起，超出序时进度16.7个百分点；按控制情况排名，甲县、乙县并列首位，丙县5起居末位；丙县超出序时进度。",
		board:     "截至2022年6月末，3个县市3项次有进度要求的任务中，1项次超出序时进度。",
	},
	{name: "the same share everywhere", month: 6, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: lower(flow("事故", "起", 0)), target: "6 2 4", value: "3 1 2"},
	},
		bulletin:  "截至2022年6月末，全州1项有进度要求的指标控制在序时进度以内。",
		county:    "甲县：1项有进度要求的指标控制在序时进度以内。",
		indicator: "全州累计3起，比年度控制数少3起，与序时进度持平；各县市均控制在序时进度以内。",
		board:     "截至2022年6月末，2个县市2项次有进度要求的任务均控制在序时进度以内。",
	},
	{name: "levels of limits", month: 6, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: lower(stock("逾期项目", "项")), target: "4 2 2", value: "5 3 2"},
		{Indicator: lower(rate("赤字率", 1)), target: "3 3 3", value: "3.2 3.5 3.0"},
	},
		bulletin:  "截至2022年6月末，全州2项指标均高于年度控制数。",
		county:    "甲县：2项指标均高于年度控制数。",
		indicator: "全州为5项，超年度控制数1项；按控制情况排名，乙县2项居首位，甲县3项居末位；甲县高于年度控制数。",
		board:     "截至2022年6月末，2个县市没有可与序时进度比较的任务；居首位项数最多的是乙县（2项），居末位项数最多的是甲县（2项）。",
	},
	{name: "ties at first", month: 6, words: county, names: "甲县 乙县 丙县", data: []indicator{
		{Indicator: flow("活动", "场", 0), target: "30 10 10 10", value: "15 6 6 3"},
	},
		bulletin:  "截至2022年6月末，全州1项有进度要求的指标达到序时进度；落后序时项数最多的是丙县，有1项。",
		county:    "甲县：1项有进度要求的指标达到序时进度；活动完成率60.0%，高于序时进度10.0个百分点，并列全州首位。",
		indicator: "全州累计15场，完成年度目标的50.0%，与序时进度持平；完成率甲县、乙县同为60.0%，并列首位，丙县30.0%居末位；丙县落后序时。",
		board:     "截至2022年6月末，3个县市3项次有进度要求的任务中，1项次落后序时。",
	},
	{name: "ten are tied last", month: 9, words: model.Words{Whole: "全市", Member: "区县"}, names: "甲区" + strings.Repeat(" 某区", 10), data: []indicator{
		{Indicator: flow("活动", "场", 0), target: "44" + strings.Repeat(" 4", 11), value: "34 4" + strings.Repeat(" 3", 10)},
	},
		bulletin:  "截至2022年9月末，全市1项有进度要求的指标达到序时进度。",
		county:    "甲区：1项有进度要求的指标已完成年度目标；活动完成率100.0%，居全市首位。",
		indicator: "全市累计34场，完成年度目标的77.3%，高于序时进度2.3个百分点；完成率甲区100.0%居首位，其余10个区县均为75.0%；各区县均达到序时进度。",
		board:     "截至2022年9月末，11个区县11项次有进度要求的任务均达到序时进度，其中1项次已完成年度目标。",
	},
	{name: "schools", month: 6, words: model.Words{Whole: "全区", Member: "学校"}, names: "一中 二中 三中 四中 五中", data: []indicator{
		{Indicator: flow("公开课", "节", 0), target: "50 10 10 10 10 10", value: "15 0 0 0 0 15"},
		{Indicator: flow("借阅", "册次", 0), target: "50 10 10 10 10 10", value: "18 4 4 4 4 2"},
	},
		bulletin:  "截至2022年6月末，全区2项有进度要求的指标均落后序时；4所学校各有2项落后序时，项数最多。",
		county:    "一中：2项有进度要求的指标均落后序时，其中公开课尚未破零；另1项是借阅，完成率40.0%，低于序时进度10.0个百分点，并列全区首位。",
		indicator: "全区累计15节，完成年度目标的30.0%，低于序时进度20.0个百分点；完成率五中150.0%居首位；4所学校尚未破零。",
		board:     "截至2022年6月末，5所学校10项次有进度要求的任务中，9项次落后序时，其中4项次尚未破零；落后面最大的是借阅，各学校均落后序时。",
	},
	{name: "a measure word of the site's own", month: 6, words: model.Words{Whole: "全厂", Member: "班组", Counter: "支"}, names: "一组 二组 三组 四组 五组", data: []indicator{
		{Indicator: flow("检修", "次", 0), target: "50 10 10 10 10 10", value: "15 0 1 0 0 9"},
	},
		bulletin:  "截至2022年6月末，全厂1项有进度要求的指标落后序时；4支班组各有1项落后序时，项数最多。",
		county:    "一组：1项有进度要求的指标尚未破零。",
		indicator: "全厂累计15次，完成年度目标的30.0%，低于序时进度20.0个百分点；完成率五组90.0%居首位；4支班组落后序时，其中一组、三组、四组尚未破零。",
		board:     "截至2022年6月末，5支班组5项次有进度要求的任务中，4项次落后序时，其中3项次尚未破零。",
	},
	{name: "one region", month: 6, words: county, names: "甲县", data: []indicator{
		{Indicator: flow("活动", "场", 0), target: "10 10", value: "4 4"},
		{Indicator: flow("成果登记", "项", 0), target: "10 10", value: "4 4"},
	},
		bulletin:  "截至2022年6月末，全州2项有进度要求的指标均落后序时；甲县有2项落后序时。",
		county:    "甲县：2项有进度要求的指标均落后序时；差距最大的是活动，完成率40.0%，低于序时进度10.0个百分点。",
		indicator: "全州累计4场，完成年度目标的40.0%，低于序时进度10.0个百分点。",
		board:     "甲县：2项有进度要求的指标均落后序时；差距最大的是活动，完成率40.0%，低于序时进度10.0个百分点。",
	},
	{name: "thousandths", month: 6, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: permille(rate("出生率", 2)), target: "8 8 8", value: "7.75 7.5 8", last: "7.25 7 8"},
	},
		bulletin:  "截至2022年6月末，全州1项指标尚未达到年度目标。",
		county:    "甲县：1项指标尚未达到年度目标。",
		indicator: "全州为7.75‰，比年度目标低0.25个千分点，比上年同期提高0.50个千分点；乙县8.00‰居首位，甲县7.50‰居末位；甲县尚未达到年度目标。",
		board:     "截至2022年6月末，2个县市没有可与序时进度比较的任务。",
	},
	{name: "more than thirty times", month: 6, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: flow("投资", "万元", 1), target: "4000 2000 2000", value: "3276.3 1276.3 2000", last: "100 50 50"},
	},
		bulletin:  "截至2022年6月末，全州1项有进度要求的指标达到序时进度。",
		county:    "甲县：1项有进度要求的指标达到序时进度；投资完成率63.8%，高于序时进度13.8个百分点，居全州末位。",
		indicator: "全州累计3276.3万元，完成年度目标的81.9%，高于序时进度31.9个百分点，同比增长31.8倍；完成率乙县100.0%居首位，甲县63.8%居末位；各县市均达到序时进度。",
		board:     "截至2022年6月末，2个县市2项次有进度要求的任务均达到序时进度，其中1项次已完成年度目标。",
	},
	{name: "from plus to minus", month: 6, words: county, names: "甲县 乙县", data: []indicator{
		{Indicator: signed(flow("净出口", "亿元", 2)), value: "-1.01 1 -2.01", last: "3.2 1.2 2"},
	},
		bulletin:  "截至2022年6月末，全州没有可与年度目标比较的指标。",
		county:    "甲县：没有可与年度目标比较的指标。",
		indicator: "全州累计−1.01亿元，上年同期为3.20亿元；甲县1.00亿元最高，乙县−2.01亿元最低。",
	},
}

func permille(i model.Indicator) model.Indicator {
	i.Unit = "‰"
	return i
}

func TestReadAloud(t *testing.T) {
	for _, test := range said {
		v := bulletin(t, test.month, test.words, test.names, test.data...)
		for _, s := range []struct{ what, got, want string }{
			{"BulletinSummary", BulletinSummary(v), test.bulletin},
			{"CountySummary", CountySummary(v, v.Site.Regions[1]), test.county},
			{"IndicatorSummary", IndicatorSummary(v, v.Site.Indicators[0]), test.indicator},
			{"BoardSummary", board(v), test.board},
		} {
			if s.got != s.want {
				t.Errorf("%s: %s() =\n%s\nwant\n%s", test.name, s.what, s.got, s.want)
			}
		}
	}
}

// board is the summary of a board, empty where there is none.
func board(v *analysis.View) string {
	if !analysis.HasBoard(v) {
		return ""
	}
	return BoardSummary(v, analysis.NewBoard(v))
}
