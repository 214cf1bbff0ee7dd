package claim

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// picked is the reference at k where it prints members, by their names or by how many they are; nil otherwise.
func (b *block) picked(k int) *Figure {
	p := b.tokens[k].printed
	if p == nil || p.Picked == nil || p.Picked.Total || p.Indicator == nil || p.View == nil {
		return nil
	}
	return p
}

// pickedAt is the reference at k as a row of names.
func (b *block) pickedAt(k int) element {
	e := element{first: k, last: k, picked: b.picked(k)}
	for _, r := range e.picked.Picked.Regions {
		e.names = append(e.names, mention{token: k, region: r})
	}
	return e
}

// judgePicked holds a statement about members that a reference picks against their own figures, whatever the figures of the
// whole and of others are: 三个县尚未破零 is said of those three. It agrees where it is true of each of them. It contradicts
// only where a rule picked them and it is true of none: then the rule says the opposite. Else nobody can tell.
func (j *juror) judgePicked() bool {
	if len(j.said.tests) == 0 {
		return false
	}
	best := setFinding{truth: unsure}
	none := false // it is true of none of them, and that is known of each
	for _, in := range j.pickedFields() {
		for _, one := range j.said.tests {
			f := j.holdPicked(in, one)
			if f.truth == right {
				j.agree(&f)
				return true
			}
			switch {
			case f.of == "" || f.open == len(j.listed): // cannot be asked: 超控制数 of a task
			case best.of == "":
				best, none = f, f.open+len(f.yes) == 0
			default:
				none = none && f.open+len(f.yes) == 0
				if len(f.yes) > len(best.yes) {
					best = f
				}
			}
		}
	}
	if best.of == "" || len(j.listed) == 0 {
		return true // 无 and 0个县市 have a warning of their own
	}
	j.accusePicked(&best, none)
	return true
}

// pickedFields are the figures of the members in the edition that the reference takes, and in that of the words.
func (j *juror) pickedFields() []field {
	view := j.chosen.View
	if view == j.now {
		view = j.view
	}
	views := []*analysis.View{view}
	for _, v := range j.subject.views {
		if !slices.Contains(views, v) {
			views = append(views, v)
		}
	}
	indicators := j.subject.indicators
	if !slices.Contains(indicators, j.chosen.Indicator) {
		indicators = append([]*model.Indicator{j.chosen.Indicator}, indicators...)
	}
	var out []field
	for _, v := range views {
		for _, i := range indicators {
			out = append(out, field{view: v, cells: j.cellsOf(v, zoned(j.site), []*model.Indicator{i})})
		}
	}
	return out
}

// holdPicked tests what is said of those listed and, where it is said of nobody else, of the other members.
func (j *juror) holdPicked(in field, one test) setFinding {
	f := setFinding{truth: unsure, view: in.view}
	for _, c := range in.cells {
		f.of = c.Indicator.Name
		listed := slices.ContainsFunc(j.listed, func(m mention) bool { return m.region == c.Region })
		switch t := one(in.view, c); {
		case listed && t == right:
			f.yes = append(f.yes, j.regionName(c.Region))
		case listed && t == unsure:
			f.open++
		case !listed && t == right && c.Region.Kind == model.County && (j.how == onlyOf || len(j.listed) == 0):
			f.faults = append(f.faults, fault{})
		}
	}
	if f.of != "" && len(f.yes) == len(j.listed) && len(f.faults) == 0 {
		f.truth = right
	}
	return f
}

// accusePicked tells of words that are not true of all whom a reference picks.
func (j *juror) accusePicked(f *setFinding, none bool) {
	at := j.said.at
	typed := j.original(at[0], at[1])
	evidence := "引用选出的" + format.Members(len(j.listed), j.site.Words) + "中，" + j.counted(f)
	v := Verdict{Outcome: Doubtful, Evidence: evidence, Text: "“" + typed + "”与引用选出的" + j.site.Words.Member + "对不上，其中" + j.counted(f), Fix: "改“" + typed + "”一词，或改引用里的选择条件"}
	switch {
	case none && j.chosen.Picked.Ruled && j.subject.doubt == "":
		v.Outcome = Contradicts
	case j.subject.doubt != "":
		v.Text += "；" + j.subject.doubt
	}
	j.say(j.tokens[at[0]].start, j.tokens[at[1]].end, v)
}
