package format

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// Roll counts cells by how they stand: the cells of one region over indicators, or of one indicator over regions.
type Roll struct {
	analysis.Tally
	limits  int    // limits of those behind
	kept    int    // limits that keep their path
	ceiling int    // stocks and rates that are limits
	missing int    // not reported
	gap     string // the word of all that have no state, where it is one word
	bounded bool   // a limit is among them, which has no completion to miss
	yearEnd bool
}

// NewRoll counts cells.
func NewRoll(cells []analysis.Cell, yearEnd bool) *Roll {
	r := &Roll{yearEnd: yearEnd}
	for k := range cells {
		r.add(&cells[k])
	}
	return r
}

func (r *Roll) add(c *analysis.Cell) {
	r.ByState[c.State]++
	r.Total++
	lower := c.Indicator.Better == model.Lower
	switch {
	case c.State == analysis.NoState:
		r.none(c)
	case lower && analysis.IsReached.Of(c).Gap == model.Present:
		r.ceiling++
	case lower && analysis.IsBehind.Holds(c):
		r.limits++
	case lower && analysis.KeepsPace.Holds(c):
		r.kept++
	}
}

// addBehind adds those behind of another, for the word of all of them.
func (r *Roll) addBehind(other *Roll) {
	for s, n := range other.ByState {
		r.ByState[s] += n
	}
	r.limits += other.limits
}

func (r *Roll) none(c *analysis.Cell) {
	word := StateGap(c)
	r.bounded = r.bounded || c.Indicator.Better == model.Lower
	if word == Dash {
		word = "无完成率"
	}
	if r.ByState[analysis.NoState] == 1 {
		r.gap = word
	} else if r.gap != word {
		r.gap = ""
	}
	if analysis.IsNotReported.Holds(c) {
		r.missing++
	}
}

// gapWord is the word of those that have no state.
func (r *Roll) gapWord() string {
	switch {
	case r.gap != "":
		return r.gap
	case r.bounded:
		return "不可比"
	}
	return "无完成率"
}

func (r *Roll) over() int { return r.ByState[analysis.Over] }

// met are those that have met their targets exactly.
func (r *Roll) met() int { return r.ByState[analysis.Met] }

// good are those that keep their path, met and over included; inTime are the others of them.
func (r *Roll) good() int     { return r.Paced() - r.Behind() }
func (r *Roll) inTime() int   { return r.ByState[analysis.OnPace] }
func (r *Roll) reached() int  { return r.ByState[analysis.Reached] }
func (r *Roll) short() int    { return r.ByState[analysis.Short] }
func (r *Roll) levels() int   { return r.reached() + r.short() }
func (r *Roll) measured() int { return r.Total - r.ByState[analysis.NoState] }

// behindWord says what those behind are, onWord what n are that keep their path, all limits that do among them.
func (r *Roll) behindWord() string {
	switch behind := r.Behind(); {
	case behind > 0 && r.ByState[analysis.Exceeded] == behind:
		return Verdict(analysis.IsExceeded, limit, r.yearEnd)
	case behind > 0 && r.limits == behind:
		return Verdict(analysis.IsBehind, limit, r.yearEnd)
	}
	return Behind(r.limits > 0, r.yearEnd)
}

func (r *Roll) onWord(n int) string {
	if r.kept == n && n > 0 {
		return Verdict(analysis.KeepsPace, limit, r.yearEnd)
	}
	return OnPace(r.kept > 0, r.yearEnd)
}

// noneBehind says what all are where all keep their path: 均达到序时进度，其中1项超额完成年度目标.
func (r *Roll) noneBehind(unit string) string {
	over, met := r.over(), r.met()
	more := count(over, unit) + overWord()
	switch {
	case over == r.Paced():
		return overWord()
	case over+met == r.Paced() && over == 0:
		return doneWord(r.yearEnd)
	case over+met == r.Paced():
		return doneWord(r.yearEnd) + "，其中" + more
	case over > 0 && met > 0:
		return r.onWord(r.good()) + "，其中" + more + "，" + count(met, unit) + doneWord(r.yearEnd)
	case over > 0:
		return r.onWord(r.good()) + "，其中" + more
	case met > 0:
		return r.onWord(r.good()) + "，其中" + count(met, unit) + doneWord(r.yearEnd)
	}
	return r.onWord(r.good())
}

var (
	limit      = &model.Indicator{Better: model.Lower}
	levelLimit = &model.Indicator{Better: model.Lower, Measure: model.Stock}
)

func overWord() string { return Verdict(analysis.IsOver, &model.Indicator{}, false) }
func metWord() string  { return Verdict(analysis.IsMet, &model.Indicator{}, false) }

// doneWord is 已完成年度目标 before the year is over, when it could be otherwise.
func doneWord(yearEnd bool) string {
	if yearEnd {
		return metWord()
	}
	return "已" + metWord()
}

// Sentence says how things stand: 8项指标中6项落后序时，其中2项尚未破零. The subject is 8项指标, unit their measure word.
func (r *Roll) Sentence(subject, unit string) string {
	if r.measured() == 0 {
		return subject + "均" + r.gapWord()
	}
	text := r.paced(subject, unit)
	if n := r.levels(); n > 0 && text != "" {
		text += "，" + r.more(unit)
	} else if n > 0 {
		text = r.levelsOf(subject, unit)
	}
	if n := r.ByState[analysis.NoState]; n > 0 {
		text += "；" + count(n, unit) + r.gapWord()
	}
	return text
}

func (r *Roll) paced(subject, unit string) string {
	paced, behind, zero := r.Paced(), r.Behind(), r.AtZero()
	of := func(n int) string {
		switch {
		case n == r.Total && n == paced:
			return "均"
		case n == paced && paced > 1 && r.levels() == 0:
			return "中可比的" + count(n, unit) + "均"
		}
		return "中" + count(n, unit)
	}
	switch {
	case paced == 0:
		return ""
	case behind > 0 && zero == behind:
		return subject + of(zero) + atZero(r.yearEnd)
	case zero > 0:
		return subject + of(behind) + r.behindWord() + "，其中" + count(zero, unit) + atZero(r.yearEnd)
	case behind > 0:
		return subject + of(behind) + r.behindWord()
	}
	return subject + of(paced) + r.noneBehind(unit)
}

// levelWord is the word for stocks and rates in a state: 已达标, or 控制在年度控制数以内 where all of them are limits.
func (r *Roll) levelWord(s analysis.State) string {
	switch {
	case r.ceiling != r.levels():
		return StateWord(s)
	case s == analysis.Reached:
		return Verdict(analysis.IsReached, levelLimit, r.yearEnd)
	}
	return Verdict(analysis.IsShort, levelLimit, r.yearEnd)
}

// levelsOf says how stocks and rates stand where there is nothing else.
func (r *Roll) levelsOf(subject, unit string) string {
	switch n := r.levels(); {
	case n == r.Total && r.short() == 0:
		return subject + "均" + r.levelWord(analysis.Reached)
	case n == r.Total && r.reached() == 0:
		return subject + "均" + r.levelWord(analysis.Short)
	case r.short() == 0:
		return subject + "中" + count(n, unit) + r.levelWord(analysis.Reached)
	}
	return subject + "中" + count(r.short(), unit) + r.levelWord(analysis.Short)
}

// more says how they stand beside flows: 另有2项已达标, 另3项中1项未达标.
func (r *Roll) more(unit string) string {
	switch n := r.levels(); r.short() {
	case 0:
		return "另有" + count(n, unit) + r.levelWord(analysis.Reached)
	case n:
		return "另有" + count(n, unit) + r.levelWord(analysis.Short)
	default:
		return "另" + count(n, unit) + "中" + count(r.short(), unit) + r.levelWord(analysis.Short)
	}
}

// Alone says how the only cell stands: 成果登记尚未破零.
func Alone(name string, c *analysis.Cell, yearEnd bool) string {
	if analysis.IsMet.Holds(c) {
		return name + doneWord(yearEnd)
	}
	for _, p := range []*analysis.Predicate{
		analysis.IsOver, analysis.KeepsPace, analysis.IsAtZero, analysis.IsReached, analysis.IsShort, analysis.IsExceeded, analysis.IsBehind,
	} {
		if p.Holds(c) {
			return name + Verdict(p, c.Indicator, yearEnd)
		}
	}
	if word := StateGap(c); word != Dash {
		return name + word
	}
	return name + "无完成率"
}
