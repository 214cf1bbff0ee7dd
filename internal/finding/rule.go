package finding

// Rule is a way to judge a cell, or the members' cells together.
type Rule struct {
	Name   string // in ids: at-zero
	Label  string // 尚未破零
	Topic  topic  // what a sentence about members says in one breath
	Weight int    // of a finding about the whole or about the members together; see Rules
	// one judges the whole or one member; together judges the members. Either is nil where the rule has nothing to say
	// of them, and returns nil where it does not speak.
	one      func(*subject) *said
	together func(*table) *said
}

// Rules are all rules. Weights order what is told: above 80 what a meeting opens with, from 50 what a reader of one page
// must know, below 30 what only a table would say. To a weight come up to 20 for the share of the members that
// a finding is about, 20 for what is far behind, and what the rule itself adds.
var Rules = []*Rule{
	{"masked", "总量超额而多地滞后", contrast, 90, nil, maskedTogether},
	{"over", "超额完成", standing, 80, overOne, overTogether},
	{"met", "完成全年任务", standing, 72, metOne, metTogether},
	{"red-red", "红中红", motion, 62, redRedOne, redRedTogether},
	{"at-zero", "尚未破零", standing, 66, atZeroOne, atZeroTogether},
	{"upper-place", "上级位次", standing, 60, upperPlaceOne, nil},
	{"behind", "落后序时", standing, 55, behindOne, behindTogether},
	{"half", "过半与未过半", standing, 34, halfOne, halfTogether},
	{"against-upper", "与上级平均比较", growth, 50, againstUpperOne, againstUpperTogether},
	{"ahead", "领先序时", standing, 50, aheadOne, aheadTogether},
	{"double-digit", "两位数增长", growth, 48, doubleDigitOne, doubleDigitTogether},
	{"decline", "同比变差", growth, 48, declineOne, declineTogether},
	{"level", "时点和比率指标达标情况", standing, 42, levelOne, levelTogether},
	{"forecast", "全年预测", standing, 40, forecastOne, forecastTogether},
	{"regress", "退步", motion, 38, regressOne, regressTogether},
	{"behind-twice", "连续两期落后", motion, 36, behindTwiceOne, behindTwiceTogether},
	{"not-reported", "未报送", standing, 40, notReportedOne, notReportedTogether},
	{"spread", "首末差距", standing, 34, nil, spreadTogether},
	{"rank-change", "位次升降", motion, 30, rankChangeOne, rankChangeTogether},
	{"growth-extremes", "增幅首末", growth, 28, growthExtremesOne, growthExtremesTogether},
	{"share-change", "占比变化", growth, 28, shareChangeOne, shareChangeTogether},
	{"on-pace", "达到序时进度", standing, 20, onPaceOne, onPaceTogether},
	{"estimate", "预计数", standing, 8, estimateOne, nil},
}

// topic is what a sentence about the members is about.
type topic uint8

const (
	standing topic = iota // where they are against their targets
	growth                // against the same period of last year
	motion                // against the year's previous edition
	contrast              // the whole against its members
)

// Named returns the rule of a name, or nil.
func Named(name string) *Rule {
	for _, r := range Rules {
		if r.Name == name {
			return r
		}
	}
	return nil
}
