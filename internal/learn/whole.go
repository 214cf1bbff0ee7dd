package learn

import (
	"slices"

	"bulletin/internal/model"
)

// wholes makes a total the whole's figure where it is that beyond doubt: all members to whom the indicator applies stand in
// the table, they add up to it, and no row names the whole. Rates of such a row are the whole's, too, and so
// are numbers that count members whose own are 未报送.
func (s *sheet) wholes() {
	type line struct {
		block *block
		byRow bool
		at    int
	}
	sure, broken := map[line]bool{}, map[line]bool{}
	lineOf := func(t totalOf) line {
		if s.besideRow(t) {
			return line{t.block, true, t.verdict.cell.column}
		}
		return line{t.block, false, t.verdict.cell.row}
	}
	named := map[*model.Indicator]bool{}
	for _, d := range s.verdicts {
		if d.Standing == Taken && isWhole(d.Region) {
			named[d.Indicator] = true
		}
	}
	for _, t := range s.totals {
		if named[t.context.indicator] {
			broken[lineOf(t)] = true
			continue
		}
		if i := t.context.indicator; i == nil || !i.AddsUp || i.Measure == model.Rate || t.verdict.meant != "figure" {
			continue
		}
		switch s.adds(t) {
		case yes:
			sure[lineOf(t)] = true
		case no:
			broken[lineOf(t)] = true
		}
	}
	for _, t := range s.totals {
		i := t.context.indicator
		if at := lineOf(t); !sure[at] || broken[at] || i == nil || t.verdict.meant != "figure" || !i.AddsUp && i.Measure != model.Rate {
			continue
		}
		if sum := s.adds(t); i.AddsUp && i.Measure != model.Rate && sum != yes && sum != more {
			continue
		}
		x := *t.context
		x.region = s.lexicon.site.Whole()
		d := t.verdict
		d.Region, d.Measure = x.region, "figure"
		s.take(t.block, &x, d.cell, d)
	}
	s.lonelyTotals()
}

// lonelyTotals leaves totals open that no member's number stands beside: of kinds of fires, they may be the whole's figures.
func (s *sheet) lonelyTotals() {
	for _, t := range s.totals {
		d := t.verdict
		if d.Standing == Taken || d.meant != "figure" || slices.ContainsFunc(s.beside(t), func(other *Verdict) bool { return !isWhole(other.Region) && other.Region.Kind != model.Province }) {
			continue
		}
		d.refuse("旁边没有各单位的数，分不清是谁的合计", "在行名或表头里写地区名称")
		t.context.offerText(d, total, "{region: "+s.lexicon.site.Whole().ID+"}", "是“"+s.lexicon.site.Whole().Name+"”的数的")
	}
}

// answer is yes, no, or not to be told.
type answer uint8

const (
	unsure answer = iota
	yes
	no
	more // than those sum up to who have reported: 未报送 stands for another
)

// adds reports whether all members stand in the table and add up to the total.
func (s *sheet) adds(t totalOf) answer {
	stands, missing := map[*model.Region]bool{}, false
	sum, terms, places := model.Decimal{}, 0, 0
	for _, d := range s.beside(t) {
		if d.Indicator != t.context.indicator || d.Part != t.context.part() || isWhole(d.Region) || d.Region.Kind == model.Province {
			continue
		}
		stands[d.Region] = true
		if !d.cell.numeric() {
			missing = missing || d.cell.kind == gapKind
			continue
		}
		value, err := model.ParseDecimal(d.cell.number)
		if err != nil || d.Standing != Taken || d.Measure != "figure" {
			return unsure
		}
		sum, terms, places = sum.Add(value), terms+1, max(places, len(fractionOf(d.cell.number)))
	}
	for _, r := range s.lexicon.site.Regions[1:] {
		if r.In(s.period) && t.context.indicator.AppliesTo(r) && !stands[r] {
			return unsure
		}
	}
	stated, err := model.ParseDecimal(t.verdict.cell.number)
	if err != nil || terms < 2 || t.verdict.cell.unit != "" {
		return unsure
	}
	if missing && stated.Cmp(sum) > 0 {
		return more
	}
	if stated.Sub(sum).Abs().Cmp(rounding(max(places, len(fractionOf(t.verdict.cell.number))), terms)) > 0 {
		return no
	}
	return yes
}

// rounding is how far a sum of rounded terms may be from the rounded sum; whole numbers are not rounded.
func rounding(places, terms int) model.Decimal {
	if places == 0 {
		return model.Decimal{}
	}
	unit := "0."
	for range places {
		unit += "0"
	}
	return half(unit).Mul(model.Int(terms + 1))
}

// besideRow reports whether a total stands over its column, so that its members stand in its row.
func (s *sheet) besideRow(t totalOf) bool {
	for _, m := range s.lexicon.namesOf(t.block, t.verdict.cell.row, s) { // 合计 over 首次 and 复核, in the row of 合计
		if m.cue&total != 0 && slices.Contains(t.block.kinds[t.block.first:t.block.last+1], regionStub) {
			return false
		}
	}
	for _, h := range s.lexicon.headsOf(t.block, t.verdict.cell.column, s) {
		if h.cue&total != 0 {
			return true
		}
	}
	return false
}

// beside are the cells with regions that a total stands with, in its column or its row, numbers and others.
func (s *sheet) beside(t totalOf) []*Verdict {
	var list []*Verdict
	c := t.verdict.cell
	take := func(other *cell) {
		if other != nil && other != c && other.verdict != nil && other.verdict.Region != nil && other.verdict.Measure != "total" {
			list = append(list, other.verdict)
		}
	}
	if s.besideRow(t) {
		for column := t.block.first; column <= t.block.last; column++ {
			take(t.block.view.at(c.row, column))
		}
		return list
	}
	for _, row := range t.block.data {
		take(t.block.view.at(row, c.column))
	}
	return list
}
