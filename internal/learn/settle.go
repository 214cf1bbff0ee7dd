package learn

import (
	"slices"

	"bulletin/internal/model"
)

// key is what a taken number is of.
type key struct {
	indicator *model.Indicator
	region    *model.Region
	part      *model.Part
	measure   string
}

func (d *Verdict) key() key { return key{d.Indicator, d.Region, d.Part, d.Measure} }

// settle holds numbers of one thing against each other: the same number twice counts once, two numbers are refused.
func (b *Book) settle() {
	b.growths()
	groups := map[key][]*Verdict{}
	var order []key
	for _, s := range b.sheets {
		for _, d := range slices.Concat(s.verdicts, s.gaps) {
			if d.Standing == Taken || d.cell != nil && d.cell.kind == gapKind && d.Value != "" {
				if len(groups[d.key()]) == 0 {
					order = append(order, d.key())
				}
				groups[d.key()] = append(groups[d.key()], d)
			}
		}
	}
	for _, k := range order {
		resolve(groups[k])
	}
	for _, k := range order {
		b.lonelyGrowth(groups, k)
	}
	for _, s := range b.sheets {
		for _, d := range s.gaps {
			if d.Why != "" && d.Standing == Unknown { // two words for one figure
				d.Value = ""
				s.unsaid = append(s.unsaid, d)
			}
		}
	}
}

// lonelyGrowth leaves a 同比 out whose figure is neither in the book nor in the report: a report holds none by itself.
func (b *Book) lonelyGrowth(groups map[key][]*Verdict, k key) {
	if k.measure != "yoy" {
		return
	}
	for _, d := range groups[key{k.indicator, k.region, nil, "figure"}] {
		if d.Standing == Taken || d.cell.kind == gapKind && d.Value != "" {
			return
		}
	}
	if r := b.site.Reports[b.Period]; r != nil && r.Figure(k.indicator, k.region).Given {
		return
	}
	for _, d := range groups[k] {
		if d.Standing == Taken {
			d.ignore("yoy", "同比，没有同时写本期数，不取")
		}
	}
}

// resolve settles the numbers of one thing.
func resolve(list []*Verdict) {
	for _, d := range list[1:] {
		if !sameValue(d, list[0]) {
			for k, each := range list {
				other := list[0]
				if k == 0 {
					other = d
				}
				each.refuse("和“"+other.Sheet+"” "+other.cell.address()+" 说的是同一个数，却不一致", "改成一致，或在映射里把其中一处写成 skip")
				each.Cause = each.cell.address()
			}
			return
		}
	}
	for _, d := range list[1:] {
		if d.cell.numeric() {
			d.ignore("repeated", "和“"+list[0].Sheet+"” "+list[0].cell.address()+" 重复，数相同")
		} else {
			d.Value = ""
		}
	}
}

func sameValue(a, b *Verdict) bool {
	if a.cell.kind == gapKind || b.cell.kind == gapKind {
		return a.Value == b.Value
	}
	return sameNumber(a.Value, b.Value)
}
