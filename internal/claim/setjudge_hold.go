package claim

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// hold holds the statement against a set of cells by one test.
func (j *juror) hold(in field, one test) setFinding {
	f := setFinding{truth: unsure}
	if len(in.cells) == 0 {
		return f
	}
	if j.how == someOf && (j.rest || j.excepted != nil) && j.numberAt(j.count) == len(in.cells) { // 除甲县外，其余七县均…
		all := *j
		all.how, all.word, all.count = allOf, j.said.at, -1
		return all.hold(in, one)
	}
	var truths map[*model.Region]truth // of those who are named
	if len(j.listed)+len(j.excepted) > 0 {
		truths = make(map[*model.Region]truth, len(in.cells))
	}
	no := 0
	topics := slices.ContainsFunc(in.cells, func(c *analysis.Cell) bool { return c.Indicator != in.cells[0].Indicator })
	for _, c := range in.cells {
		t := one(in.view, c)
		if truths != nil {
			truths[c.Region] = t
		}
		switch t {
		case right:
			f.yes = append(f.yes, j.calledIn(c, topics))
		case wrong:
			no++
		default:
			f.open++
		}
	}
	f.of, f.view = in.cells[0].Indicator.Name, in.view
	if topics {
		f.of = j.regionName(in.cells[0].Region)
	}
	if len(f.yes)+no == 0 && len(j.listed) == 0 {
		return f
	}
	names, quantity := j.namesWrong(in, one, truths), j.quantityWrong(&f, no)
	switch {
	case j.how == allOf && (no == len(in.cells) || no > len(names)): // what is said is wrong, and not who is left out
		f.faults = quantity
	case j.how == allOf && len(names) > 0:
		f.faults = names
	default:
		f.faults = append(names, quantity...)
	}
	switch {
	case len(f.faults) > 0:
		f.truth = wrong
	case j.undecided(&f, in, truths):
	default:
		f.truth = right
	}
	return f
}

// calledIn is what a cell is called among those of one indicator, or of one region.
func (j *juror) calledIn(c *analysis.Cell, topics bool) string {
	if topics {
		return c.Indicator.Short
	}
	return j.regionName(c.Region)
}

// undecided reports whether what is not known decides.
func (j *juror) undecided(f *setFinding, in field, truths map[*model.Region]truth) bool {
	for _, m := range j.listed {
		if t, ok := truths[m.region]; ok && t == unsure {
			return true
		}
	}
	switch j.how {
	case someOf:
		return len(f.yes) < j.numberAt(j.count)
	case allOf, noneOf:
		return f.open == len(in.cells)
	case theseOf:
		return j.listed == nil && f.open > 0
	}
	return false
}

// namesWrong are the names of those of whom the statement is not true, or of whom it is though they are left out.
func (j *juror) namesWrong(in field, one test, truths map[*model.Region]truth) []fault {
	var out []fault
	i := in.cells[0].Indicator
	same := 0
	truthOf := func(r *model.Region) truth {
		if t, ok := truths[r]; ok {
			return t
		}
		return one(in.view, j.cell(in.view, i, r))
	}
	for _, m := range j.listed {
		if truthOf(m.region) == wrong {
			c := j.cell(in.view, i, m.region)
			out = append(out, fault{first: m.token, last: m.token, facts: j.facts(in.view, c)})
			same++
		}
	}
	if j.how == theseOf && (same > 0 && same == len(j.listed) || len(out) > 0 && j.takenUp()) { // the word is wrong, and not the names
		at := j.said.at
		return []fault{{first: at[0], last: at[1], number: len(j.said.numbers) > 0}}
	}
	if j.how != allOf {
		return out
	}
	for _, m := range j.excepted {
		if truthOf(m.region) == right {
			c := j.cell(in.view, i, m.region)
			out = append(out, fault{first: m.token, last: m.token, facts: j.facts(in.view, c), mild: j.block.picked(m.token) != nil})
		}
	}
	return out
}

// takenUp reports whether the names stand in front of the clause.
func (j *juror) takenUp() bool { return len(j.listed) > 1 && j.listed[0].token == j.listed[1].token }

// quantityWrong are the words or the number that say of how many the statement is true, where it is of others.
func (j *juror) quantityWrong(f *setFinding, no int) []fault {
	words := fault{first: j.word[0], last: j.word[1]}
	yes := len(f.yes)
	broken := false
	switch j.how {
	case someOf:
		return j.countWrong(f)
	case onlyOf, exactOf:
		if !j.partial {
			words.mild, broken = j.how == exactOf, yes > len(j.listed)
			break
		}
		return j.totalWrong(yes)
	case theseOf:
		if j.listed != nil {
			return j.totalWrong(yes)
		}
		broken = no > 0
	case allOf:
		words.number, broken = len(j.said.numbers) > 0, no > 0
	case noneOf:
		broken = yes > 0
	case mostOf:
		share, _ := model.Ratio(model.Int(100*yes), model.Int(max(yes+no, 1)))
		words.number, broken = len(j.most) > 0, !j.part.holdsOf(share)
	}
	if !broken {
		return nil
	}
	return []fault{words}
}

// countWrong is the number of those of whom something is true, where it is of more or fewer; those who are not known may be
// among them.
func (j *juror) countWrong(f *setFinding) []fault {
	n, yes := j.numberAt(j.count), len(f.yes)
	unlisted := len(j.listed) > 0 && !j.partial && len(j.listed) != n
	fits := n == yes || j.tokens[j.count].num.around == more && yes >= n || n > yes && n <= yes+f.open
	if fits && !unlisted {
		return nil
	}
	return []fault{{first: j.count, last: j.count, number: true}}
}

// totalWrong is the number of all whose list goes on, 甲、乙等四县, where it is another.
func (j *juror) totalWrong(yes int) []fault {
	if n := j.numberAt(j.count); !j.partial || n == 0 || n == yes {
		return nil
	}
	return []fault{{first: j.count, last: j.count, number: true}}
}

// holdsOf reports whether a part of a set may be told as n: more than half is any part above it.
func (n number) holdsOf(share model.Decimal) bool {
	if n.around == more {
		return share.Cmp(n.value) > 0 || share.Cmp(n.value) == 0 && n.value.Cmp(model.Int(50)) != 0
	}
	return n.near(share)
}

// sharesOut reports whether the numbers of members in a clause add up to those whom the sentence has named in a row before: 安渡、柳溪…，
// 一家在降、一家在升.
func (b *block) sharesOut(cl *clause) bool {
	counts, total := 0, int64(0)
	for k := cl.first; k < cl.end; k++ {
		if b.isCount(k) && b.tokens[k].kind == figure {
			n, err := b.tokens[k].num.value.Int64()
			if err != nil {
				return false
			}
			counts, total = counts+1, total+n
		}
	}
	if counts < 2 {
		return false
	}
	for k := b.sentenceStart(cl.first); k < cl.first; k++ {
		if b.isMember(k) {
			row := b.row(k, cl.first)
			if len(row.names) > 1 && int64(len(row.names)) == total {
				return true
			}
			k = row.last
		}
	}
	return false
}

func regionsOf(list []mention) []*model.Region {
	var out []*model.Region
	for _, m := range list {
		if m.region != nil {
			out = append(out, m.region)
		}
	}
	return out
}

func without(all, some []*model.Region) []*model.Region {
	if len(some) == 0 {
		return all
	}
	var out []*model.Region
	for _, r := range all {
		if !slices.Contains(some, r) {
			out = append(out, r)
		}
	}
	return out
}
