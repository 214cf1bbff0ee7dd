package format

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// regionRoll is where a region's indicators stand.
type regionRoll struct {
	*Roll
	view  *analysis.View
	cells []analysis.Cell
	zero  []*model.Indicator // flows at zero, in the order of the cells
}

func newRegionRoll(v *analysis.View, r *model.Region) *regionRoll {
	indicators := v.Indicators(r)
	s := &regionRoll{view: v, cells: make([]analysis.Cell, len(indicators))}
	for k, i := range indicators {
		s.cells[k] = v.Cell(i, r)
		if i.Better == model.Higher && analysis.IsAtZero.Holds(&s.cells[k]) {
			s.zero = append(s.zero, i)
		}
	}
	s.Roll = NewRoll(s.cells, yearEnd(v))
	return s
}

// states says how the indicators stand against time progress or, where none has any, against their targets.
func (s *regionRoll) states() string {
	n, behind := s.Paced(), s.Behind()
	subject := "项有进度要求的指标"
	switch {
	case s.missing > 0 && s.missing == s.Total:
		return all(s.missing, "项指标") + notReported()
	case n == 0 && s.levels() == 0:
		return "没有可与年度目标比较的指标"
	case n == 0:
		return s.reachedOrNot()
	case n == 1:
		return count(1, subject) + s.only()
	case behind == 0:
		return count(n, subject) + "均" + s.noneBehind("项")
	case behind == n:
		return count(n, subject) + "均" + s.behindClause()
	}
	var parts []string
	if over := s.over(); over > 0 {
		parts = append(parts, count(over, "项"+overWord()))
	}
	if met := s.met(); met > 0 && !s.yearEnd {
		parts = append(parts, count(met, "项"+doneWord(s.yearEnd)))
	}
	on := s.inTime()
	if s.yearEnd {
		on += s.met()
	}
	if on > 0 {
		parts = append(parts, count(on, "项")+s.onWord(on))
	}
	if zero := len(s.zero); zero == behind && zero <= fewNames {
		parts = append(parts, s.zeroNames()+atZero(s.yearEnd))
	} else {
		parts = append(parts, count(behind, "项")+s.behindClause())
	}
	return count(n, subject) + "中，" + join(parts, "，")
}

func (s *regionRoll) only() string {
	switch {
	case s.over() > 0:
		return overWord()
	case s.met() > 0:
		return doneWord(s.yearEnd)
	case s.Behind() == 0:
		return s.onWord(1)
	}
	return s.behindClause()
}

// behindClause follows the number of those behind: what they are, and which of them are at zero.
func (s *regionRoll) behindClause() string {
	switch zero := len(s.zero); {
	case zero == 0:
		return s.behindWord()
	case zero == s.Behind():
		return atZero(s.yearEnd)
	case zero <= fewNames:
		return s.behindWord() + "，其中" + s.zeroNames() + atZero(s.yearEnd)
	default:
		return s.behindWord() + "，其中" + count(zero, "项") + atZero(s.yearEnd)
	}
}

func (s *regionRoll) zeroNames() string {
	names := make([]string, len(s.zero))
	for k, i := range s.zero {
		names[k] = i.Short
	}
	return List(names)
}

// reachedOrNot says how stocks and rates stand against their targets.
func (s *regionRoll) reachedOrNot() string {
	good, bad := s.levelWords()
	switch {
	case s.short() == 0:
		return all(s.reached(), "项指标") + good
	case s.reached() == 0:
		return all(s.short(), "项指标") + bad
	}
	return count(s.reached(), "项指标") + good + "，" + count(s.short(), "项") + bad
}

// levelWords are what levels are that have reached their targets, or keep their limits, and what those are that do not.
func (s *regionRoll) levelWords() (good, bad string) {
	targets, limits := 0, 0
	for k := range s.cells {
		switch c := &s.cells[k]; {
		case analysis.IsReached.Of(c).Gap != model.Present:
		case c.Indicator.Better == model.Lower:
			limits++
		default:
			targets++
		}
	}
	switch {
	case targets > 0 && limits > 0 && s.yearEnd:
		return OnPace(true, true), Behind(true, true)
	case targets > 0 && limits > 0:
		return OnPace(true, true), "尚" + Behind(true, true)
	}
	level := &model.Indicator{Measure: model.Stock}
	if limits > 0 {
		level.Better = model.Lower
	}
	return Verdict(analysis.IsReached, level, s.yearEnd), Verdict(analysis.IsShort, level, s.yearEnd)
}

// all is 3项指标均, or 1项指标 where there is no other.
func all(n int, unit string) string {
	if n == 1 {
		return count(n, unit)
	}
	return count(n, unit) + "均"
}

func (s *regionRoll) unreported() string {
	switch {
	case s.missing == 0 || s.missing == s.Total:
		return ""
	case s.measured() == 0:
		return count(s.missing, "项") + notReported()
	}
	return "另有" + count(s.missing, "项") + notReported()
}

func notReported() string { return Verdict(analysis.IsNotReported, &model.Indicator{}, false) }

// extreme names the indicator that is furthest behind or, where none is, furthest ahead. Those at zero have been named or
// counted, and none of them is further behind than another, so that it is one of the rest.
func (s *regionRoll) extreme() string {
	if s.Behind() == 0 {
		return s.foremost()
	}
	var rest []analysis.Cell
	for k := range s.cells {
		if c := &s.cells[k]; analysis.IsBehind.Holds(c) && !analysis.IsAtZero.Holds(c) {
			rest = append(rest, *c)
		}
	}
	at := analysis.Furthest(rest)
	if at < 0 {
		return ""
	}
	c, name := &rest[at], rest[at].Indicator.Short
	switch zero := len(s.zero) > 0; {
	case zero && len(rest) == 1:
		return s.one("另1项是"+name, c)
	case zero:
		return s.one("其余差距最大的是"+name, c)
	case len(rest) > 1:
		return s.one("差距最大的是"+name, c)
	case s.Paced() > 1 && s.limits == 0:
		return s.one(s.behindWord()+"的是"+name, c)
	}
	return s.one("", c)
}

func (s *regionRoll) foremost() string {
	at := analysis.Foremost(s.cells)
	switch {
	case at < 0 || s.met() > 1 && s.met() == s.good()-s.kept: // all have done the same
		return ""
	case s.good()-s.kept > 1 && s.yearEnd:
		return s.one("完成率最高的是"+s.cells[at].Indicator.Short, &s.cells[at])
	case s.good()-s.kept > 1:
		return s.one("进度最快的是"+s.cells[at].Indicator.Short, &s.cells[at])
	}
	return s.one("", &s.cells[at])
}

// one says of one indicator how far it is and where it ranks; lead names it, where the sentence does not begin with it.
func (s *regionRoll) one(lead string, c *analysis.Cell) string {
	said := c.Indicator.Short
	if lead != "" {
		said = lead + "，"
	}
	parts := []string{said + "完成率" + Completion(c.Completion)}
	if c.Indicator.Better == model.Lower {
		parts = []string{said + "累计" + Value(c.Indicator, c.Value.Value), LimitPhrase(c)}
	}
	if !s.yearEnd && !analysis.IsDone.Holds(c) && !analysis.IsExceeded.Holds(c) {
		parts = append(parts, LeadPhrase(c))
	}
	if c.Indicator.Better == model.Higher || analysis.IsLast.Holds(c) { // 第2位 of a limit says too little
		parts = append(parts, PlacePhrase(c, s.view.Site.Words))
	}
	return join(parts, "，")
}
