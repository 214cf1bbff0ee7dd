package claim

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// eachTopic are the indicators of a list of whom a statement is made one by one, 安平县接待游客、公共文化活动均下降; nil where it
// is made of one, or of sets of regions.
func (j *juror) eachTopic(f *frame) []*model.Indicator {
	said := slices.ContainsFunc(j.tokens[j.clause.first:j.clause.end], func(t token) bool { return t.is(each) }) || j.saysBoth()
	if !said || j.how != theseOf || len(j.listed) == 0 || j.count >= 0 || len(f.topics) < 2 {
		return nil
	}
	var out []*model.Indicator
	for k, t := range f.topics {
		if len(t.indicators) != 1 || t.unclean || k > 0 && !t.joined {
			return nil
		}
		out = append(out, t.indicators[0])
	}
	return out
}

// saysBoth reports whether 双双 stands in the clause.
func (j *juror) saysBoth() bool {
	for k := j.clause.first; k < j.clause.end; k++ {
		if j.spelled(k) == "双双" {
			return true
		}
	}
	return false
}

// judgeEach holds what is said of each of several indicators against each of them.
func (j *juror) judgeEach() bool {
	var best *setFinding
	var bad *analysis.Cell
	for _, v := range j.subject.views {
		for _, one := range j.said.tests {
			f, first := j.holdEachTopic(v, one)
			switch {
			case f.truth == right:
				j.agree(f)
				return true
			case f.truth == unsure && len(f.yes) == 0: // not by this meaning
			case f.truth == unsure:
				return true
			case best == nil || len(f.yes) > len(best.yes):
				best, bad = f, first
			}
		}
	}
	if best == nil {
		return false
	}
	at := j.said.at
	if n := j.said.numbers; len(n) > 0 {
		at = [2]int{n[0], n[len(n)-1]}
	}
	evidence := j.facts(best.view, bad)
	v := Verdict{Outcome: Contradicts, Number: len(j.said.numbers) > 0, Evidence: evidence, Text: "“" + j.original(at[0], at[1]) + "”不是每项都如此：" + evidence, Fix: "核对数据，改这句话"}
	if why := j.subject.doubt; why != "" || j.subject.guessed {
		if v.Outcome, v.Fix = Doubtful, doubtFix; why != "" {
			v.Text += "；" + why
		}
	}
	j.say(j.tokens[at[0]].start, j.tokens[at[1]].end, v)
	return true
}

// holdEachTopic tests each indicator of each region named; first is the first cell of which the claim is wrong.
func (j *juror) holdEachTopic(v *analysis.View, one test) (f *setFinding, first *analysis.Cell) {
	f = &setFinding{truth: right, view: v, of: j.names(regionsOf(j.listed))}
	for _, c := range j.cellsOf(v, regionsOf(j.listed), j.topics) {
		switch one(v, c) {
		case right:
			f.yes = append(f.yes, c.Indicator.Short)
		case wrong:
			if f.truth = wrong; first == nil {
				first = c
			}
		default:
			if f.open++; f.truth == right {
				f.truth = unsure
			}
		}
	}
	return f, first
}

// oneOfEach finds the number of a frame for each of the indicators of a list of which it is said: 均下降9.0%. Where one has another
// number, nothing is found, and that one's is the nearest.
func (b *block) oneOfEach(f *frame, s *subject, n *number, found, nearest *evidence) (*evidence, *evidence) {
	if !s.eachTopic || found == nil {
		return found, nearest
	}
	for _, i := range s.indicators {
		one := *s
		one.indicators = []*model.Indicator{i}
		if hit, near, _ := b.search(f, &one, n); hit == nil {
			s.doubt = "不是每项都是这个数"
			return nil, near
		}
	}
	return found, nearest
}
