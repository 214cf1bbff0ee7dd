package learn

import "bulletin/internal/model"

// vague is a number that grew by an amount or by percent: its head says only 增减.
type vague struct {
	verdict *Verdict
	block   *block
	context *context
}

// vagueGrowth says that the head of a growth does not tell which.
const vagueGrowth = "分不清是增减额还是增幅：没有写单位"

// leastRows is how many rows must agree before arithmetic tells what a column holds.
const leastRows = 2

// amounts reads columns of 增减 by their arithmetic: where each is the figure less last year's, they are amounts; where each is
// the percentage of that, they are growth. What agrees with neither or with both stays unknown.
func (s *sheet) amounts() {
	type column struct {
		block     *block
		indicator *model.Indicator
		part      *model.Part
	}
	groups := map[column][]vague{}
	var order []column
	for _, v := range s.vague {
		c := column{v.block, v.verdict.Indicator, v.verdict.Part}
		if v.verdict.Standing != Unknown || c.indicator == nil || c.indicator.Measure == model.Rate {
			continue
		}
		if len(groups[c]) == 0 {
			order = append(order, c)
		}
		groups[c] = append(groups[c], v)
	}
	for _, c := range order {
		less, ratio, rows := true, true, 0
		for _, v := range groups[c] {
			now, last := s.pair(v)
			if now == nil || last == nil {
				continue
			}
			isLess, isRatio := grew(v.verdict.cell.number, now.cell.number, last.cell.number)
			less, ratio, rows = less && isLess, ratio && isRatio, rows+1
		}
		if rows < leastRows || less == ratio {
			continue
		}
		for _, v := range groups[c] {
			if less {
				v.verdict.ignore("difference", rules["difference"])
			} else {
				v.verdict.Measure = "yoy"
				s.takeGrowth(v.context, v.verdict.cell, v.verdict)
			}
		}
	}
}

// pair are the figure and last year's number of the same thing in the same table.
func (s *sheet) pair(v vague) (now, last *Verdict) {
	for _, row := range v.block.data {
		for column := v.block.first; column <= v.block.last; column++ {
			c := v.block.view.at(row, column)
			if c == nil || c.verdict == nil || !c.numeric() || c.unit != "" {
				continue
			}
			d := c.verdict
			if d.Indicator != v.verdict.Indicator || d.Region != v.verdict.Region || d.Part != v.verdict.Part {
				continue
			}
			switch {
			case d.Standing == Taken && d.Measure == "figure":
				now = d
			case d.Standing == Ignored && d.Measure == "last_year":
				last = d
			}
		}
	}
	return now, last
}

// grew reports whether a number is what one is more than another, and whether it is that in percent, as rounded as they stand.
func grew(number, now, last string) (less, ratio bool) {
	n, err1 := model.ParseDecimal(number)
	a, err2 := model.ParseDecimal(now)
	b, err3 := model.ParseDecimal(last)
	if err1 != nil || err2 != nil || err3 != nil {
		return false, false
	}
	more := a.Sub(b)
	less = more.Sub(n).Abs().Cmp(half(now).Add(half(last)).Add(half(number))) <= 0
	if fractionOf(number) == "" && fractionOf(now) == "" && fractionOf(last) == "" { // whole numbers are not rounded
		less = more.Cmp(n) == 0
	}
	percent, ok := model.Ratio(more.Mul(hundred), b)
	rounding, _ := model.Ratio(half(now).Add(half(last)).Mul(hundred), b)
	return less, ok && percent.Sub(n).Abs().Cmp(rounding.Add(half(number))) <= 0
}
