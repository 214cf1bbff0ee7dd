package finding

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/model"
)

const four = "甲县 乙县 丙县 丁县"

// ruleCases say what a rule finds; an empty want is silence. Of each rule there is one of either kind at least.
var ruleCases = []struct {
	name, rule, scope string
	sheet             sheet
	want              string
}{
	{"over", "over", "全州", sheet{indicator: flow, target: "9", value: "9.43"}, "合同额9.43亿元，完成率104.8%，超额完成年度目标"},
	{"a little over shows as 100", "over", "全州", sheet{indicator: flow, target: "1000", value: "1000.1"}, "合同额1000.10亿元，完成率100.01%，超额完成年度目标"},
	{"exactly met is not over", "over", "全州", sheet{indicator: flow, target: "9", value: "9"}, ""},
	{"over of no target", "over", "全州", sheet{indicator: flow, target: "t", value: "9"}, ""},
	{"over of a target of zero", "over", "全州", sheet{indicator: flow, target: "0", value: "9"}, ""},
	{"a limit is not exceeded with honour", "over", "全州", sheet{indicator: lower(flow), target: "5", value: "9"}, ""},
	{"a stock is not over", "over", "全州", sheet{indicator: stock, target: "5", value: "9"}, ""},
	{"over together", "over", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 12 5 11 5"}, "合同额，甲县、丙县分别完成120.0%、110.0%，超额完成年度目标"},
	{"over alike", "over", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 12 5 12 5"}, "合同额，甲县、丙县均完成120.0%，超额完成年度目标"},
	{"over and one member", "over", "甲县", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 12 5 11 5"}, "合同额12.00亿元，完成率120.0%，超额完成年度目标，居全州首位"},

	{"met in June", "met", "全州", sheet{indicator: flow, target: "9", value: "9"}, "合同额9.00亿元，已提前完成年度目标"},
	{"met in December", "met", "全州", sheet{indicator: flow, month: 12, target: "9", value: "9"}, "合同额9.00亿元，完成年度目标"},
	{"not met", "met", "全州", sheet{indicator: flow, target: "9", value: "8.99"}, ""},
	{"a limit is not met", "met", "全州", sheet{indicator: lower(flow), month: 12, target: "9", value: "9"}, ""},
	{"met together", "met", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 10 5 10 5"}, "合同额，甲县、丙县完成年度目标"},

	{"half in June", "half", "全州", sheet{indicator: flow, target: "9", value: "4"}, "合同额4.00亿元，完成年度目标的44.4%，时间过半、任务未过半"},
	{"half in September", "half", "全州", sheet{indicator: flow, month: 9, target: "9", value: "4"}, "合同额4.00亿元，完成年度目标的44.4%，尚未过半"},
	{"past half in June", "half", "全州", sheet{indicator: flow, target: "9", value: "4.6"}, "合同额4.60亿元，完成年度目标的51.1%，已经过半"},
	{"before half of the year", "half", "全州", sheet{indicator: flow, month: 5, target: "9", value: "1"}, ""},
	{"nothing at half of the year is at zero", "half", "全州", sheet{indicator: flow, target: "9", value: "0"}, ""},
	{"half of a limit", "half", "全州", sheet{indicator: lower(flow), target: "9", value: "4"}, ""},
	{"half in December", "half", "全州", sheet{indicator: flow, month: 12, target: "9", value: "4"}, "合同额4.00亿元，完成率44.4%，未过半"},
	{"half together", "half", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 5 4 6 3"}, "合同额，乙县、丁县未过半"},

	{"behind", "behind", "全州", sheet{indicator: flow, target: "100", value: "43.2"}, "合同额43.20亿元，完成年度目标的43.2%，低于序时进度6.8个百分点"},
	{"behind by less than shows", "behind", "全州", sheet{indicator: flow, target: "10000", value: "4999"}, "合同额4999.00亿元，完成年度目标的49.99%，低于序时进度0.01个百分点"},
	{"exactly on time", "behind", "全州", sheet{indicator: flow, target: "100", value: "50"}, ""},
	{"behind in December", "behind", "全州", sheet{indicator: flow, month: 12, target: "100", value: "87.2"}, "合同额87.20亿元，完成率87.2%，未完成年度目标"},
	{"less than nothing", "behind", "全州", sheet{indicator: count, target: "40", value: "-2"}, "登记数为−2项，低于序时进度55.0个百分点"},
	{"a limit used too fast", "behind", "全州", sheet{indicator: lower(flow), target: "100", value: "75"}, "合同额75.00亿元，比年度控制数少25.00亿元，超出序时进度25.0个百分点"},
	{"a limit broken", "behind", "全州", sheet{indicator: lower(flow), target: "100", value: "105"}, "合同额105.00亿元，超年度控制数5.00亿元"},
	{"more than nothing where nothing is allowed", "behind", "全州", sheet{indicator: lower(count), target: "0", value: "1"}, "登记数1项，超年度控制数1项"},
	{"behind of no figure", "behind", "全州", sheet{indicator: flow, target: "100", value: "n"}, ""},
	{"behind together", "behind", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 3 12 4 11"}, "合同额，丙县、甲县分别完成40.0%、30.0%，落后序时"},
	{"behind together in December", "behind", "县市", sheet{indicator: flow, month: 12, names: four, target: "40 10 10 10 10", value: "33 3 12 4 11"}, "合同额，丙县、甲县分别完成40.0%、30.0%，未完成年度目标"},
	{"all behind alike", "behind", "县市", sheet{indicator: flow, names: "甲 乙 丙 丁 戊 己", month: 3, target: "60 10 10 10 10 10 10", value: "6 1 1 1 1 1 1"}, "合同额，6个县市均完成10.0%，落后序时"},
	{"many behind", "behind", "县市", sheet{indicator: flow, names: "甲 乙 丙 丁 戊 己 庚", month: 3, target: "70 10 10 10 10 10 10 10", value: "6 1 2 1.5 1 0.5 1 8"}, "合同额，6个县市落后序时，靠后的戊、己、丁、甲分别完成5.0%、10.0%、10.0%、10.0%"},
	{"many behind, several last", "behind", "县市", sheet{indicator: flow, names: "甲 乙 丙 丁 戊 己 庚", month: 3, target: "70 10 10 10 10 10 10 10", value: "6 0.5 1 0.5 0.5 0.5 1 8"}, "合同额，6个县市落后序时，最低的戊、丁、丙、甲均完成5.0%"},
	{"limits broken and used too fast", "behind", "县市", sheet{indicator: lower(count), names: four, target: "40 10 10 10 10", value: "30 3 6 11 4"}, "登记数，丙县11项，超出年度控制数；乙县6项，超出序时进度"},
	{"five late limits are told one by one", "behind", "县市", sheet{indicator: lower(count), names: four + " 戊县", target: "50 10 10 10 10 10", value: "40 11 9 8 7 6"}, "登记数，甲县11项，超出年度控制数；乙县、丙县、丁县、戊县分别为9项、8项、7项、6项，超出序时进度"},
	{"six late limits are counted", "behind", "县市", sheet{indicator: lower(count), names: four + " 戊县 己县", target: "60 10 10 10 10 10 10", value: "47 11 9 8 7 6 6"}, "登记数，6个县市均超出序时进度，其中甲县超出年度控制数"},
	{"place beside what is behind", "behind", "丁县", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 7 5 11 3"}, "合同额3.00亿元，完成年度目标的30.0%，低于序时进度20.0个百分点，居全州末位"},

	{"ahead", "ahead", "全州", sheet{indicator: flow, target: "100", value: "60"}, "合同额60.00亿元，完成年度目标的60.0%，高于序时进度10.0个百分点"},
	{"not quite ahead", "ahead", "全州", sheet{indicator: flow, target: "100", value: "59.99"}, ""},
	{"over is more than ahead", "ahead", "全州", sheet{indicator: flow, target: "100", value: "160"}, ""},
	{"ahead in December", "ahead", "全州", sheet{indicator: lower(flow), month: 12, target: "100", value: "60"}, ""},
	{"little of a limit", "ahead", "全州", sheet{indicator: lower(flow), target: "100", value: "30"}, "合同额30.00亿元，比年度控制数少70.00亿元，低于序时进度20.0个百分点"},
	{"five ahead, and one who is done", "ahead", "县市", sheet{indicator: flow, names: "甲 乙 丙 丁 戊 己 庚 辛", target: "80 10 10 10 10 10 10 10 10", value: "53 7 7 7 7 7 12 3 3"}, "合同额，甲、乙、丙、丁、戊均完成70.0%，快于序时进度"},
	{"six ahead, and one who is done", "ahead", "县市", sheet{indicator: flow, names: "甲 乙 丙 丁 戊 己 庚 辛", target: "80 10 10 10 10 10 10 10 10", value: "57 7 7 7 7 7 7 12 3"}, "合同额，另有6个县市快于序时进度"},
	{"ahead together", "ahead", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 3 7 4 11"}, "合同额，乙县完成70.0%，快于序时进度"},

	{"on pace", "on-pace", "全州", sheet{indicator: flow, target: "100", value: "51.1"}, "合同额51.10亿元，完成年度目标的51.1%，高于序时进度1.1个百分点"},
	{"exactly on pace", "on-pace", "全州", sheet{indicator: flow, target: "100", value: "50"}, "合同额50.00亿元，完成年度目标的50.0%，与序时进度持平"},
	{"behind is not on pace", "on-pace", "全州", sheet{indicator: flow, target: "100", value: "49"}, ""},
	{"a limit kept in December", "on-pace", "全州", sheet{indicator: lower(flow), month: 12, target: "100", value: "93"}, "合同额93.00亿元，比年度控制数少7.00亿元"},
	{"nothing allowed, nothing done", "on-pace", "全州", sheet{indicator: lower(count), target: "0", value: "0"}, "登记数0项，控制在年度控制数以内"},
	{"on pace together", "on-pace", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 5 5 4 11"}, "合同额，甲县、乙县均完成50.0%，达到序时进度"},

	{"at zero", "at-zero", "全州", sheet{indicator: count, target: "9", value: "0"}, "登记数尚未破零"},
	{"at zero in December", "at-zero", "全州", sheet{indicator: count, month: 12, target: "9", value: "0"}, "登记数未破零"},
	{"zero is not missing", "at-zero", "全州", sheet{indicator: count, target: "9", value: "n"}, ""},
	{"zero without a target", "at-zero", "全州", sheet{indicator: count, target: "t", value: "0"}, ""},
	{"zero of a limit is good", "at-zero", "全州", sheet{indicator: lower(count), target: "9", value: "0"}, ""},
	{"some at zero", "at-zero", "县市", sheet{indicator: count, names: four, target: "40 10 10 10 10", value: "9 9 0 1 2"}, "登记数，乙县尚未破零"},
	{"six at zero are named where there is room", "at-zero", "县市", sheet{indicator: count, names: "甲 乙 丙 丁 戊 己 庚 辛 壬 癸 子 丑", target: "120 10 10 10 10 10 10 10 10 10 10 10 10", value: "36 0 6 0 6 0 6 0 6 0 6 0 6"}, "登记数，甲、丙、戊、庚、壬、子尚未破零"},
	{"all but one at zero", "at-zero", "县市", sheet{indicator: count, names: four, target: "40 10 10 10 10", value: "9 9 0 0 0"}, "登记数除甲县9项外，其余3个县市尚未破零"},
	{"all but one that has not reported", "at-zero", "县市", sheet{indicator: count, names: four, target: "40 10 10 10 10", value: "9 n 0 0 0"}, "登记数，乙县、丙县、丁县尚未破零"},
	{"all at zero", "at-zero", "县市", sheet{indicator: count, names: four, target: "40 10 10 10 10", value: "0 0 0 0 0"}, "登记数，4个县市均尚未破零"},

	{"two digits", "double-digit", "全州", sheet{indicator: flow, value: "11", last: "10"}, "合同额11.00亿元，同比增长10.0%"},
	{"nearly two digits", "double-digit", "全州", sheet{indicator: flow, value: "10.999", last: "10"}, ""},
	{"from nothing", "double-digit", "全州", sheet{indicator: flow, value: "11", last: "0"}, ""},
	{"from below nothing", "double-digit", "全州", sheet{indicator: flow, value: "11", last: "-2"}, ""},
	{"no last year", "double-digit", "全州", sheet{indicator: flow, value: "11"}, ""},
	{"given to a confidential figure", "double-digit", "全州", sheet{indicator: flow, value: "s", yoy: "31.6", status: model.Estimate}, "合同额预计同比增长31.6%"},
	{"a count of less than ten", "double-digit", "全州", sheet{indicator: count, value: "5", last: "1"}, "登记数5项，比上年同期增加4项"},
	{"a limit falls", "double-digit", "全州", sheet{indicator: lower(flow), value: "8", last: "10"}, "合同额8.00亿元，同比下降20.0%"},
	{"a rate has points", "double-digit", "全州", sheet{indicator: rate, value: "45", last: "30"}, ""},
	{"two digits together", "double-digit", "县市", sheet{indicator: flow, names: four, value: "5 12 10.5 13 9", last: "4 10 10 10 10"}, "合同额，甲县、丙县同比分别增长20.0%、30.0%"},
	{"two digits by all", "double-digit", "县市", sheet{indicator: flow, names: four, value: "5 12 13 13 19", last: "4 10 10 10 10"}, "合同额，4个县市同比增幅均达到两位数"},

	{"decline", "decline", "全州", sheet{indicator: flow, value: "9", last: "10"}, "合同额9.00亿元，同比下降10.0%"},
	{"more of a limit", "decline", "全州", sheet{indicator: lower(flow), value: "11", last: "10"}, "合同额11.00亿元，同比增长10.0%"},
	{"no decline", "decline", "全州", sheet{indicator: flow, value: "10", last: "10"}, ""},
	{"decline to nothing is at zero", "decline", "全州", sheet{indicator: flow, target: "9", value: "0", last: "10"}, ""},
	{"more of a few", "decline", "县市", sheet{indicator: lower(count), names: four, value: "9 3 1 2 3", last: "11 2 4 2 3"}, "登记数，甲县比上年同期增加1项"},
	{"less of a few and of many", "decline", "县市", sheet{indicator: count, names: four, value: "9 3 40 2 3", last: "11 5 50 2 3"}, "登记数，甲县比上年同期减少2项，乙县同比下降20.0%"},
	{"decline together", "decline", "县市", sheet{indicator: flow, names: four, value: "5 12 9 13 8", last: "4 10 10 10 10"}, "合同额，乙县、丁县同比分别下降10.0%、20.0%"},

	{"above the upper level", "against-upper", "全州", sheet{indicator: flow, value: "11", last: "10", upper: "7.5"}, "合同额11.00亿元，同比增长10.0%，增速高于全省平均2.5个百分点"},
	{"below the upper level", "against-upper", "全州", sheet{indicator: flow, value: "11", last: "10", upper: "12"}, "合同额11.00亿元，同比增长10.0%，但增速低于全省平均2.0个百分点"},
	{"a rate against the upper level", "against-upper", "全州", sheet{indicator: rate, value: "11", upper: "=12"}, "比重为11.0%，低于全省平均1.0个百分点"},
	{"as the upper level", "against-upper", "全州", sheet{indicator: flow, value: "11", last: "10", upper: "10"}, ""},
	{"no upper level", "against-upper", "全州", sheet{indicator: flow, value: "11", last: "10"}, ""},
	{"members below the upper level", "against-upper", "县市", sheet{indicator: flow, names: four, value: "5 12 9 13 8", last: "4 10 10 10 10", upper: "10"}, "合同额，乙县、丁县增速低于全省平均"},

	{"all below the upper level", "against-upper", "县市", sheet{indicator: flow, names: four, value: "5 10 9 9 8", last: "4 10 10 10 10", upper: "10"}, "合同额，4个县市增速均低于全省平均"},
	{"in front of the upper level", "upper-place", "全州", sheet{indicator: flow, value: "11", rank: [2]int{3, 14}}, "合同额11.00亿元，居全省第3位"},
	{"first of the upper level", "upper-place", "全州", sheet{indicator: flow, value: "11", rank: [2]int{1, 14}}, "合同额11.00亿元，居全省首位"},
	{"at the end of the upper level", "upper-place", "全州", sheet{indicator: flow, value: "11", rank: [2]int{12, 14}}, "合同额11.00亿元，居全省第12位（共14个）"},
	{"no given place", "upper-place", "全州", sheet{indicator: flow, value: "11"}, ""},

	{"spread", "spread", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 3 12 4 11"}, "合同额，完成率居首的乙县（120.0%）与居末的甲县（30.0%）相差90.0个百分点，前者是后者的4.0倍"},
	{"spread from nothing has no ratio", "spread", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 0 12 4 11"}, "合同额，完成率居首的乙县（120.0%）与居末的甲县（0.0%）相差120.0个百分点"},
	{"no spread", "spread", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 5 5 5 5"}, ""},
	{"two share the first place", "spread", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 3 12 4 12"}, ""},

	{"growth extremes", "growth-extremes", "县市", sheet{indicator: flow, names: four + " 戊县", value: "5 12 13 11 14 9", last: "4 10 10 10 10 10"}, "合同额，增幅居前三位的依次是丁县、乙县、甲县，分别增长40.0%、30.0%、20.0%；降幅最大的是戊县，下降10.0%"},
	{"growth extremes that are printed alike are in no order", "growth-extremes", "县市", sheet{indicator: flow, names: four + " 戊县", value: "5 100001 100002 110000 100003 9", last: "4 80000 80000 100000 80000 10"}, "合同额，增幅居前三位的是丁县、乙县、甲县，均增长25.0%；降幅最大的是戊县，下降10.0%"},
	{"points of a rate", "growth-extremes", "县市", sheet{indicator: rate, names: four + " 戊县", value: "5 12 13 11 14 9", last: "4 10 10 10 10 10"}, "比重，比上年同期提高幅度居前三位的依次是丁县、乙县、甲县，分别提高4.0、3.0、2.0个百分点；降幅最大的是戊县，下降1.0个百分点"},
	{"tie at the third place", "growth-extremes", "县市", sheet{indicator: flow, names: four, value: "5 12 13 12 12", last: "4 10 10 10 10"}, "合同额，增幅最大的是乙县，增长30.0%；增幅最小的是甲县、丙县、丁县，均增长20.0%"},
	{"all grow alike", "growth-extremes", "县市", sheet{indicator: flow, names: four, value: "5 12 12 12 12", last: "4 10 10 10 10"}, ""},
	{"first to grow", "growth-extremes", "乙县", sheet{indicator: flow, names: four, value: "5 12 13 11 9", last: "4 10 10 10 10"}, "合同额13.00亿元，同比增长30.0%，增幅居全州首位"},
	{"first to grow with another", "growth-extremes", "乙县", sheet{indicator: flow, names: four, value: "5 12 13 13 9", last: "4 10 10 10 10"}, "合同额13.00亿元，同比增长30.0%，增幅并列全州首位"},
	{"a few grow most", "growth-extremes", "乙县", sheet{indicator: count, names: four, value: "5 6 13 11 9", last: "4 2 10 10 10"}, ""},
	{"last to grow", "growth-extremes", "丁县", sheet{indicator: flow, names: four, value: "5 12 13 11 9", last: "4 10 10 10 10"}, "合同额9.00亿元，同比下降10.0%，降幅全州最大"},

	{"place won", "rank-change", "乙县", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 3 12 4 11", before: "9 3 1 2 1.5"}, "合同额12.00亿元，位次比上期上升3位，居全州首位"},
	{"place kept", "rank-change", "甲县", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 8 4 6 2", before: "9 4 1 2 0.5"}, ""},
	{"no previous edition", "rank-change", "甲县", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 8 4 6 2"}, ""},
	{"place lost by one at zero", "rank-change", "丁县", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 8 6 4 0", before: "9 0 0 0 0"}, ""},
	{"places together", "rank-change", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 3 12 4 11", before: "9 3 1 2 1.5"}, "合同额，位次上升最多的是乙县，上升3位；下降最多的是甲县，下降3位"},
	{"one place comes and goes", "rank-change", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 8 6 4 2", before: "9 4 3 0.5 1"}, ""},

	{"behind twice", "behind-twice", "全州", sheet{indicator: flow, target: "100", value: "43", before: "20"}, "合同额43.00亿元，完成年度目标的43.0%，已连续两期落后"},
	{"at zero twice", "behind-twice", "全州", sheet{indicator: count, target: "100", value: "0", before: "0"}, ""},
	{"at zero after some", "behind-twice", "全州", sheet{indicator: count, target: "100", value: "0", before: "3"}, "登记数尚未破零，已连续两期落后"},
	{"behind once", "behind-twice", "全州", sheet{indicator: flow, target: "100", value: "43", before: "30"}, ""},
	{"behind twice together", "behind-twice", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 3 12 4 11", before: "9 1 4 1 4"}, "合同额，甲县、丙县连续两期落后序时"},

	{"regress", "regress", "全州", sheet{indicator: flow, target: "100", value: "43", before: "20"}, "合同额43.00亿元，完成年度目标的43.0%，低于序时进度7.0个百分点，落后幅度比上期扩大2.0个百分点"},
	{"from on pace to behind", "regress", "全州", sheet{indicator: flow, target: "100", value: "43", before: "27"}, "合同额43.00亿元，完成年度目标的43.0%，低于序时进度7.0个百分点，由上期达到序时转为落后"},
	{"less ahead", "regress", "全州", sheet{indicator: flow, target: "100", value: "53", before: "30"}, "合同额53.00亿元，完成年度目标的53.0%，高于序时进度3.0个百分点，领先幅度比上期收窄2.0个百分点"},
	{"better than before", "regress", "全州", sheet{indicator: flow, target: "100", value: "43", before: "10"}, ""},
	{"at zero is not regress", "regress", "全州", sheet{indicator: flow, target: "100", value: "0", before: "0"}, ""},
	{"no earlier edition", "regress", "全州", sheet{indicator: flow, target: "100", value: "43"}, ""},
	{"a limit used faster", "regress", "全州", sheet{indicator: lower(flow), target: "100", value: "60", before: "30"}, "合同额60.00亿元，比年度控制数少40.00亿元，超出序时进度10.0个百分点，超序时幅度比上期扩大5.0个百分点"},
	{"regress in December", "regress", "全州", sheet{indicator: flow, month: 12, target: "100", value: "87", before: "20"}, ""},
	{"less in December than before", "regress", "全州", sheet{indicator: flow, month: 12, target: "100", value: "87", before: "95"}, "合同额87.00亿元，完成率87.0%，与年度目标的差距比上期扩大8.0个百分点"},
	{"a limit exceeded in December", "regress", "全州", sheet{indicator: lower(flow), month: 12, target: "100", value: "120", before: "90"}, ""},
	{"a limit exceeded before", "regress", "全州", sheet{indicator: lower(flow), month: 12, target: "100", value: "120", before: "110"}, "合同额120.00亿元，超年度控制数20.00亿元，超控制数幅度比上期扩大10.0个百分点"},
	{"a limit kept in December", "regress", "全州", sheet{indicator: lower(flow), month: 12, target: "100", value: "90", before: "20"}, ""},
	{"a limit just exceeded: what moved is the distance from time progress", "regress", "全州", sheet{indicator: lower(count), month: 9, target: "24", value: "27", before: "9"}, "登记数27项，超年度控制数3项，超出序时进度37.5个百分点，超序时幅度比上期扩大25.0个百分点"},
	{"ahead of a limit, and less", "regress", "全州", sheet{indicator: lower(flow), target: "100", value: "45", before: "15"}, "合同额45.00亿元，比年度控制数少55.00亿元，低于序时进度5.0个百分点，低于序时的幅度比上期收窄5.0个百分点"},
	{"regress together", "regress", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 3 12 4 11", before: "9 1 4 1 4"}, "合同额，甲县落后幅度比上期扩大"},

	{"red and red", "red-red", "甲县", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 3 12 4 11", before: "9 1 4 1 4"}, "合同额3.00亿元，完成年度目标的30.0%，低于序时进度20.0个百分点，落后幅度比上期扩大5.0个百分点，居全州末位，低于全州水平52.5个百分点"},
	{"the whole has no target", "red-red", "甲县", sheet{indicator: flow, names: four, target: "t 10 10 10 10", value: "33 3 12 4 11", before: "9 1 4 1 4", last: "20 4 4 4 4"}, ""},
	{"above the whole", "red-red", "甲县", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "9 3 2 2 2", before: "9 1 4 1 4"}, ""},
	{"the whole below the upper level", "red-red", "全州", sheet{indicator: flow, target: "100", value: "43", before: "20", last: "40", upper: "12"}, "合同额43.00亿元，同比增长7.5%，但完成年度目标的43.0%，低于序时进度7.0个百分点，落后幅度比上期扩大2.0个百分点，增速低于全省平均4.5个百分点"},
	{"red and red in December", "red-red", "县市", sheet{indicator: flow, month: 12, names: four, target: "40 10 10 10 10", value: "38 7 12 8 11", before: "9 2 4 1 4"}, ""},
	{"red and red in December, less than before", "red-red", "县市", sheet{indicator: flow, month: 12, names: four, target: "40 10 10 10 10", value: "38 7 12 8 11", before: "38 9 9 9 9"}, "合同额，甲县、丙县未完成年度目标、差距比上期扩大，且低于全州水平"},
	{"limits used faster together", "red-red", "县市", sheet{indicator: lower(flow), names: four, target: "40 10 10 10 10", value: "20 7 2 8 3", before: "9 3 4 6 4"}, "合同额，甲县超出序时进度、差距比上期扩大，且高于全州水平"},
	{"red and red together", "red-red", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 3 12 4 11", before: "9 1 4 1 4"}, "合同额，甲县落后序时、差距比上期扩大，且低于全州水平"},

	{"one who grows and is behind is no highlight", "double-digit", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "20 3 5 6 6", last: "20 2.5 5 6 6.5"}, ""},
	{"one who grows and is not behind", "double-digit", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "20 3 6 5 6", last: "20 3 5 5 7"}, "合同额，乙县同比增长20.0%"},
	{"who fell to nothing is not the last of those who fall", "growth-extremes", "甲县", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "20 0 6 5 6", last: "20 3 5 5 7"}, ""},
	{"nothing all year is not nothing twice", "behind-twice", "甲县", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "20 0 6 5 6", before: "9 0 3 3 3"}, ""},
	{"those who will not reach it stand in the order of places", "forecast", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "20 2 3 6 6"}, "合同额，照此进度乙县、甲县难以完成年度目标"},
	{"masked", "masked", "县市", sheet{indicator: flow, names: four + " *园区 +州直", target: "9 3 2 3 2 t t", value: "9.45 1 2.1 1.2 1.6 1.2 2.35"}, "全州合同额9.45亿元，完成率105.0%，但丙县、甲县落后序时；园区、州直合计贡献3.55亿元，占37.6%，全州目标9.00亿元与各县市目标合计10.00亿元不一致"},
	{"masked, and a zone has nothing", "masked", "县市", sheet{indicator: flow, names: four + " *园区 +州直", target: "9 3 2 3 2 t t", value: "9.45 1 2.1 1.2 1.6 0 2.35"}, "全州合同额9.45亿元，完成率105.0%，但丙县、甲县落后序时；州直贡献2.35亿元，占24.9%，全州目标9.00亿元与各县市目标合计10.00亿元不一致"},
	{"masked by another body's target", "masked", "县市", sheet{indicator: flow, names: four, target: "10 3 2 3 2", value: "10.5 1 4.1 1.2 4.2", setBy: "省厅"}, "全州合同额10.50亿元，完成率105.0%，但丙县、甲县落后序时；乙县、丁县合计贡献8.30亿元，占79.0%，全州目标与县市任务由不同机关下达"},
	{"masked by one member", "masked", "县市", sheet{indicator: flow, names: four + " *园区", target: "10 3 2 3 2 1", value: "13.9 1 8.1 1.2 2.2 1.4", setBy: "省厅"}, "全州合同额13.90亿元，完成率139.0%，但丙县、甲县落后序时；乙县贡献8.10亿元，占58.3%，全州目标10.00亿元与分解目标合计11.00亿元不一致，由不同机关下达"},
	{"one of four behind", "masked", "县市", sheet{indicator: flow, names: four, target: "9 3 2 3 2", value: "9.45 1 2.1 2.2 1.6"}, ""},
	{"the whole is behind", "masked", "县市", sheet{indicator: flow, names: four, target: "9 3 2 3 2", value: "4 1 2.1 1.2 1.6"}, ""},

	{"a rate rises", "share-change", "全州", sheet{indicator: rate, value: "31.8", last: "30.2"}, "比重为31.8%，比上年同期提高1.6个百分点"},
	{"a rate stands still", "share-change", "全州", sheet{indicator: rate, value: "31.8", last: "31.8"}, ""},
	{"a member's share", "share-change", "甲县", sheet{indicator: flow, names: four, value: "400 160 80 80 80", last: "400 100 100 100 100"}, "合同额160.00亿元，占全州的40.0%，比上年同期提高15.0个百分点"},
	{"a share of parts that are missing", "share-change", "甲县", sheet{indicator: flow, names: four, value: "400 160 80 n 80", last: "400 100 100 100 100"}, ""},
	{"a share of parts that were missing", "share-change", "甲县", sheet{indicator: flow, names: four, value: "400 160 80 80 80", last: "400 100 100 n 100"}, ""},
	{"a share of parts below zero", "share-change", "甲县", sheet{indicator: flow, names: four, value: "400 160 80 -80 80", last: "400 100 100 100 100"}, ""},
	{"a share of nothing", "share-change", "甲县", sheet{indicator: flow, names: four, value: "0 0 0 0 0", last: "400 100 100 100 100"}, ""},
	{"a share of what was nothing", "share-change", "甲县", sheet{indicator: flow, names: four, value: "400 160 80 80 80", last: "0 0 0 0 0"}, ""},
	{"a share of a stock that does not add up", "share-change", "甲县", sheet{indicator: stock, names: four, value: "400 160 80 80 80", last: "400 100 100 100 100"}, ""},
	{"a share of a limit", "share-change", "甲县", sheet{indicator: lower(flow), names: four, value: "400 160 80 80 80", last: "400 100 100 100 100"}, ""},
	{"a share of few pieces", "share-change", "甲县", sheet{indicator: count, names: four, value: "99 39 20 20 20", last: "99 24 25 25 25"}, ""},
	{"a share of a hundred pieces", "share-change", "甲县", sheet{indicator: count, names: four, value: "100 40 20 20 20", last: "100 25 25 25 25"}, "登记数40项，占全州的40.0%，比上年同期提高15.0个百分点"},
	{"a share that changes little", "share-change", "甲县", sheet{indicator: flow, names: four, value: "400 111.96 90 100 98.04", last: "400 100 100 100 100"}, ""},
	{"a share that falls", "share-change", "乙县", sheet{indicator: flow, names: four, value: "400 160 80 80 80", last: "400 100 100 100 100"}, "合同额80.00亿元，占全州的20.0%，比上年同期下降5.0个百分点"},
	{"the whole has no share", "share-change", "全州", sheet{indicator: flow, names: four, value: "400 160 80 80 80", last: "300 100 100 50 50"}, ""},
	{"shares that change by two points, together", "share-change", "县市", sheet{indicator: flow, names: four, value: "400 108 100 100 92", last: "400 100 100 100 100"}, "合同额，占全州比重甲县提高最多，比上年同期提高2.0个百分点，丁县下降最多，下降2.0个百分点"},
	{"shares that change by less, together", "share-change", "县市", sheet{indicator: flow, names: four, value: "400 107 100 100 93", last: "400 100 100 100 100"}, ""},
	{"shares together", "share-change", "县市", sheet{indicator: flow, names: four, value: "400 160 80 90 70", last: "400 100 100 100 100"}, "合同额，占全州比重甲县提高最多，比上年同期提高15.0个百分点，丁县下降最多，下降7.5个百分点"},

	{"estimate", "estimate", "全州", sheet{indicator: count, target: "40", value: "32", status: model.Estimate}, "登记数预计32项"},
	{"estimate without a claim", "estimate", "全州", sheet{indicator: count, value: "32", status: model.Estimate}, ""},
	{"no estimate", "estimate", "全州", sheet{indicator: count, target: "40", value: "32"}, ""},

	{"will", "forecast", "全州", sheet{indicator: flow, target: "100", value: "60"}, "合同额60.00亿元，全年按月均进度推算为120.00亿元，照此进度可完成年度目标"},
	{"may", "forecast", "全州", sheet{indicator: flow, target: "100", value: "48"}, "合同额48.00亿元，全年按月均进度推算为96.00亿元，年度目标能否完成尚不确定"},
	{"will not", "forecast", "全州", sheet{indicator: flow, target: "100", value: "30", last: "40", year: "100"}, "合同额30.00亿元，全年按月均进度推算为60.00亿元、按上年走势推算为75.00亿元，照此进度难以完成年度目标"},
	{"a limit will be broken", "forecast", "全州", sheet{indicator: lower(flow), target: "100", value: "70"}, "合同额70.00亿元，全年按月均进度推算为140.00亿元，照此进度全年将超出年度控制数"},
	{"too early", "forecast", "全州", sheet{indicator: flow, month: 2, target: "100", value: "6"}, ""},
	{"the year is over", "forecast", "全州", sheet{indicator: flow, month: 12, target: "100", value: "60"}, ""},
	{"done already", "forecast", "全州", sheet{indicator: flow, target: "100", value: "130"}, ""},
	{"will not together", "forecast", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 3 12 4 11"}, "合同额，照此进度丙县、甲县难以完成年度目标"},

	{"reached", "level", "全州", sheet{indicator: stock, target: "59", value: "60"}, "保有量60家，达到年度目标"},
	{"short", "level", "全州", sheet{indicator: stock, target: "59", value: "50"}, "保有量50家，距年度目标还差9家"},
	{"short in December", "level", "全州", sheet{indicator: stock, month: 12, target: "59", value: "50"}, "保有量50家，比年度目标少9家"},
	{"a rate short in December", "level", "全州", sheet{indicator: rate, month: 12, target: "33", value: "31.8"}, "比重为31.8%，比年度目标低1.2个百分点"},
	{"less is better, kept", "level", "全州", sheet{indicator: lower(stock), target: "5", value: "5"}, "保有量5家，控制在年度控制数以内"},
	{"less is better, too many", "level", "全州", sheet{indicator: lower(stock), target: "5", value: "7"}, "保有量7家，超年度控制数2家"},
	{"less is better, too many in December", "level", "全州", sheet{indicator: lower(stock), month: 12, target: "5", value: "7"}, "保有量7家，超年度控制数2家"},
	{"no level of a flow", "level", "全州", sheet{indicator: flow, target: "5", value: "7"}, ""},
	{"levels together", "level", "县市", sheet{indicator: stock, names: four, target: "40 10 10 10 10", value: "33 10 12 4 11"}, "保有量，丙县尚未达到年度目标"},
	{"most are short", "level", "县市", sheet{indicator: stock, names: four, target: "40 10 10 10 10", value: "33 10 2 4 1"}, "保有量除甲县外，其余3个县市尚未达到年度目标"},
	{"most are short and one has not reported", "level", "县市", sheet{indicator: stock, names: four, target: "40 10 10 10 10", value: "33 10 2 n 1"}, "保有量，甲县达到年度目标，2个县市尚未达到年度目标"},
	{"limits of levels", "level", "县市", sheet{indicator: lower(stock), names: four, target: "40 10 10 10 10", value: "33 10 12 4 11"}, "保有量，乙县、丁县高于年度控制数"},
	{"all reached of those compared", "level", "县市", sheet{indicator: stock, names: four, target: "40 10 10 10 t", value: "33 10 12 14 11"}, "保有量，可比的3个县市均达到年度目标"},

	{"not reported", "not-reported", "全州", sheet{indicator: flow, target: "5", value: "n"}, "合同额本期未报送"},
	{"confidential is not unreported", "not-reported", "全州", sheet{indicator: flow, target: "5", value: "s"}, ""},
	{"zero is a report", "not-reported", "全州", sheet{indicator: flow, target: "5", value: "0"}, ""},
	{"not reported together", "not-reported", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 n 12 4 n"}, "合同额，甲县、丁县未报送"},
	{"nobody reported", "not-reported", "县市", sheet{indicator: flow, names: four, target: "40 10 10 10 10", value: "33 n n n n"}, "合同额，4个县市均未报送"},
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

func TestRules(t *testing.T) {
	spoken, silent := map[string]int{}, map[string]int{}
	for _, tt := range ruleCases {
		t.Run(tt.rule+": "+tt.name, func(t *testing.T) {
			if got := tt.sheet.set(t).says(tt.rule, tt.scope); got != tt.want {
				t.Errorf("%s of %s = %s, want %s", tt.rule, tt.scope, got, tt.want)
			}
		})
		if tt.want == "" {
			silent[tt.rule]++
		} else {
			spoken[tt.rule]++
		}
	}
	for _, rule := range Rules {
		if file := strings.ReplaceAll(rule.Name, "-", "_") + ".go"; !exists(file) {
			t.Errorf("%s has no file %s", rule.Name, file)
		}
		if spoken[rule.Name] == 0 || silent[rule.Name] == 0 {
			t.Errorf("%s has %d cases in which it speaks and %d in which it is silent, want one of each", rule.Name, spoken[rule.Name], silent[rule.Name])
		}
	}
}

// TestManual: the manual lists each rule with its label, and no other.
func TestManual(t *testing.T) {
	manual, err := os.ReadFile("../../docs/reference/findings.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(manual), "\n| 规则 | 内容 | 规则 | 内容 |\n")
	if !found {
		t.Fatal("the manual has no table of rules")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	listed := map[string]string{}
	for _, pair := range regexp.MustCompile("`([a-z-]+)` \\| ([^ |]+) \\|").FindAllStringSubmatch(table, -1) {
		listed[pair[1]] = pair[2]
	}
	for _, rule := range Rules {
		if listed[rule.Name] != rule.Label {
			t.Errorf("the manual says %q of %s, want %q", listed[rule.Name], rule.Name, rule.Label)
		}
		delete(listed, rule.Name)
	}
	for name := range listed {
		t.Errorf("the manual lists %s, which is no rule", name)
	}
}
