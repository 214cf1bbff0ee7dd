package format

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// standing is where a region's indicators stand: those with time progress by state, and those without.
type standing struct {
	over, on, behind int      // of flows; behind counts those at zero too
	zero             []string // short names of the flows at zero
	reached, short   int      // of stocks and rates
	missing          int      // without a figure that is due
	late             int      // behind, not at zero, and it can be said how far
	worst, best      *analysis.Cell
	yearEnd          bool // the year is over: time progress is the whole target
}

func stand(v *analysis.View, r *model.Region) *standing {
	s := &standing{yearEnd: yearEnd(v)}
	for _, i := range v.Indicators(r) {
		c := v.Cell(i, r)
		switch {
		case c.Value.Gap == model.NotReported:
			s.missing++
		case c.State == analysis.NoState:
		case i.Measure != model.Flow:
			s.level(&c)
		default:
			s.pace(&c)
		}
	}
	return s
}

func (s *standing) level(c *analysis.Cell) {
	if c.State == analysis.Reached {
		s.reached++
	} else {
		s.short++
	}
}

func (s *standing) pace(c *analysis.Cell) {
	switch c.State {
	case analysis.Over:
		s.over++
	case analysis.OnPace:
		s.on++
	case analysis.AtZero:
		s.behind++
		s.zero = append(s.zero, c.Indicator.Short)
		return
	default:
		s.behind++
		if c.Lead.Ok() {
			s.late++
		}
	}
	if !c.Lead.Ok() {
		return
	}
	if s.worst == nil || c.Lead.Value.Cmp(s.worst.Lead.Value) < 0 {
		s.worst = c
	}
	// Little of a limit used up is not fast.
	if c.Indicator.Better == model.Higher && (s.best == nil || c.Lead.Value.Cmp(s.best.Lead.Value) > 0) {
		s.best = c
	}
}

// onWord and behindWord are what a flow is that meets its path or does not.
func (s *standing) onWord() string {
	if s.yearEnd {
		return "完成全年目标"
	}
	return "达到序时进度"
}

func (s *standing) behindWord() string {
	if s.yearEnd {
		return "未完成全年目标"
	}
	return "落后序时"
}

func (s *standing) lateWord() string {
	if s.yearEnd {
		return "未完成的是"
	}
	return "落后的是"
}

// states says how the indicators stand against time progress or, where none has any, against their targets.
func (s *standing) states() string {
	n := s.over + s.on + s.behind
	switch {
	case n == 0 && s.reached+s.short == 0:
		return "没有可与年度目标比较的指标"
	case n == 0:
		return s.levels()
	case n == 1:
		return "1项有进度要求的指标" + s.only()
	case s.behind == 0:
		return s.noneBehind(n)
	case s.behind == n:
		return count(n, "项有进度要求的指标均") + s.behindClause()
	}
	var parts []string
	if s.over > 0 {
		parts = append(parts, count(s.over, "项超额完成全年目标"))
	}
	if s.on > 0 {
		parts = append(parts, count(s.on, "项")+s.onWord())
	}
	if zero := len(s.zero); zero == s.behind && zero <= fewNames {
		parts = append(parts, List(s.zero)+atZero(s.yearEnd))
	} else {
		parts = append(parts, count(s.behind, "项")+s.behindClause())
	}
	return count(n, "项有进度要求的指标中，") + join(parts, "，")
}

func (s *standing) only() string {
	switch {
	case s.over > 0:
		return "超额完成全年目标"
	case s.on > 0:
		return s.onWord()
	}
	return s.behindClause()
}

func (s *standing) noneBehind(n int) string {
	they := count(n, "项有进度要求的指标均")
	switch {
	case s.over == n:
		return they + "超额完成全年目标"
	case s.over > 0:
		return they + s.onWord() + "，其中" + count(s.over, "项超额完成全年目标")
	}
	return they + s.onWord()
}

// behindClause follows the number of those behind: what they are, and which of them are at zero.
func (s *standing) behindClause() string {
	switch zero := len(s.zero); {
	case zero == 0:
		return s.behindWord()
	case zero == s.behind:
		return atZero(s.yearEnd)
	case zero <= fewNames:
		return s.behindWord() + "，其中" + List(s.zero) + atZero(s.yearEnd)
	default:
		return s.behindWord() + "，其中" + count(zero, "项") + atZero(s.yearEnd)
	}
}

// levels says how stocks and rates stand against their targets.
func (s *standing) levels() string {
	switch {
	case s.short == 0:
		return all(s.reached, "项指标") + "已达到年度目标"
	case s.reached == 0:
		return all(s.short, "项指标") + s.notYet() + "达到年度目标"
	}
	return count(s.reached, "项指标已达到年度目标，") + count(s.short, "项") + s.notYet() + "达到"
}

func (s *standing) notYet() string {
	if s.yearEnd {
		return "未"
	}
	return "尚未"
}

// all is 3项指标均, or 1项指标 where there is no other.
func all(n int, unit string) string {
	if n == 1 {
		return count(n, unit)
	}
	return count(n, unit) + "均"
}

func (s *standing) unreported() string {
	switch {
	case s.missing == 0:
		return ""
	case s.over+s.on+s.behind+s.reached+s.short == 0:
		return count(s.missing, "项未报送")
	}
	return "另有" + count(s.missing, "项未报送")
}

// extreme names the indicator that is furthest behind or, where none is, furthest ahead. Those at zero have been
// named or counted.
func (s *standing) extreme(v *analysis.View) string {
	switch {
	case s.late > 0 && s.late+len(s.zero) < s.behind:
		return s.one("其中", s.worst, v)
	case s.late > 1:
		return s.one("差距最大的是", s.worst, v)
	case s.late == 1 && len(s.zero) > 0:
		return s.one("其余"+s.lateWord(), s.worst, v)
	case s.late == 1:
		return s.one(s.lateWord(), s.worst, v)
	case s.behind == 0 && s.over+s.on > 1 && s.best != nil:
		return s.one("进度最快的是", s.best, v)
	case s.behind == 0 && s.best != nil:
		return s.one("", s.best, v)
	}
	return ""
}

func (s *standing) one(lead string, c *analysis.Cell, v *analysis.View) string {
	if c == nil {
		return ""
	}
	ratio := "完成率" + Percent(c.Completion.Value)
	if c.Indicator.Better == model.Lower {
		ratio = "相当于年度目标的" + Percent(c.Completion.Value)
	}
	parts := []string{lead + c.Indicator.Short, ratio}
	if lead == "" {
		parts = []string{c.Indicator.Short + ratio}
	}
	if !s.yearEnd {
		parts = append(parts, LeadPhrase(c))
	}
	if spread := v.Spread(c.Indicator); spread.N == 0 || spread.Min.Cmp(spread.Max) != 0 {
		parts = append(parts, PlacePhrase(c, v.Site.Words))
	}
	return join(parts, "，")
}
