package format

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// standing is where a region's indicators stand.
type standing struct {
	*Roll
	view  *analysis.View
	cells []analysis.Cell
}

func stand(v *analysis.View, r *model.Region) *standing {
	s := &standing{view: v}
	for _, i := range v.Indicators(r) {
		s.cells = append(s.cells, v.Cell(i, r))
	}
	s.Roll = NewRoll(s.cells, yearEnd(v))
	return s
}

// states says how the indicators stand against time progress or, where none has any, against their targets.
func (s *standing) states() string {
	n, behind := s.Paced(), s.Behind()
	subject := "项有进度要求的指标"
	switch {
	case n == 0 && s.levels() == 0:
		return "没有可与年度目标比较的指标"
	case n == 0:
		return s.reachedOrNot()
	case n == 1:
		return count(1, subject) + s.only()
	case behind == 0:
		return s.noneBehind(count(n, subject) + "均")
	case behind == n:
		return count(n, subject) + "均" + s.behindClause()
	}
	var parts []string
	if over := s.over(); over > 0 {
		parts = append(parts, count(over, "项"+overWord()))
	}
	if met := s.met(); met > 0 && !s.yearEnd {
		parts = append(parts, count(met, "项已"+metWord()))
	}
	on := s.good() - s.over()
	if !s.yearEnd {
		on -= s.met()
	}
	if on > 0 {
		parts = append(parts, count(on, "项")+s.onWord())
	}
	if zero := len(s.zero); zero == behind && zero <= fewNames {
		parts = append(parts, s.zeroNames()+atZero(s.yearEnd))
	} else {
		parts = append(parts, count(behind, "项")+s.behindClause())
	}
	return count(n, subject) + "中，" + join(parts, "，")
}

func (s *standing) only() string {
	switch {
	case s.over() > 0:
		return overWord()
	case s.met() > 0:
		return "已" + metWord()
	case s.Behind() == 0:
		return s.onWord()
	}
	return s.behindClause()
}

func (s *standing) noneBehind(they string) string {
	switch over := s.over(); {
	case over == s.Paced():
		return they + overWord()
	case over > 0:
		return they + s.onWord() + "，其中" + count(over, "项"+overWord())
	}
	return they + s.onWord()
}

// behindClause follows the number of those behind: what they are, and which of them are at zero.
func (s *standing) behindClause() string {
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

func (s *standing) zeroNames() string {
	names := make([]string, len(s.zero))
	for k, c := range s.zero {
		names[k] = c.Indicator.Short
	}
	return List(names)
}

// reachedOrNot says how stocks and rates stand against their targets.
func (s *standing) reachedOrNot() string {
	level := &model.Indicator{Measure: model.Stock}
	good, bad := Verdict(analysis.IsReached, level, s.yearEnd), Verdict(analysis.IsShort, level, s.yearEnd)
	switch {
	case s.short() == 0:
		return all(s.reached(), "项指标") + good
	case s.reached() == 0:
		return all(s.short(), "项指标") + bad
	}
	return count(s.reached(), "项指标") + good + "，" + count(s.short(), "项") + bad
}

// all is 3项指标均, or 1项指标 where there is no other.
func all(n int, unit string) string {
	if n == 1 {
		return count(n, unit)
	}
	return count(n, unit) + "均"
}

func (s *standing) unreported() string {
	word := Verdict(analysis.IsNotReported, &model.Indicator{}, s.yearEnd)
	switch {
	case s.missing == 0:
		return ""
	case s.measured() == 0:
		return count(s.missing, "项") + word
	}
	return "另有" + count(s.missing, "项") + word
}

// extreme names the indicator that is furthest behind or, where none is, furthest ahead. Those that are all at zero
// have been named or counted.
func (s *standing) extreme() string {
	behind := s.Behind()
	if behind > 0 {
		at := analysis.Furthest(s.cells)
		if at < 0 || len(s.zero) == behind {
			return ""
		}
		c := &s.cells[at]
		switch {
		case !analysis.IsBehind.Holds(c):
			return ""
		case behind == 1 && s.Paced() > 1:
			return s.one("其中"+c.Indicator.Short, c)
		case behind == 1:
			return s.one("", c)
		}
		return s.one("差距最大的是"+c.Indicator.Short, c)
	}
	at := analysis.Foremost(s.cells)
	switch {
	case at < 0:
		return ""
	case s.good() > 1:
		return s.one("进度最快的是"+s.cells[at].Indicator.Short, &s.cells[at])
	}
	return s.one("", &s.cells[at])
}

// one says of one indicator how far it is and where it ranks. What is at zero has no rate worth a number.
func (s *standing) one(lead string, c *analysis.Cell) string {
	parts := []string{lead}
	if lead == "" {
		parts = nil
	}
	first := ""
	if lead == "" {
		first = c.Indicator.Short
	}
	switch {
	case c.State == analysis.AtZero:
		parts = append(parts, first+atZero(s.yearEnd)+"，"+Goal(c.Indicator)+Value(c.Indicator, c.Target.Value))
	case c.Indicator.Better == model.Lower:
		parts = append(parts, first+Value(c.Indicator, c.Value.Value), LimitPhrase(c))
		if c.State != analysis.Exceeded && !s.yearEnd {
			parts = append(parts, LeadPhrase(c))
		}
	default:
		parts = append(parts, first+"完成率"+Completion(c.Completion))
		if !s.yearEnd && c.State != analysis.Over && c.State != analysis.Met {
			parts = append(parts, LeadPhrase(c))
		}
	}
	return join(append(parts, PlacePhrase(c, s.view.Site.Words)), "，")
}
