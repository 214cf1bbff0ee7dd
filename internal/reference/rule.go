package reference

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// rule picks members of an indicator.
type rule struct {
	word    string
	inSite  bool             // listed in the site's order; otherwise from the best
	measure *measure.Measure // what it is about, and listed by; nil for the ranking
	check   func(ro *Roster) *Problem
	keep    func(ro *Roster, c *analysis.Cell) bool
}

// Problem is what is wrong with what the author asks for.
type Problem struct{ Code, Fix, Text string }

// rules are the words that pick members by their state. What is behind includes what is far behind or at zero.
var rules = []rule{
	{"未破零", true, nil, canBeZero, ifHolds(analysis.IsAtZero)},
	{"落后", false, nil, flowOnly, ifHolds(analysis.IsBehind)},
	{"滞后", false, nil, flowOnly, ifHolds(analysis.IsFarBehind)},
	{"达序时", false, nil, flowOnly, ifHolds(analysis.KeepsPace)},
	{"超额", false, nil, flowUpOnly, ifHolds(analysis.IsOver)},
	{"已完成", false, nil, flowUpOnly, ifHolds(analysis.IsDone)},
	{"未完成", false, nil, flowUpOnly, ifFails(analysis.IsDone)},
	{"过半", false, nil, flowUpOnly, ifHolds(analysis.PastHalf)},
	{"未过半", false, nil, flowUpOnly, ifFails(analysis.PastHalf)},
	{"超序时", false, nil, limitOnly, ifHolds(analysis.IsBehind)},
	{"超限", false, nil, limitOnly, ifHolds(analysis.IsExceeded)},
	{"已达标", false, nil, levelOnly, ifHolds(analysis.IsReached)},
	{"未达标", false, nil, levelOnly, ifHolds(analysis.IsShort)},
	{"未报送", true, nil, anyIndicator, ifHolds(analysis.IsNotReported)},
	{"增长", false, measure.Growth, anyIndicator, ifHolds(analysis.HasGrown)},
	{"下降", false, measure.Growth, anyIndicator, ifHolds(analysis.HasFallen)},
}

// ofPath reports whether a rule picks what is not on its path in time.
func (r *rule) ofPath() bool {
	return slices.Contains([]string{"落后", "滞后", "超序时"}, r.word)
}

func ifHolds(p *analysis.Predicate) func(*Roster, *analysis.Cell) bool {
	return func(_ *Roster, c *analysis.Cell) bool { return p.Holds(c) }
}

func ifFails(p *analysis.Predicate) func(*Roster, *analysis.Cell) bool {
	return func(_ *Roster, c *analysis.Cell) bool { return p.Fails(c) }
}

// Which indicators a rule may be asked of.

func anyIndicator(*Roster) *Problem { return nil }

func canBeZero(ro *Roster) *Problem {
	if p := needsTargets(ro); p != nil {
		return p
	}
	if ro.Indicator.Measure == model.Rate || ro.Indicator.Better == model.Lower {
		return &Problem{"wrong-rule", "写成条件，如“累计=0”", "比率和越低越好的指标没有“未破零”"}
	}
	return nil
}

func flowOnly(ro *Roster) *Problem {
	if p := needsTargets(ro); p != nil {
		return p
	}
	if ro.Indicator.Measure != model.Flow {
		return &Problem{"wrong-rule", "改写“已达标”或“未达标”", "时点数和比率不与序时进度比较"}
	}
	return nil
}

func flowUpOnly(ro *Roster) *Problem {
	if p := flowOnly(ro); p != nil {
		return p
	}
	if ro.Indicator.Better == model.Lower {
		return &Problem{"wrong-rule", "改写“达序时”、“超序时”或“超限”", "越低越好的指标不能这样说"}
	}
	return nil
}

func limitOnly(ro *Roster) *Problem {
	if p := flowOnly(ro); p != nil {
		return p
	}
	if ro.Indicator.Better != model.Lower {
		return &Problem{"wrong-rule", "改写“落后”或“超额”", "只有越低越好的指标能这样说"}
	}
	return nil
}

func levelOnly(ro *Roster) *Problem {
	if p := needsTargets(ro); p != nil {
		return p
	}
	if ro.Indicator.Measure == model.Flow {
		return &Problem{"wrong-rule", "改写“达序时”、“超额”或“落后”", "只有时点数和比率能这样说"}
	}
	return nil
}

func needsTargets(ro *Roster) *Problem {
	if ro.Indicator.Targeted {
		return nil
	}
	return &Problem{"wrong-rule", "写成条件，如“累计=0”、“同比>0”", "没有年度目标的指标不能这样选"}
}

// reader returns what takes word into the selection, or nil where it is no word of selections. The site's word for
// its members picks all of them.
func (s *selection) reader(word, member string) func() *Problem {
	if word == "全部" || word == member {
		return func() *Problem { s.all = true; return nil }
	}
	for k := range rules {
		if rules[k].word == word {
			return func() *Problem { return s.add(&rules[k]) }
		}
	}
	if n, last, ok := endsOf(word); ok {
		return func() *Problem {
			if s.ends > 0 {
				return &Problem{"extra-word", "只写其中一个", "“" + s.endWord + "”和“" + word + "”不能同时写"}
			}
			s.ends, s.last, s.endWord = n, last, word
			return nil
		}
	}
	return nil
}

func (s *selection) add(r *rule) *Problem {
	for _, before := range s.rules {
		if before.word == r.word {
			return &Problem{"extra-word", "删去一个", "“" + r.word + "”写了两遍"}
		}
	}
	s.rules = append(s.rules, r)
	return nil
}

// endsOf reads 前3, 前三, 后3 and 后三.
func endsOf(word string) (n int, last, ok bool) {
	rest, first := strings.CutPrefix(word, "前")
	if !first {
		if rest, last = strings.CutPrefix(word, "后"); !last {
			return 0, false, false
		}
	}
	const numerals = "一二三四五六七八九十"
	if at := strings.Index(numerals, rest); at >= 0 && utf8.RuneCountInString(rest) == 1 {
		return utf8.RuneCountInString(numerals[:at]) + 1, last, true
	}
	n, err := strconv.Atoi(rest)
	return n, last, err == nil && n > 0 && rest[0] != '+'
}
