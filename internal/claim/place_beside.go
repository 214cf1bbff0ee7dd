package claim

import (
	"strings"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// beside is the measure of the number that the sentence told last, by which a place behind it may be; nil where it told none.
func (s *saying) beside() *measure.Measure {
	if r := s.before.choice; r != nil && s.before.lastFound {
		return r.measure
	}
	return nil
}

// preferBeside makes the order by the number beside the place the one that is shown.
func (s *saying) preferBeside(f *rankFinding) {
	by := s.beside()
	if f.truth != wrong || by == nil || f.ladder.by == by {
		return
	}
	for k, l := range f.others {
		if l.by == by {
			f.others[k], f.ladder = f.ladder, l
			return
		}
	}
}

// alsoShown says where a region stands by the other orders that may be meant.
func (s *saying) alsoShown(f *rankFinding) string {
	const most = 2
	var out []string
	first, _ := f.ladder.shared(max(f.ladder.at(f.post.region), 0), exactlySame)
	for _, l := range f.others {
		if k := l.at(f.post.region); k >= 0 {
			if same, _ := l.shared(k, exactlySame); same == first {
				continue // at the same place by that order, too
			}
		}
		if text := s.standsBy(l, f.post.region); text != "" && len(out) < most {
			out = append(out, text)
		}
	}
	return strings.Join(append([]string{""}, out...), "；")
}

// standsBy says where a region stands on a ladder: 512.34万人次由高到低居第1位.
func (s *saying) standsBy(l *ladder, r *model.Region) string {
	k := l.at(r)
	if k < 0 {
		return ""
	}
	first, _ := l.shared(k, exactlySame)
	what := ""
	switch l.by {
	case measure.Rank:
	case measure.Value:
		what = "按" + l.rungs[k].number.String()
	default:
		what = "按" + l.by.Name + l.rungs[k].number.String()
	}
	return what + l.direction() + "居第" + model.Int(first+1).String() + "位"
}

// besideAnother tells of a place that is right by the site's order, and not by the figure that stands right before it: 接待游客512.34万人次，
// 居全市第三位 of what has the most, and the third best completion. It reports whether it is one.
func (s *saying) besideAnother(k int, c *ranking, at standing, f rankFinding) bool {
	i, beside := f.ladder.indicator, s.beside()
	bare := i.Measure == model.Rate && beside == nil // 污水收集率居首位: of the rate, or of the rate by its target
	by := []yardstick{{by: measure.Value}, {by: measure.Value, low: true}}[:1+lowerToo(i)]
	switch {
	case bare && f.ladder.by == measure.Value:
		by = []yardstick{{by: measure.Rank, low: true}}
	case f.ladder.by != measure.Rank, i.Measure == model.Rate, i.Better == model.Lower: // pages tell these so
		return false
	}
	if !i.Targeted || beside != measure.Value && !bare || c.gauge.said&(measured|turning|target) != 0 {
		return false
	}
	var mine *ladder
	for _, one := range by {
		l := s.climb(f.ladder.view, i, one, s.site.Counties())
		if l.at(f.post.region) < 0 || l.holds(f.post.region, at) != wrong {
			return false
		}
		if mine == nil {
			mine = l
		}
	}
	typed, fix := s.original(k, k), "写明按什么排，如“完成率居”“总量居”"
	if bare {
		fix = "写明按什么排，如“与目标之比居”“数值居”"
	}
	s.say(s.tokens[k].start, s.tokens[k].end, Verdict{Outcome: Doubtful, Number: isNumber(s.spelled(k)), Evidence: s.shown(f.ladder, f.post.region),
		Text: "“" + typed + "”没有写明按什么排：" + s.shown(f.ladder, f.post.region) + "；" + s.standsBy(mine, f.post.region), Fix: fix})
	return true
}
