package finding

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// slot is a clause's place in a sentence.
type slot uint8

const (
	slotValue   slot = iota // 9.43亿元
	slotRatio               // 完成年度目标的38.6%
	slotState               // 低于序时进度11.4个百分点
	slotTrend               // 落后幅度比上期扩大3.2个百分点
	slotPlace               // 居全州第8位
	slotGrowth              // 同比增长60.6%
	slotCompare             // 增速高于全省平均27.0个百分点
	slotUpper               // 居全省第3位
	slotShare               // 占全州的12.3%
	slotSpread              // 首末相差103.3个百分点
	slotOutlook             // 照此进度难以完成全年任务
	slotCause               // why the whole and its members differ
)

// clause is a part of a sentence about one thing. Two clauses of a key say the same, and are said once.
type clause struct {
	slot   slot
	key    string
	tone   Tone
	text   Text
	brief  Text     // in its place where the sentence is long or has said the numbers; nil where there is none
	turned Text     // in its place behind 但; nil where it is the same
	alone  Text     // in its place where the completion that it is about is not said just before; nil where it is the same
	each   string   // what stands before the numbers of several indicators that share the clause: 同比分别增长
	number Text     // the number of the clause; nil where it has none
	glued  bool     // follows the subject without a mark
	prefix string   // before the subject: 全州
	many   bool     // about several members: a sentence of its own within the sentence
	covers []string // keys of clauses that it makes superfluous
	weight int      // of the finding that it belongs to
	id     string   // of that finding
}

// said is what a rule finds.
type said struct {
	tone     Tone
	weight   int // added to the rule's
	evidence []Evidence
	clauses  []clause
}

// figure is the figure itself, behind the indicator's name.
func (s *subject) figure() clause {
	verb := ""
	if s.Figure.Status == model.Estimate {
		verb = "预计"
	}
	if s.indicator.Measure == model.Rate || s.Value.Value.IsNeg() || strings.HasSuffix(s.indicator.Name, s.indicator.Unit) {
		verb += "为"
	}
	c := clause{slot: slotValue, key: "value", text: join(plain(verb), s.number(mValue)), glued: true}
	if s.Figure.Status == model.Estimate {
		c.covers = []string{"estimate"}
	}
	return c
}

// ratio is 完成年度目标的38.6%. What uses up a limit does not complete it.
func (s *subject) ratio(tone Tone) clause {
	number := s.number(mCompletion)
	c := clause{slot: slotRatio, key: "ratio", tone: tone, number: number}
	switch {
	case s.lower():
		c.text, c.each = join(plain("相当于年度控制数的"), number), "分别相当于年度控制数的"
	case s.State == analysis.Over || s.yearEnd():
		c.text, c.each = join(plain("完成率"), number), "完成率分别为"
	default:
		c.text, c.each = join(plain("完成年度目标的"), number), "分别完成年度目标的"
	}
	if s.State == analysis.FarBehind && !s.lower() && !s.yearEnd() {
		c.turned = join(plain("只"), c.text)
	}
	return c
}

// grown is the 同比 in words; ok is false where there is none.
func (s *subject) grown(tone Tone) (clause, bool) {
	if !s.Growth.Ok() {
		return clause{}, false
	}
	up, down := "同比增长", "同比下降"
	if s.Growth.Points {
		up, down = "比上年同期提高", "比上年同期下降"
	}
	if tone == Notice && visible(s.Growth.Value) { // a 同比 is good or bad by itself
		tone = Highlight
		if s.Growth.Value.IsNeg() != s.lower() {
			tone = Shortfall
		}
	}
	c := clause{slot: slotGrowth, key: "growth", tone: tone, number: s.size(mGrowth)}
	switch rounded := model.Round(s.Growth.Value, format.PercentDecimals); {
	case s.fewer() && !rounded.IsZero():
		c.number = nil
		c.text = s.increase()
	case rounded.IsPos():
		c.text, c.each = join(plain(up), c.number), several(up, "分别")
	case rounded.IsNeg():
		c.text, c.each = join(plain(down), c.number), several(down, "分别")
	default:
		c.number = nil
		c.text = s.link(mGrowth, format.GrowthPhrase(s.Growth))
	}
	if s.Figure.Status == model.Estimate && !s.Value.Ok() {
		c.text = join(plain("预计"), c.text)
	}
	return c, true
}

// several is a verb of several: 同比分别增长, 同比均增长.
func several(verb, how string) string {
	if rest, ok := strings.CutPrefix(verb, "同比"); ok {
		return "同比" + how + rest
	}
	return how + verb
}

// fewer reports whether the base of the 同比 is a count of less than ten: a percentage of so few says little.
func (s *subject) fewer() bool {
	return s.indicator.Decimals == 0 && !s.Growth.Points && !s.Growth.Given && s.LastYear.Ok() && s.LastYear.Value.Cmp(ten) < 0
}

// increase is 比上年同期增加4人.
func (s *subject) increase() Text {
	d := s.Value.Value.Sub(s.LastYear.Value)
	verb := "比上年同期增加"
	if d.IsNeg() {
		verb = "比上年同期减少"
	}
	return join(plain(verb), s.amount(mIncrease, d.Abs()))
}

// goal is what a flow's annual target is called: a target to complete, or a limit to stay within.
func (m *summary) goal() string {
	if m.lower() {
		return "年度控制数"
	}
	return "年度目标"
}

// zero is the word for nothing done yet.
func (m *summary) zero() string {
	if m.yearEnd() {
		return "未破零"
	}
	return "尚未破零"
}

// late is what members are that do not meet their path.
func (m *summary) late() string {
	switch {
	case m.yearEnd() && m.lower():
		return "超出全年控制数"
	case m.lower():
		return "超出序时进度"
	case m.yearEnd():
		return "未完成全年任务"
	}
	return "落后序时"
}

// broken reports whether a limit is exceeded for the whole year.
func broken(c *analysis.Cell) bool {
	return c.Indicator.Better == model.Lower && c.Value.Ok() && c.Target.Ok() && c.Value.Value.Cmp(c.Target.Value) > 0
}

// visible reports whether a difference shows when it is written with one digit.
func visible(d model.Decimal) bool { return !model.Round(d, format.PointsDecimals).IsZero() }
