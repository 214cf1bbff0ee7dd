package finding

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// slot is a phrase's place in a sentence.
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
	slotOutlook             // 照此进度难以完成年度目标
	slotCause               // why the whole and its members differ
)

// phrase is a part of a sentence about one thing. Two phrases of a key say the same, and are said once.
type phrase struct {
	slot   slot
	key    string
	tone   Tone
	text   Text
	brief  Text     // in its place where the sentence is long or has said the numbers; nil where there is none
	turned Text     // in its place behind 但; nil where it is the same
	amid   Text     // in its place behind a phrase that counts those of whom it tells some; nil where it is the same
	counts bool     // counts members, those at zero among them
	alone  Text     // in its place where the completion that it is about is not said just before; nil where it is the same
	each   string   // what stands before the numbers of several indicators that share the phrase: 同比分别增长
	number Text     // the number of the phrase; nil where it has none
	glued  bool     // follows the subject without a mark
	prefix string   // before the subject: 全州
	many   bool     // about several members: a sentence of its own within the sentence
	covers []string // keys of phrases that it makes superfluous
	weight int      // of the finding that it belongs to
	id     string   // of that finding
}

// said is what a rule finds.
type said struct {
	tone     Tone
	weight   int // added to the rule's
	evidence []Evidence
	phrases  []phrase
}

// figure is the figure itself, behind the indicator's name.
func (s *judged) figure() phrase {
	verb := ""
	if s.Figure.Status == model.Estimate {
		verb = "预计"
	}
	if s.indicator.Measure == model.Rate || s.Value.Value.IsNeg() || endsInUnit(s.indicator) || touches(title(s.indicator)) || touches(short(s.indicator)) {
		verb += "为"
	}
	c := phrase{slot: slotValue, key: "value", text: join(plain(verb), s.number(mValue), plain(format.LeftOut(s.view, &s.Cell))), glued: true}
	if s.Figure.Status == model.Estimate {
		c.covers = []string{"estimate"}
	}
	return c
}

// endsInUnit tells of a name that says the unit of the figure behind it: 接待游客人次 and 1848.89万人次, 旅游投诉件数 and 27件.
func endsInUnit(i *model.Indicator) bool {
	unit := strings.TrimLeft(i.Unit, "百千万亿")
	return unit != "" && (strings.HasSuffix(i.Name, unit) || strings.HasSuffix(i.Name, unit+"数"))
}

// ratio is 完成年度目标的38.6%. Of a limit it is an amount: 比年度控制数少2项.
func (s *judged) ratio(tone Tone) phrase {
	number := s.number(mCompletion)
	c := phrase{slot: slotRatio, key: "ratio", tone: tone, number: number}
	switch {
	case s.lower():
		c.text, c.number = s.link(mTarget, format.LimitPhrase(&s.Cell)), nil
		if tone == Shortfall && analysis.IsExceeded.Fails(&s.Cell) {
			c.tone = Notice // what is still allowed stands before 但
		}
	case analysis.IsOver.Holds(&s.Cell) || s.yearEnd():
		c.text, c.each = join(plain("完成率"), number), "完成率分别为"
	default:
		c.text, c.each = join(plain(format.DoneOf), number), "分别"+format.DoneOf
	}
	if analysis.IsFarBehind.Holds(&s.Cell) && !s.lower() && !s.yearEnd() {
		c.turned = join(plain("只"), c.text)
	}
	return c
}

// grown is the 同比 in words; ok is false where there is none.
func (s *judged) grown(tone Tone) (phrase, bool) {
	if !s.Growth.Ok() {
		return phrase{}, false
	}
	up, down := format.GrowthVerbs(&s.Cell)
	if tone == Notice && visible(s.indicator, mGrowth, s.Growth.Value) { // a 同比 is good or bad by itself
		tone = Highlight
		if s.Growth.Value.IsNeg() != s.lower() {
			tone = Shortfall
		}
	}
	c := phrase{slot: slotGrowth, key: "growth", tone: tone, number: s.growthSize()}
	switch rounded := model.Round(s.Growth.Value, format.GrowthPlaces(s.indicator)); {
	case format.Turned(&s.Cell):
		c.number = nil
		c.text = s.link(mGrowth, format.TurnedPhrase(&s.Cell))
	case s.fewer() && !rounded.IsZero():
		c.number = nil
		c.text = s.increase()
	case rounded.IsPos():
		c.text, c.each = join(plain(up), c.number), several(up, "分别")
	case rounded.IsNeg():
		c.text, c.each = join(plain(down), c.number), several(down, "分别")
	default:
		c.number = nil
		c.text = s.link(mGrowth, format.GrowthPhrase(&s.Cell))
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

// fewer reports whether a percentage of the 同比 rests on very little.
func (s *judged) fewer() bool { return format.FewBase(&s.Cell) }

// growthSize is the size of the 同比, without its sign.
func (s *judged) growthSize() Text { return s.link(mGrowth, format.GrowthSize(&s.Cell)) }

// increase is 比上年同期增加4人.
func (s *judged) increase() Text {
	d := s.Value.Value.Sub(s.LastYear.Value)
	return join(plain(format.IncreaseVerb(&s.Cell)), s.amount(mIncrease, d.Abs()))
}

// word is the word for those cells of the indicator that p holds of.
func (m *summary) word(p *analysis.Predicate) string {
	return format.Verdict(p, m.indicator, m.yearEnd())
}

// zero is the word for nothing done yet.
func (m *summary) zero() string {
	return format.Verdict(analysis.IsAtZero, &model.Indicator{}, m.yearEnd())
}

// broken reports whether the limit of a flow is exceeded for the whole year.
func broken(s *judged) bool { return s.flow() && analysis.IsExceeded.Holds(&s.Cell) }

// visible reports whether a difference in a measure of i shows as it is written.
func visible(i *model.Indicator, m *measure.Measure, d model.Decimal) bool {
	return !model.Round(d, places(i, m)).IsZero()
}

// places is how many digits after the point a difference in a measure of i has.
func places(i *model.Indicator, m *measure.Measure) int {
	switch m {
	case mGrowth, mUpper:
		return format.GrowthPlaces(i)
	case mShare:
		return format.PointsDecimals
	}
	return format.CompletionPlaces(i)
}
