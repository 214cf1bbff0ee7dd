package learn

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

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

// isGrowth reports whether an indicator is a growth itself, by the end of its name: 规模以上工业增加值增速.
func isGrowth(i *model.Indicator) bool {
	if i.Measure != model.Rate {
		return false
	}
	for _, one := range wordCues {
		if one.cue == growth|relative && slices.ContainsFunc(strings.Fields(one.words), func(word string) bool {
			return strings.HasSuffix(fold(i.Name), word) || strings.HasSuffix(fold(i.Short), word)
		}) {
			return true
		}
	}
	return false
}

// nameOf is the text that names the indicator, which is a growth itself, where another speaks of growth: 增速 below 规模以上工业增加值增速.
func (x *context) nameOf() *head {
	if x.indicator == nil || x.cue&growth == 0 || !isGrowth(x.indicator) {
		return nil
	}
	for k := range x.used {
		if h := &x.used[k]; h.indicator == x.indicator && h.cue&growth == 0 {
			return h
		}
	}
	return nil
}

// askGrowth asks about such a number: 增速 may only repeat the last word of the name. That a mapping says yoy is no answer, since a proposal
// says so of every 增速.
func (s *sheet) askGrowth(l totalOf) {
	if l.verdict.Measure != "yoy" {
		return
	}
	d, name := l.verdict, l.verdict.Indicator.Name
	for _, h := range l.context.used {
		if h.cue&growth == 0 {
			continue
		}
		text := clean(h.value.Text)
		d.refuse("分不清“"+shown(text)+"”是“"+name+"”本身，还是它的同比", "是它本身的，把“"+shown(text)+"”改成“累计”；是它的同比的，写“同比（百分点）”，并补上它本身的数")
		figure := "figure"
		if d.Cause, d.lost = text, false; l.context.nameOf() != nil {
			text, figure = clean(l.context.nameOf().value.Text), "{indicator: "+d.Indicator.ID+", measure: figure}"
		}
		d.offer(text, figure, "是它本身、不改表的")
		d.offer(text, "skip", "不要的")
		return
	}
}

// ownGrowth takes 增速 for a repetition of the name's last word where the mapping says that below the name stands the figure.
func (l *lexicon) ownGrowth(x *context) {
	name := x.nameOf()
	if name == nil {
		return
	}
	if c := l.captions[pattern(name.text(), l.period.Year)]; c == nil || c.Measure != "figure" {
		return
	}
	x.cue = plain
	for _, h := range x.used {
		if h.cue&growth == 0 {
			x.cue |= h.cue
		}
	}
	if len(x.units) == 0 {
		x.units = x.grown
	}
}
