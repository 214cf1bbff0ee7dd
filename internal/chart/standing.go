package chart

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// standing counts cells by how they stand.
type standing struct {
	all, gaps      int
	over, ok       int    // ok counts those over their target too
	behind, zero   int    // behind counts those at zero too
	reached, short int    // stocks and rates
	lower          bool   // some that are behind are indicators of which less is better
	word           string // of all gaps, where it is one word
}

func stand(cells []analysis.Cell) standing {
	s := standing{all: len(cells)}
	for k := range cells {
		c := &cells[k]
		switch c.State {
		case analysis.Over:
			s.over++
			s.ok++
		case analysis.OnPace:
			s.ok++
		case analysis.Behind, analysis.FarBehind:
			s.behind++
			s.lower = s.lower || c.Indicator.Better == model.Lower
		case analysis.AtZero:
			s.behind++
			s.zero++
		case analysis.Reached:
			s.reached++
		case analysis.Short:
			s.short++
		default:
			s.gap(gapWord(c))
		}
	}
	return s
}

func (s *standing) gap(word string) {
	if s.gaps == 0 {
		s.word = word
	} else if s.word != word {
		s.word = ""
	}
	s.gaps++
}

// paced is how many are compared with time progress, measured how many have a state at all.
func (s *standing) paced() int    { return s.ok + s.behind }
func (s *standing) measured() int { return s.all - s.gaps }

// behindWord says what those behind are.
func (s *standing) behindWord() string {
	if s.lower {
		return "不合序时要求"
	}
	return "落后序时"
}

// sentence says how n things stand: "8项指标中6项落后序时，其中2项尚未破零". unit is their measure word.
func (s *standing) sentence(subject, unit string) string {
	if s.measured() == 0 {
		if s.word == "" || s.word == format.Dash {
			return subject + "均无完成率"
		}
		return subject + "均" + s.word
	}
	text := s.pace(subject, unit)
	if n := s.short + s.reached; n > 0 && text != "" {
		text += "，" + s.reach(subject, unit, true)
	} else if n > 0 {
		text = s.reach(subject, unit, false)
	}
	if s.gaps > 0 {
		text += "；" + digits(s.gaps) + unit + "无完成率"
	}
	return text
}

func (s *standing) pace(subject, unit string) string {
	everything := s.paced() == s.all
	count := func(n int) string {
		if everything && n == s.all {
			return "均"
		}
		if n == s.paced() && s.paced() > 1 && s.reached+s.short == 0 {
			return "有完成率的" + digits(n) + unit + "均"
		}
		return "中" + digits(n) + unit
	}
	switch {
	case s.paced() == 0:
		return ""
	case s.behind > 0 && s.zero == s.behind:
		return subject + count(s.zero) + "尚未破零"
	case s.behind > 0 && s.zero > 0:
		return subject + count(s.behind) + s.behindWord() + "，其中" + digits(s.zero) + unit + "尚未破零"
	case s.behind > 0:
		return subject + count(s.behind) + s.behindWord()
	case s.over == s.paced():
		return subject + count(s.over) + "超额完成年度目标"
	case s.over > 0:
		return subject + count(s.ok) + "达到序时进度，其中" + digits(s.over) + unit + "超额完成"
	}
	return subject + count(s.ok) + "达到序时进度"
}

func (s *standing) reach(subject, unit string, more bool) string {
	n := s.short + s.reached
	switch {
	case !more && n == s.all && s.short == 0:
		return subject + "均已达标"
	case !more && n == s.all && s.short == n:
		return subject + "均未达标"
	case more && s.short == 0:
		return "另有" + digits(n) + unit + "已达标"
	case more:
		return "另有" + digits(s.short) + unit + "未达标"
	case s.short == 0:
		return subject + "中" + digits(n) + unit + "已达标"
	}
	return subject + "中" + digits(s.short) + unit + "未达标"
}

// alone says how the only one stands.
func alone(name string, c *analysis.Cell) string {
	switch c.State {
	case analysis.Over:
		return name + "超额完成年度目标"
	case analysis.OnPace:
		return name + "达到序时进度"
	case analysis.AtZero:
		return name + "尚未破零"
	case analysis.Reached:
		return name + "已达标"
	case analysis.Short:
		return name + "未达标"
	case analysis.Behind, analysis.FarBehind:
		s := standing{lower: c.Indicator.Better == model.Lower}
		return name + s.behindWord()
	}
	if word := gapWord(c); word != format.Dash {
		return name + word
	}
	return name + "无完成率"
}
