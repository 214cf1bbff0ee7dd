package format

import (
	"strings"
	"testing"

	"bulletin/internal/model"
)

// The figures of the half year below are such that time progress is 50%.

func TestCountySummary(t *testing.T) {
	hetong, chengguo, zhuanjia, huodong := flow("合同额", "亿元", 2), flow("成果登记", "项", 0), flow("引进专家", "人", 0), flow("活动", "场", 0)
	for _, test := range []struct {
		name  string
		month int
		names string
		data  []indicator
		want  string
	}{
		{"behind, with zeros", 6, "甲县 乙县 丙县", []indicator{
			{Indicator: hetong, target: "6 2 2 2", value: "2.6 0.3 1.3 1"},
			{Indicator: chengguo, target: "12 4 4 4", value: "5 0 3 2"},
			{Indicator: huodong, target: "30 10 10 10", value: "14 4 5 5"},
		}, "甲县：3项有进度要求的指标均落后序时，其中成果登记尚未破零；其余差距最大的是合同额，完成率15.0%，低于序时进度35.0个百分点，居全州末位。"},
		{"some of each state", 6, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "5 3 2"},
			{Indicator: chengguo, target: "8 4 4", value: "5 2 3"},
			{Indicator: zhuanjia, target: "8 4 4", value: "3 0 3"},
			{Indicator: huodong, target: "20 10 10", value: "8 4 4"},
		}, "甲县：4项有进度要求的指标中，1项超额完成年度目标，1项达到序时进度，2项落后序时，其中引进专家尚未破零；另1项是活动，完成率40.0%，低于序时进度10.0个百分点。"},
		{"one behind", 6, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "2 1 1"},
			{Indicator: huodong, target: "20 10 10", value: "9 4 5"},
		}, "甲县：2项有进度要求的指标中，1项达到序时进度，1项落后序时；落后序时的是活动，完成率40.0%，低于序时进度10.0个百分点，居全州末位。"},
		{"behind are at zero", 6, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "2 1 1"},
			{Indicator: chengguo, target: "4 2 2", value: "1 0 1"},
			{Indicator: zhuanjia, target: "4 2 2", value: "1 0 1"},
		}, "甲县：3项有进度要求的指标中，1项达到序时进度，成果登记、引进专家尚未破零。"},
		{"all at zero", 1, "甲县 乙县", []indicator{
			{Indicator: chengguo, target: "4 2 2", value: "1 0 1"},
			{Indicator: zhuanjia, target: "4 2 2", value: "1 0 1"},
		}, "甲县：2项有进度要求的指标均尚未破零。"},
		{"none behind", 6, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "4 3 1"},
			{Indicator: huodong, target: "20 10 10", value: "11 6 5"},
		}, "甲县：2项有进度要求的指标均达到序时进度，其中1项超额完成年度目标；进度最快的是合同额，完成率150.0%，居全州首位。"},
		{"all over", 6, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "4 3 1"},
			{Indicator: huodong, target: "20 10 10", value: "17 12 5"},
		}, "甲县：2项有进度要求的指标均超额完成年度目标；进度最快的是合同额，完成率150.0%，居全州首位。"},
		{"of equals the first is named, behind", 6, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "1 0.5 0.5"},
			{Indicator: huodong, target: "4 2 2", value: "1 0.5 0.5"},
		}, "甲县：2项有进度要求的指标均落后序时；差距最大的是合同额，完成率25.0%，低于序时进度25.0个百分点。"},
		{"of equals the first is named, ahead", 6, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "3.5 1.5 2"},
			{Indicator: huodong, target: "4 2 2", value: "3.5 1.5 2"},
		}, "甲县：2项有进度要求的指标均达到序时进度；进度最快的是合同额，完成率75.0%，高于序时进度25.0个百分点，居全州末位。"},
		{"one indicator", 6, "甲县 乙县", []indicator{
			{Indicator: huodong, target: "20 10 10", value: "11 6 5"},
		}, "甲县：1项有进度要求的指标达到序时进度；活动完成率60.0%，高于序时进度10.0个百分点，居全州首位。"},
		{"one indicator at zero", 6, "甲县 乙县", []indicator{
			{Indicator: huodong, target: "20 10 10", value: "5 0 5"},
		}, "甲县：1项有进度要求的指标尚未破零。"},
		{"exactly on its path", 6, "甲县 乙县", []indicator{
			{Indicator: huodong, target: "20 10 10", value: "10 5 5"},
		}, "甲县：1项有进度要求的指标达到序时进度；活动完成率50.0%，与序时进度持平。"},
		{"no targets", 6, "甲县 乙县", []indicator{
			{Indicator: huodong, value: "10 5 5"},
		}, "甲县：没有可与年度目标比较的指标。"},
		{"no targets set", 6, "甲县 乙县", []indicator{
			{Indicator: huodong, target: "20 t 20", value: "10 5 5"},
		}, "甲县：没有可与年度目标比较的指标。"},
		{"every gap", 6, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "2 n 2"},
			{Indicator: chengguo, target: "4 2 2", value: "1 x 1"},
			{Indicator: zhuanjia, target: "4 2 2", value: "1 s 1"},
			{Indicator: huodong, target: "20 10 10", value: "11"},
		}, "甲县：没有可与年度目标比较的指标；1项未报送。"},
		{"some not reported", 6, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "2 n 2"},
			{Indicator: chengguo, value: "1 n 1"},
			{Indicator: huodong, target: "20 10 10", value: "11 6 5"},
		}, "甲县：1项有进度要求的指标达到序时进度；活动完成率60.0%，高于序时进度10.0个百分点，居全州首位；另有2项未报送。"},
		{"levels alone", 6, "甲县 乙县", []indicator{
			{Indicator: stock("保有量", "家"), target: "20 10 10", value: "19 10 9"},
			{Indicator: rate("比重", 1), target: "50 50 50", value: "48 47.5 49"},
		}, "甲县：1项指标达到年度目标，1项尚未达到年度目标。"},
		{"levels reached", 6, "甲县 乙县", []indicator{
			{Indicator: stock("保有量", "家"), target: "20 10 10", value: "19 10 9"},
			{Indicator: lower(stock("逾期", "项")), target: "2 1 1", value: "1 1 0"},
		}, "甲县：2项指标均达到年度要求。"},
		{"levels short", 12, "甲县 乙县", []indicator{
			{Indicator: stock("保有量", "家"), target: "20 10 10", value: "9 0 9"},
			{Indicator: lower(stock("逾期", "项")), target: "2 1 1", value: "3 2 1"},
		}, "甲县：2项指标均未达年度要求。"},
		{"less is better, behind", 6, "甲县 乙县", []indicator{
			{Indicator: lower(flow("隐患", "处", 0)), target: "20 10 10", value: "12 9 3"},
		}, "甲县：1项有进度要求的指标超出序时进度；隐患累计9处，比年度控制数少1处，超出序时进度40.0个百分点，居全州末位。"},
		{"a limit of zero is exceeded", 6, "甲县 乙县", []indicator{
			{Indicator: lower(flow("事故", "起", 0)), target: "10 0 10", value: "9 1 8"},
			{Indicator: lower(flow("隐患", "处", 0)), target: "20 10 10", value: "12 9 3"},
			{Indicator: hetong, target: "4 2 2", value: "2 1 1"},
		}, "甲县：3项有进度要求的指标中，1项达到序时进度，2项超出序时进度；差距最大的是事故，累计1起，超年度控制数1起，居全州末位。"},
		{"only a limit of zero is exceeded", 6, "甲县 乙县", []indicator{
			{Indicator: lower(flow("事故", "起", 0)), target: "10 0 10", value: "9 1 8"},
			{Indicator: hetong, target: "4 2 2", value: "2 1 1"},
		}, "甲县：2项有进度要求的指标中，1项达到序时进度，1项超出年度控制数；事故累计1起，超年度控制数1起，居全州末位。"},
		{"less is better, none behind", 6, "甲县 乙县", []indicator{
			{Indicator: lower(flow("隐患", "处", 0)), target: "20 10 10", value: "5 0 5"},
		}, "甲县：1项有进度要求的指标控制在序时进度以内。"},
		{"year's end", 12, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "4 3 1"},
			{Indicator: huodong, target: "20 10 10", value: "19 10 9"},
			{Indicator: chengguo, target: "20 10 10", value: "19 9 10"},
			{Indicator: zhuanjia, target: "20 10 10", value: "10 0 10"},
		}, "甲县：4项有进度要求的指标中，1项超额完成年度目标，1项完成年度目标，2项未完成年度目标，其中引进专家未破零；另1项是成果登记，完成率90.0%，居全州末位。"},
		{"a zone is not ranked", 6, "*甲县 乙县 丙县", []indicator{
			{Indicator: hetong, target: "6 2 2 2", value: "2.3 0.3 1 1"},
			{Indicator: huodong, target: "30 10 10 10", value: "14 4 5 5"},
		}, "甲县：2项有进度要求的指标均落后序时；差距最大的是合同额，完成率15.0%，低于序时进度35.0个百分点。"},
		{"one county alone is not ranked", 6, "甲县", []indicator{
			{Indicator: hetong, target: "2 2", value: "0.5 0.5"},
			{Indicator: huodong, target: "10 10", value: "4 4"},
		}, "甲县：2项有进度要求的指标均落后序时；差距最大的是合同额，完成率25.0%，低于序时进度25.0个百分点。"},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := bulletin(t, test.month, county, test.names, test.data...)
			if got := CountySummary(v, v.Site.Regions[1]); got != test.want {
				t.Errorf("CountySummary() =\n%s, want\n%s", got, test.want)
			}
		})
	}
}

func TestIndicatorSummary(t *testing.T) {
	hetong, chengguo := flow("合同额", "亿元", 2), flow("成果登记", "项", 0)
	school := model.Words{Whole: "全区", Member: "学校", Upper: "全市"}
	for _, test := range []struct {
		name  string
		month int
		words model.Words
		names string
		data  indicator
		want  string
	}{
		{"first, last, behind", 6, county, "甲县 乙县 丙县", indicator{Indicator: hetong, target: "9 1.8 3 0.8", value: "9.43 2.129 1.158 0.12", last: "7 2 1 0.1"},
			"全州累计9.43亿元，完成年度目标的104.8%，同比增长34.7%；完成率甲县118.3%居首位，丙县15.0%居末位；乙县、丙县落后序时。"},
		{"behind its path", 6, county, "甲县 乙县", indicator{Indicator: hetong, target: "9 4 5", value: "4 1 3", last: "5 2 3"},
			"全州累计4.00亿元，完成年度目标的44.4%，低于序时进度5.6个百分点，同比下降20.0%；完成率乙县60.0%居首位，甲县25.0%居末位；甲县落后序时。"},
		{"ties for both ends", 6, county, "甲县 乙县 丙县 丁县 戊县", indicator{Indicator: hetong, target: "10 2 2 2 2 2", value: "6 2 2 1 0.5 0.5"},
			"全州累计6.00亿元，完成年度目标的60.0%，高于序时进度10.0个百分点；完成率甲县、乙县同为100.0%，并列首位，丁县、戊县同为25.0%，并列末位；丁县、戊县落后序时。"},
		{"zeros share the last place", 6, county, "甲县 乙县 丙县 丁县", indicator{Indicator: chengguo, target: "10 4 2 2 2", value: "5 4 1 0 0"},
			"全州累计5项，完成年度目标的50.0%，与序时进度持平；完成率甲县100.0%居首位；丙县、丁县尚未破零。"},
		{"zeros and others behind", 6, county, "甲县 乙县 丙县 丁县 戊县 己县", indicator{Indicator: chengguo, target: "12 2 2 2 2 2 2", value: "3 2 0 0 0 0.5 0"},
			"全州累计3项，完成年度目标的25.0%，低于序时进度25.0个百分点；完成率甲县100.0%居首位；5个县市落后序时，其中4个尚未破零。"},
		{"all behind, one at zero", 6, county, "甲县 乙县", indicator{Indicator: chengguo, target: "10 5 5", value: "1 1 0"},
			"全州累计1项，完成年度目标的10.0%，低于序时进度40.0个百分点；完成率甲县20.0%居首位；各县市均落后序时，其中乙县尚未破零。"},
		{"all at zero", 3, county, "甲县 乙县", indicator{Indicator: chengguo, target: "10 5 5", value: "0 0 0"},
			"全州尚未破零，年度目标10项；各县市均尚未破零。"},
		{"all reached", 6, county, "甲县 乙县", indicator{Indicator: chengguo, target: "10 5 5", value: "7 3 4"},
			"全州累计7项，完成年度目标的70.0%，高于序时进度20.0个百分点；完成率乙县80.0%居首位，甲县60.0%居末位；各县市均达到序时进度。"},
		{"all the same", 6, county, "甲县 乙县", indicator{Indicator: chengguo, target: "10 5 5", value: "8 4 4"},
			"全州累计8项，完成年度目标的80.0%，高于序时进度30.0个百分点；各县市完成率均为80.0%；各县市均达到序时进度。"},
		{"the same but for rounding", 6, county, "甲县 乙县", indicator{Indicator: hetong, target: "20000 10000 10000", value: "12000.1 6000 6000.1"},
			"全州累计12000.10亿元，完成年度目标的60.0%，高于序时进度10.0个百分点；各县市均达到序时进度。"},
		{"some cannot be compared", 6, county, "甲县 乙县 丙县 丁县", indicator{Indicator: chengguo, target: "10 5 5 t 5", value: "8 4 5 1 n"},
			"全州累计8项，完成年度目标的80.0%，高于序时进度30.0个百分点；完成率乙县100.0%居首位，甲县80.0%居末位；可比的2个县市均达到序时进度。"},
		{"the same among those with figures", 6, county, "甲县 乙县 丙县", indicator{Indicator: chengguo, target: "10 5 5 5", value: "8 4 4 n"},
			"全州累计8项，完成年度目标的80.0%，高于序时进度30.0个百分点；可比的2个县市均达到序时进度。"},
		{"one county", 6, county, "甲县", indicator{Indicator: chengguo, target: "5 5", value: "2 2"},
			"全州累计2项，完成年度目标的40.0%，低于序时进度10.0个百分点。"},
		{"no counties", 6, county, "", indicator{Indicator: chengguo, target: "5", value: "2", last: "2"},
			"全州累计2项，完成年度目标的40.0%，低于序时进度10.0个百分点，与上年同期持平。"},
		{"zones alone", 6, county, "*园区甲 *园区乙", indicator{Indicator: chengguo, target: "5 2 3", value: "2 1 1"},
			"全州累计2项，完成年度目标的40.0%，低于序时进度10.0个百分点。"},
		{"the whole alone", 6, county, "甲县 乙县", indicator{Indicator: hetong, target: "5", value: "2"},
			"全州累计2.00亿元，完成年度目标的40.0%，低于序时进度10.0个百分点。"},
		{"no target", 6, county, "甲县 乙县 丙县", indicator{Indicator: flow("参与", "人次", 0), value: "27490 960 6200 20330", last: "27000 900 6000 20100"},
			"全州累计27490人次，同比增长1.8%；丙县20330人次最多，甲县960人次最少。"},
		{"no target, ties", 6, county, "甲县 乙县 丙县", indicator{Indicator: chengguo, value: "4 2 2 0"},
			"全州累计4项；甲县、乙县同为2项，并列最多，丙县0项最少。"},
		{"no target, may be negative", 6, county, "甲县 乙县", indicator{Indicator: signed(flow("差额", "万元", 1)), value: "-57.8 -20.5 -37.3"},
			"全州累计−57.8万元；甲县−20.5万元最高，乙县−37.3万元最低。"},
		{"no target, less is better", 6, county, "甲县 乙县", indicator{Indicator: lower(flow("事故", "起", 0)), value: "9 2 7"},
			"全州累计9起；甲县2起最少，乙县7起最多。"},
		{"stock", 6, county, "甲县 乙县 丙县", indicator{Indicator: stock("保有量", "家"), target: "226 59 36 14", value: "184 49 36 11", last: "151 40 31 9"},
			"全州为184家，相当于年度目标的81.4%，同比增长21.9%；完成率乙县100.0%居首位，丙县78.6%居末位；甲县、丙县尚未达到年度目标。"},
		{"stock at zero", 6, county, "甲县 乙县 丙县", indicator{Indicator: stock("保有量", "家"), target: "30 10 10 10", value: "13 13 0 0"},
			"全州为13家，相当于年度目标的43.3%；完成率甲县130.0%居首位，乙县、丙县同为0.0%，并列末位；乙县、丙县尚未达到年度目标。"},
		{"stock of an average", 6, county, "甲县 乙县", indicator{Indicator: model.Indicator{ID: "密度", Unit: "家/万家", Decimals: 1, Measure: model.Stock}, value: "70.2 96.4 38.7"},
			"全州为70.2家/万家；甲县96.4家/万家最高，乙县38.7家/万家最低。"},
		{"less is better, stock", 6, county, "甲县 乙县 丙县", indicator{Indicator: lower(stock("逾期", "项")), target: "4 2 1 1", value: "8 5 1 2"},
			"全州为8项，超年度控制数4项；按控制情况排名，乙县1项居首位，甲县5项居末位；甲县、丙县高于年度控制数。"},
		{"less is better, stock, reached", 12, county, "甲县 乙县", indicator{Indicator: lower(stock("逾期", "项")), target: "4 2 2", value: "3 1 2"},
			"全州为3项，比年度控制数少1项；按控制情况排名，甲县1项居首位；各县市均控制在年度控制数以内。"},
		{"less is better, flow", 6, county, "甲县 乙县 丙县", indicator{Indicator: lower(flow("隐患", "处", 0)), target: "30 10 10 10", value: "24 0 0 24"},
			"全州累计24处，比年度控制数少6处，超出序时进度30.0个百分点；按控制情况排名，甲县、乙县同为0处，并列首位，丙县24处居末位；丙县超出年度控制数。"},
		{"less is better, flow, none too much", 12, county, "甲县 乙县", indicator{Indicator: lower(flow("隐患", "处", 0)), target: "20 10 10", value: "15 5 10"},
			"全州累计15处，比年度控制数少5处；按控制情况排名，甲县5处居首位；各县市均控制在年度控制数以内。"},
		{"rate", 6, county, "甲县 乙县 丙县", indicator{Indicator: rate("比重", 1), target: "33 36 40 25", value: "31.8 35.2 41.7 25", last: "30.2 35 40 25"},
			"全州为31.8%，比年度目标低1.2个百分点，比上年同期提高1.6个百分点；按与年度目标之比排名，乙县41.7%居首位，甲县35.2%居末位；甲县尚未达到年度目标。"},
		{"rate of two places", 6, county, "甲县 乙县", indicator{Indicator: rate("投入强度", 2), target: "1.10", value: "1.14", last: "1.13"},
			"全州为1.14%，比年度目标高0.04个百分点，与上年同期基本持平。"},
		{"rate at its target", 12, county, "甲县 乙县", indicator{Indicator: rate("比重", 1), target: "33", value: "33.0"},
			"全州为33.0%，与年度目标持平。"},
		{"rate, almost at its target", 12, county, "甲县 乙县", indicator{Indicator: rate("比重", 1), target: "33", value: "33.04"},
			"全州为33.0%，与年度目标基本持平。"},
		{"not reported", 6, county, "甲县 乙县", indicator{Indicator: chengguo, target: "9 4 5", value: "n 1 3"},
			"全州本期未报送；完成率乙县60.0%居首位，甲县25.0%居末位；甲县落后序时。"},
		{"every gap", 6, county, "甲县 乙县 丙县", indicator{Indicator: chengguo, target: "9 4 5 t", value: "x n s x"}, "全州本期不适用。"},
		{"growth without a figure", 6, county, "甲县 乙县", indicator{Indicator: hetong, value: "s", yoy: "31.6"}, "全州同比增长31.6%。"},
		{"growth of nothing", 6, county, "甲县 乙县", indicator{Indicator: chengguo, target: "9", value: "0", last: "4"}, "全州尚未破零，年度目标9项。"},
		{"year's end", 12, county, "甲县 乙县 丙县", indicator{Indicator: chengguo, target: "12 4 4 4", value: "9 5 4 0", last: "9 4 4 1"},
			"全州累计9项，完成年度目标的75.0%，与上年同期持平；完成率甲县125.0%居首位；丙县未破零。"},
		{"year's end, all done", 12, county, "甲县 乙县", indicator{Indicator: chengguo, target: "8 4 4", value: "9 5 4"},
			"全州累计9项，完成年度目标的112.5%；完成率甲县125.0%居首位，乙县100.0%最低；各县市均完成年度目标。"},
		{"year's end, not done", 12, county, "甲县 乙县", indicator{Indicator: chengguo, target: "8 4 4", value: "5 3 2"},
			"全州累计5项，完成年度目标的62.5%；完成率甲县75.0%居首位，乙县50.0%居末位；各县市均未完成年度目标。"},
		{"schools", 6, school, "一小 二小 三小 四小 五小", indicator{Indicator: flow("借阅", "册次", 0), target: "50 10 10 10 10 10", value: "18 2 3 4 0 9"},
			"全区累计18册次，完成年度目标的36.0%，低于序时进度14.0个百分点；完成率五小90.0%居首位；4所学校落后序时，其中四小尚未破零。"},
		{"a first place that many share", 6, school, "一小 二小 三小 四小 五小", indicator{Indicator: flow("借阅", "册次", 0), target: "50 10 10 10 10 10", value: "24 5 5 5 5 4"},
			"全区累计24册次，完成年度目标的48.0%，低于序时进度2.0个百分点；完成率4所学校同为50.0%，并列首位，五小40.0%居末位；五小落后序时。"},
		{"a last place that three share", 6, school, "一小 二小 三小 四小", indicator{Indicator: flow("借阅", "册次", 0), target: "40 10 10 10 10", value: "21 9 4 4 4"},
			"全区累计21册次，完成年度目标的52.5%，高于序时进度2.5个百分点；完成率一小90.0%居首位，二小、三小、四小同为40.0%，并列末位；二小、三小、四小落后序时。"},
		{"a last place that all others share", 6, school, "一小 二小 三小 四小 五小", indicator{Indicator: flow("借阅", "册次", 0), target: "50 10 10 10 10 10", value: "25 9 4 4 4 4"},
			"全区累计25册次，完成年度目标的50.0%，与序时进度持平；完成率一小90.0%居首位，其余4所学校均为40.0%；4所学校落后序时。"},
		{"a last place that four of six share", 6, school, "一小 二小 三小 四小 五小 六小", indicator{Indicator: flow("借阅", "册次", 0), target: "60 10 10 10 10 10 10", value: "34 9 9 4 4 4 4"},
			"全区累计34册次，完成年度目标的56.7%，高于序时进度6.7个百分点；完成率一小、二小同为90.0%，并列首位，4所学校同为40.0%，并列末位；4所学校落后序时。"},
		{"a rate, two at their targets", 6, county, "甲县 乙县 丙县", indicator{Indicator: rate("比重", 1), target: "30 40 20 50", value: "30 40 20 25"},
			"全州为30.0%，与年度目标持平；丙县尚未达到年度目标。"},
		{"a rate, two share the last place", 6, county, "甲县 乙县 丙县", indicator{Indicator: rate("比重", 1), target: "30 40 20 50", value: "30 20 10 50"},
			"全州为30.0%，与年度目标持平；甲县、乙县尚未达到年度目标。"},
		{"all over", 6, county, "甲县 乙县", indicator{Indicator: chengguo, target: "10 5 5", value: "13 6 7"},
			"全州累计13项，完成年度目标的130.0%；完成率乙县140.0%居首位，甲县120.0%最低；各县市均超额完成年度目标。"},
		{"all done, one over", 6, county, "甲县 乙县", indicator{Indicator: chengguo, target: "10 5 5", value: "11 5 6"},
			"全州累计11项，完成年度目标的110.0%；完成率乙县120.0%居首位，甲县100.0%最低；各县市均已完成年度目标。"},
		{"forty schools with ties", 6, school, numbered(40), indicator{Indicator: flow("借阅", "册次", 0), target: "400" + strings.Repeat(" 10", 40), value: "178" + strings.Repeat(" 6", 20) + strings.Repeat(" 3", 19) + " 1"},
			"全区累计178册次，完成年度目标的44.5%，低于序时进度5.5个百分点；完成率20所学校同为60.0%，并列首位，校40以10.0%居末位；20所学校落后序时。"},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := bulletin(t, test.month, test.words, test.names, test.data)
			if got := IndicatorSummary(v, v.Site.Indicators[0]); got != test.want {
				t.Errorf("IndicatorSummary() =\n%s, want\n%s", got, test.want)
			}
		})
	}
}

func numbered(n int) string {
	names := make([]string, n)
	for k := range names {
		names[k] = "校" + model.Int(k+1).String()
	}
	return strings.Join(names, " ")
}

func TestBulletinSummary(t *testing.T) {
	hetong, chengguo, huodong := flow("合同额", "亿元", 2), flow("成果登记", "项", 0), flow("活动", "场", 0)
	school := model.Words{Whole: "全区", Member: "学校"}
	for _, test := range []struct {
		name  string
		month int
		words model.Words
		names string
		data  []indicator
		want  string
	}{
		{"one is worst", 6, county, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "4.1 0.1 4"},
			{Indicator: chengguo, target: "8 4 4", value: "2 0 2"},
		}, "截至2022年6月末，全州2项有进度要求的指标中，1项超额完成年度目标，1项落后序时；落后序时项数最多的是甲县，有2项。"},
		{"two are worst", 6, county, "甲县 乙县 丙县", []indicator{
			{Indicator: hetong, target: "6 2 2 2", value: "3 0.5 0.5 2"},
			{Indicator: chengguo, target: "6 2 2 2", value: "3 1 1 1"},
		}, "截至2022年6月末，全州2项有进度要求的指标均达到序时进度；落后序时项数最多的是甲县、乙县，各有1项。"},
		{"many are worst", 6, school, "一小 二小 三小 四小 五小", []indicator{
			{Indicator: chengguo, target: "10 2 2 2 2 2", value: "2 0 0 0 0 2"},
		}, "截至2022年6月末，全区1项有进度要求的指标落后序时；4所学校各有1项落后序时，项数最多。"},
		{"three are worst", 6, school, "一小 二小 三小 四小", []indicator{
			{Indicator: chengguo, target: "8 2 2 2 2", value: "2 0 0 0 2"},
		}, "截至2022年6月末，全区1项有进度要求的指标落后序时；落后序时项数最多的是一小、二小、三小，各有1项。"},
		{"fewer after more", 6, county, "甲县 乙县 丙县", []indicator{
			{Indicator: hetong, target: "6 2 2 2", value: "3 0.5 0.5 2"},
			{Indicator: chengguo, target: "6 2 2 2", value: "3 0 1 1"},
		}, "截至2022年6月末，全州2项有进度要求的指标均达到序时进度；落后序时项数最多的是甲县，有2项。"},
		{"all alike", 6, county, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "1 0.5 0.5"},
			{Indicator: huodong, target: "4 2 2", value: "1 0.5 0.5"},
		}, "截至2022年6月末，全州2项有进度要求的指标均落后序时；各县市均有2项落后序时。"},
		{"nobody behind", 6, county, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "3 1.5 1.5"},
			{Indicator: huodong, target: "4 2 2", value: "5 2.5 2.5"},
		}, "截至2022年6月末，全州2项有进度要求的指标均达到序时进度，其中1项超额完成年度目标。"},
		{"a zone's arrears are not a member's", 6, county, "甲县 *园区", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "2 2 0"},
		}, "截至2022年6月末，全州1项有进度要求的指标达到序时进度。"},
		{"no members", 1, county, "", []indicator{
			{Indicator: hetong, target: "4", value: "0"},
			{Indicator: chengguo, target: "4", value: "2"},
			{Indicator: huodong, value: "n"},
		}, "截至2022年1月末，全州2项有进度要求的指标中，1项达到序时进度，合同额尚未破零；另有1项未报送。"},
		{"no targets", 6, county, "甲县 乙县", []indicator{
			{Indicator: huodong, value: "4 2 2"},
		}, "截至2022年6月末，全州没有可与年度目标比较的指标。"},
		{"levels alone", 6, county, "甲县 乙县", []indicator{
			{Indicator: stock("保有量", "家"), target: "4 2 2", value: "4 2 2"},
			{Indicator: rate("比重", 1), target: "40 40 40", value: "35 30 40"},
		}, "截至2022年6月末，全州1项指标达到年度目标，1项尚未达到年度目标。"},
		{"an empty stock is not behind time", 6, county, "甲县 乙县", []indicator{
			{Indicator: stock("保有量", "家"), target: "4 2 2", value: "2 0 2"},
			{Indicator: huodong, target: "4 2 2", value: "2 1 1"},
		}, "截至2022年6月末，全州1项有进度要求的指标达到序时进度。"},
		{"year's end", 12, county, "甲县 乙县", []indicator{
			{Indicator: hetong, target: "4 2 2", value: "4 1 3"},
			{Indicator: chengguo, target: "4 2 2", value: "0 0 0"},
		}, "截至2022年末，全州2项有进度要求的指标中，1项完成年度目标，成果登记未破零；未完成年度目标项数最多的是甲县，有2项。"},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := bulletin(t, test.month, test.words, test.names, test.data...)
			if got := BulletinSummary(v); got != test.want {
				t.Errorf("BulletinSummary() =\n%s, want\n%s", got, test.want)
			}
		})
	}
}

// TestHostileNames: a name is taken as it is, and nothing in it is a verb of a format.
func TestHostileNames(t *testing.T) {
	evil := "%s<b>{{.}}"
	v := bulletin(t, 6, model.Words{Whole: evil, Member: evil}, evil+" 乙县", indicator{Indicator: flow(evil, evil, 0), target: "4 2 2", value: "1 0.5 0.5"})
	for _, got := range []string{CountySummary(v, v.Site.Regions[1]), IndicatorSummary(v, v.Site.Indicators[0]), BulletinSummary(v)} {
		if !strings.Contains(got, evil) || strings.Contains(got, "%!") {
			t.Errorf("summary = %s, want the name as it is", got)
		}
	}
}
