package claim

import (
	"slices"

	"bulletin/internal/model"
)

// fewLead reports whether the first few at k are those of whom something is said: 前四位均快于序时进度, 居后三位的县市区都未过半.
func (b *block) fewLead(k int) bool {
	for m := k + 1; m < len(b.tokens); m++ {
		switch t := &b.tokens[m]; {
		case t.is(each):
			return true
		case b.spelled(m) == "的", t.kind == region && t.entry.members, b.isKin(m):
		default:
			return false
		}
	}
	return false
}

// judgeFew holds a statement about the first or the last few against the figures of those whom they may mean: by the order of the
// words, or of the list before. certain tells that only one order can be meant.
func (j *juror) judgeFew() bool {
	k := j.fewEnd - 1
	lists, certain := j.fewMembers(k)
	var wrongs []setFinding
	for _, list := range lists {
		j.listed = j.fewMentions(k, list)
		for _, cells := range j.fields() {
			for _, one := range j.said.tests {
				switch f := j.hold(cells, one); f.truth {
				case right:
					j.agree(&f)
					return true
				case wrong:
					wrongs = append(wrongs, f)
				}
			}
		}
	}
	if len(wrongs) == 0 {
		return len(lists) > 0
	}
	if !certain {
		j.subject.unsure("“" + j.spelled(k) + "”所指的由前面的话推得")
	}
	j.accuse(wrongs)
	return true
}

// fewMentions are the few, as if they stood where the words for them do.
func (j *juror) fewMentions(k int, list []*model.Region) []mention {
	var out []mention
	for _, r := range list {
		out = append(out, mention{token: k, region: r})
	}
	return out
}

// fewMembers are those whom the first or the last few at k may mean.
func (j *juror) fewMembers(k int) (lists [][]*model.Region, certain bool) {
	n, bottom := placeNumber(&j.tokens[k]), j.tokens[k].lastPlace
	at := slices.IndexFunc(j.clause.frames, func(f frame) bool { return f.at == k })
	if at < 0 || n == 0 {
		return nil, false
	}
	add := func(list []*model.Region) {
		if !slices.ContainsFunc(lists, func(o []*model.Region) bool { return sameMembers(o, list) }) {
			lists = append(lists, list)
		}
	}
	f := &j.clause.frames[at]
	s := saying{block: j.block, clause: j.clause, frame: f, before: j.context, subject: j.subject}
	g := s.gaugeAt(k, end{side: byPlace}, false)
	for l := range s.ladders(&ranking{gauge: g, views: j.subject.views}, [][]*model.Region{j.site.Counties()}) {
		if list := l.few(n, bottom); list != nil {
			add(list)
		}
	}
	for _, before := range [][]*model.Region{j.context.listing, j.context.previous} {
		if m := len(before); m > n && !bottom {
			add(before[:n])
		} else if m > n {
			add(before[m-n:])
		}
	}
	return lists, len(lists) == 1 && f.cues&(complete|growthNoun|fallNoun|yoy) != 0 && f.cues&(rank|ahead|behindRank) != 0
}

// few are the first or the last so many of a ladder, or nil where the cut is between two of one number.
func (l *ladder) few(n int, bottom bool) []*model.Region {
	if n >= len(l.rungs) {
		return nil
	}
	from, to := 0, n
	if bottom {
		from, to = len(l.rungs)-n, len(l.rungs)
	}
	for _, cut := range []int{from, to} {
		if cut > 0 && cut < len(l.rungs) && looksSame(l.rungs[cut-1].number, l.rungs[cut].number) {
			return nil
		}
	}
	var out []*model.Region
	for _, o := range l.rungs[from:to] {
		out = append(out, o.region)
	}
	return out
}

func sameMembers(a, b []*model.Region) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(r *model.Region) bool { return !slices.Contains(b, r) })
}
