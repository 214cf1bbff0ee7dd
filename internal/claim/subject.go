package claim

import (
	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// subject is what a frame is about: all that it may mean, and whether that is all.
type subject struct {
	regions    []*model.Region // one of these
	group      []*model.Region // or these together, where several are named
	picked     []*model.Region // or these, whom a reference before has listed
	indicators []*model.Indicator
	rate       bool
	views      []*analysis.View
	first      int
	bases      []*model.Region
	baseTopics []*model.Indicator
	shareOf    []*model.Indicator // of which it may be a part, by what was said before
	base       *months
	basePlace  *standing          // whose holder it compares with
	otherBase  *months            // what base may mean besides
	named      []months           // the periods that the sentence has named
	numbers    []measure.Quantity // that the sentence has given before
	part       *component
	said, told cue
	before     cue    // what the last number was said to be
	again      cue    // what the numbers before were said to be; these words may be meant again
	ofLast     bool   // the number is said to be of the one right before it, which was found
	ofBasis    bool   // the site's basis of tasks is named
	spanned    bool   // the last number was the gap between the first and the last
	isBases    bool   // the number is that of what is compared with
	elapsed    bool   // its frame names months that are over
	alias      string // what a guess rests on
	eachTopic  bool   // it is said of each of several indicators: 均下降9.0%
	guessed    bool   // the indicator is told by part of its name only: another number has to bear it out
	lost       bool   // the indicator is not certain
	shared     bool   // it is known whose a number behind 分别 is
	doubt      string // why it is not certain; empty where it is
}

// unsure notes the first reason for which a subject is not certain.
func (s *subject) unsure(why string) {
	if s.doubt == "" {
		s.doubt = why
	}
}

// lose notes that the indicator is not certain.
func (s *subject) lose(why string) {
	s.unsure(why)
	s.lost = true
}

// resolve finds what a frame is about.
func (b *block) resolve(f *frame, c *context) subject {
	s := subject{said: f.cues | f.behind, told: c.told, part: f.part, numbers: c.numbers, ofBasis: b.spansBasis(f), spanned: c.choice != nil && c.choice.name == endsGap}
	if s.part == nil && len(f.topics) == 0 {
		s.part = c.component
	}
	if f.at < f.end && f.at > f.first && b.spelled(f.at-1) == "各" {
		s.said |= each // 甲县、乙县各3座
	}
	b.ownShare(f, c)
	b.resolveWords(f, c, &s)
	b.resolvePlace(f, c, &s)
	b.resolveTopic(f, c, &s)
	if (f.cues|c.number|c.said)&share != 0 && len(f.bases)+len(f.baseTopics) == 0 || c.told&share != 0 && len(f.topics) == 0 {
		s.indicators = append(s.indicators, b.ratiosOf(s.indicators)...)
	}
	b.resolveFormer(f, c, &s)
	b.resolvePeriod(f, c, &s)
	b.resolveBases(f, c, &s)
	b.findDoubts(f, c, &s)
	return s
}

// shorten cuts what is quoted in a message.
func shorten(s string) string {
	const most = 12
	n := 0
	for at := range s {
		if n == most {
			return s[:at] + "…"
		}
		n++
	}
	return s
}

// measured are the words that name what is measured.
const measured = complete | growthNoun | fallNoun | share | pace | average | arrears | monthly | spread

// resolveWords takes over what the number before was said to be, where nothing new is said: 甲县增长5.0%、乙县3.2%.
func (b *block) resolveWords(f *frame, c *context, s *subject) {
	if s.said&(above|below) != 0 && s.said&(pace|target|yoy|lastYear|turning) == 0 && len(f.bases) == 0 && f.baseSpan == nil && c.said&pace != 0 {
		s.said |= pace // 甲县领先序时4.3个百分点，乙县落后15.4个
	}
	if s.said&(above|below) != 0 && s.said&(pace|target|yoy|lastYear|turning|measured) == 0 && len(f.bases) == 0 && f.baseSpan == nil && c.told&pace != 0 && s.again == 0 && f.at < f.end && b.tokens[f.at].num.kind == points {
		s.said |= pace // 跑在序时前面的有…，其中泉亭只快了0.1个百分点
	}
	if c.ahead && c.said&over != 0 && f.cues&above != 0 && f.cues&(pace|yoy|lastYear|measured|over) == 0 && len(f.bases) == 0 && f.baseSpan == nil && len(f.baseTopics) == 0 {
		s.said |= over | target // 超额完成年度目标，超出0.46亿元
	}
	if f.cues&turning != 0 && f.cues&(measured|above|below|to) == 0 && f.at < f.end && b.tokens[f.at].num.kind == points {
		switch {
		case c.ahead:
			s.said |= c.said & share // 占全州比重甲县提高最多，提高6.1个百分点
		case c.choice != nil && f.cues&(yoy|lastYear) != 0:
			s.said |= c.number & share // 占全州的22.6%，比上年同期提高6.1个百分点
		}
	}
	if f.cues&to != 0 && f.cues&measured == 0 {
		s.said |= c.number & (measured | target) // 完成率由12.1%上升到32.0%
	}
	if s.said&rest != 0 && s.said&(pace|target) == 0 && c.told&pace != 0 {
		s.said |= pace // 与序时进度差距最大的是甲县，差5.1个百分点
	}
	if c.number&rest != 0 && c.number&target != 0 && s.said&(measured|yoy|lastYear|half|to|from) == 0 && len(f.places)+len(f.topics)+len(f.bases) == 0 && f.baseSpan == nil {
		s.said |= rest | target // 离90%的目标还有6.5个百分点, 离73个的控制数还多28个
	}
	if k := f.at + 1; k+1 < len(b.tokens) && b.spelled(k) == "的" && b.numberNear(k+1) && f.cues&complete != 0 {
		s.again = target // 完成全年8.00亿元的34.6%
	}
	if f.at >= len(b.tokens) || b.tokens[f.at].kind != figure || b.tokens[f.at].printed != nil || s.said&^silent != 0 {
		return
	}
	n := &b.tokens[f.at].num
	if n.kind == c.kind || f.at == f.first+1 && b.spelled(f.first) == "的" { // 为年度目标265亿元的50.2%
		s.before = c.number &^ (highest | lowest | only | each)
	}
	if (n.kind == c.kind || c.ahead) && c.said&^silent != 0 {
		s.again = c.said &^ (highest | lowest | only | each)
		if f.sharing && f.order > 0 {
			s.said |= s.again
		}
	}
}
