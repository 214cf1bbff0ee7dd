package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// answer is what the data say of a claim: its truth, and the cell that decided.
type answer struct {
	truth truth
	view  *analysis.View
	cell  *analysis.Cell
	doubt string // why the subject is not certain
}

// assert holds what words claim against the data and tells of it.
func (s *saying) assert(a assertion) {
	found := s.holds(a.of)
	if found.truth == unsure {
		s.untargeted(a)
		return
	}
	if found.truth == wrong && s.vague(found.doubt) {
		return
	}
	one := *s
	one.by = found.view
	if one.doubt = found.doubt; one.doubt == "" {
		one.doubt = a.doubt
	}
	facts := s.facts
	if a.facts != nil {
		facts = a.facts
	}
	one.claimed(a.first, a.last, found.truth, "", facts(found.view, found.cell))
}

// vague reports whether the subject is so uncertain that what is false of it says nothing.
func (s *saying) vague(doubt string) bool {
	return doubt != "" && len(s.frame.topics) == 0 && len(s.before.topics) == 0
}

// holds tests a claim of all that is named: of each indicator of a list and of each region of a group.
func (s *saying) holds(of test) answer {
	var all []answer
	for _, one := range s.each() {
		f := s.holdsOf(&one, of)
		if f.doubt = one.doubt; f.doubt == "" && one.guessed {
			f.doubt = "指标的名称不全"
		}
		all = append(all, f)
	}
	return every(all)
}

// every is what holds of all: what is wrong of one is wrong, and what is unsure of one is unsure.
func every(all []answer) answer {
	var out answer
	for k, f := range all {
		if f.truth == wrong {
			return f
		}
		if k == 0 || f.truth == unsure && out.truth != unsure {
			out = f
		}
	}
	return out
}

// each are the subjects of the frame: one for each indicator of a list, and of those that 两项 speaks of.
func (s *saying) each() []subject {
	var out []subject
	if list := s.listed(); len(list) > 1 {
		for _, t := range list {
			t.joined = false
			out = append(out, s.withTopic(t))
		}
		return out
	}
	for _, i := range s.items() {
		out = append(out, s.withTopic(topic{token: s.frame.first, indicators: []*model.Indicator{i}}))
	}
	if len(out) == 0 {
		out = append(out, s.subject)
	}
	return out
}

// withTopic is the subject of the frame if it named that indicator.
func (s *saying) withTopic(t topic) subject {
	f := *s.frame
	f.topics = []topic{t}
	return s.resolve(&f, s.before)
}

// items are the indicators that a number of items right before the frame speaks of: 成果登记、引进人才两项均已破零.
func (s *saying) items() []*model.Indicator {
	k := s.frame.first - 1
	if len(s.frame.topics) > 0 || k < s.clause.first || s.tokens[k].kind != figure || s.tokens[k].printed != nil || !isItems(&s.tokens[k].num) {
		return nil
	}
	n, err := s.tokens[k].num.value.Int64()
	named := distinct(s.before.named)
	if err != nil || n < 2 || int(n) > len(named) || s.isSomeOf(k) {
		return nil
	}
	return named[len(named)-int(n):]
}

// isSomeOf reports whether the number at k counts some of what was spoken of, and leaves open which: 三项增速有两项低于全市.
func (s *saying) isSomeOf(k int) bool {
	return k > s.clause.first && (strings.HasSuffix(s.spelled(k-1), "有") || strings.HasSuffix(s.spelled(k-1), "中"))
}

// isItems reports whether a number counts indicators: 三项.
func isItems(n *number) bool { return n.round && (n.unit == "项" || n.unit == "项指标") }

// listed are the topics of the list that ends last.
func (s *saying) listed() []topic {
	topics := s.frame.topics
	n := len(topics) - 1
	for n > 0 && topics[n].joined {
		n--
	}
	return topics[max(n, 0):]
}

// holdsOf tests a claim of one subject.
func (s *saying) holdsOf(one *subject, of test) answer {
	found := s.holdsAny(one, one.regions, of)
	if len(one.group) > 1 {
		found = s.holdsAll(one, one.group, of)
	}
	if found.truth != right && len(one.picked) > 0 {
		if of := s.holdsAll(one, one.picked, of); of.truth == right {
			return of
		}
	}
	return found
}

// holdsAll tests a claim of each of several regions.
func (s *saying) holdsAll(one *subject, regions []*model.Region, of test) answer {
	var all []answer
	for _, r := range regions {
		all = append(all, s.holdsAny(one, []*model.Region{r}, of))
	}
	return every(all)
}

// holdsAny tests a claim that may be about one of several cells: one that bears it out is enough.
func (s *saying) holdsAny(one *subject, regions []*model.Region, of test) answer {
	var out answer
	for _, i := range one.indicators {
		for _, v := range one.views {
			for _, r := range regions {
				c := s.cell(v, i, r)
				held := of(v, c)
				if held == right {
					return answer{truth: right, view: v, cell: c}
				}
				if held == wrong && out.truth == unsure {
					out = answer{truth: wrong, view: v, cell: c}
				}
			}
		}
	}
	return out
}
