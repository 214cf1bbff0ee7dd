package finding

// Rule is a way to judge a cell, or the members' cells together.
type Rule struct {
	Name   string // in ids: at-zero
	Label  string // 尚未破零
	Weight int    // of a finding about the whole or about the members together; see Rules
	tale   topic  // what a sentence about members says in one breath
	// one judges the whole or one member; together judges the members. Either is nil where the rule has nothing to say
	// of them, and returns nil where it does not speak.
	one      func(*subject) *said
	together func(*table) *said
}

// Rules are all rules. Weights order what is told: above 80 what a meeting opens with, from 50 what a reader of one page
// must know, below 30 what only a table would say. To a weight come up to 20 for the share of the members that
// a finding is about, 20 for what is far behind, and what the rule itself adds.
var Rules = []*Rule{
	{"masked", "总量超额而多地滞后", 90, contrast, nil, maskedTogether},
	{"over", "超额完成", 80, standing, overOne, overTogether},
	{"met", "完成年度目标", 72, standing, metOne, metTogether},
	{"red-red", "红中红", 62, motion, redRedOne, redRedTogether},
	{"at-zero", "尚未破零", 66, standing, atZeroOne, atZeroTogether},
	{"upper-place", "上级位次", 60, standing, upperPlaceOne, nil},
	{"behind", "落后序时", 55, standing, behindOne, behindTogether},
	{"half", "过半与未过半", 34, standing, halfOne, halfTogether},
	{"against-upper", "与上级平均比较", 50, growth, againstUpperOne, againstUpperTogether},
	{"ahead", "领先序时", 50, standing, aheadOne, aheadTogether},
	{"double-digit", "两位数增长", 48, growth, doubleDigitOne, doubleDigitTogether},
	{"decline", "同比变差", 48, growth, declineOne, declineTogether},
	{"level", "时点和比率指标达标情况", 42, standing, levelOne, levelTogether},
	{"forecast", "全年预测", 40, standing, forecastOne, forecastTogether},
	{"regress", "退步", 38, motion, regressOne, regressTogether},
	{"behind-twice", "连续两期落后", 36, motion, behindTwiceOne, behindTwiceTogether},
	{"not-reported", "未报送", 40, standing, notReportedOne, notReportedTogether},
	{"spread", "首末差距", 34, standing, nil, spreadTogether},
	{"rank-change", "位次升降", 30, motion, rankChangeOne, rankChangeTogether},
	{"growth-extremes", "增幅首末", 28, growth, growthExtremesOne, growthExtremesTogether},
	{"share-change", "占比变化", 28, growth, shareChangeOne, shareChangeTogether},
	{"on-pace", "达到序时进度", 20, standing, onPaceOne, onPaceTogether},
	{"estimate", "预计数", 8, standing, estimateOne, nil},
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
