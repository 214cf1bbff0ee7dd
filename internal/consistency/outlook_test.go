package consistency

import (
	"math/big"
	"slices"
	"strings"
)

// The outlooks of the second computation.
const (
	noOutlook = ""
	will      = "will"
	may       = "may"
	willNot   = "will not"
)

// outlook is what a flow comes to by December: at its present pace and, where last year is known, in last year's shape.
// Up to five points short of the target is near it.
func (o *oracle) outlook(c *cell) string {
	i := c.indicator
	if i.measure != "flow" || c.value == nil || c.target == nil || c.target.Sign() <= 0 || o.site.month == 12 {
		return noOutlook
	}
	ends := []*big.Rat{new(big.Rat).Mul(c.value, big.NewRat(12, int64(o.site.month)))}
	last, december := o.site.former(i, i.last, c.region), o.site.former(i, i.december, c.region)
	if o.site.lastDecember && last != nil && last.Sign() > 0 && december != nil {
		ends = append(ends, new(big.Rat).Mul(c.value, new(big.Rat).Quo(december, last)))
	}
	reached, near := 0, 0
	for _, end := range ends {
		short := new(big.Rat).Sub(c.target, end)
		if i.lower {
			short.Neg(short)
		}
		switch {
		case short.Sign() <= 0:
			reached++
		case short.Cmp(new(big.Rat).Mul(c.target, big.NewRat(5, 100))) <= 0:
			near++
		}
	}
	switch {
	case reached == len(ends):
		return will
	case reached+near > 0:
		return may
	}
	return willNot
}

func outlookOf(words string) string {
	switch {
	case strings.Contains(words, "尚不确定"):
		return may
	case strings.Contains(words, "难以"), strings.Contains(words, "将超出"):
		return willNot
	}
	return will
}

func oneOutlook(m *match) {
	if m.aboutMembers() {
		return
	}
	for _, i := range m.indicators {
		if got := m.o.outlook(m.o.cells[i][m.region]); got != outlookOf(m.groups[0]) {
			m.fail(m.groups[0], got)
		}
	}
}

// failing are those that will not reach their target, nothing done among them; limits that are not broken yet.
func (m *match) failing(i *indicator) []*cell {
	return slices.DeleteFunc(m.o.column(i), func(c *cell) bool {
		return c.state == over || c.state == met || c.state == broken || m.o.outlook(c) != willNot
	})
}

func outlookNamed(m *match) {
	for _, i := range m.indicators {
		var want []*region
		for _, c := range m.failing(i) {
			want = append(want, c.region)
		}
		m.sameRegions(m.groups[1], want, m.groups[2])
	}
}

func outlookCounted(m *match) {
	for _, i := range m.indicators {
		m.equal("will not|"+i.id, m.groups[1], len(m.failing(i)))
	}
}

// ratio is how many times its present pace a task needs; nil where it cannot be said.
func (o *oracle) ratio(c *cell) *big.Rat {
	if class, ok := o.prospect(c); !ok || o.site.month == 12 || c.value == nil || class == met || c.value.Sign() <= 0 {
		return nil
	}
	q := new(big.Rat).Sub(c.target, c.value)
	return q.Mul(q, big.NewRat(int64(o.site.month), int64(12-o.site.month))).Quo(q, c.value)
}

// hardTask is a task with its number.
var hardTask = re(`(\{r\d+\})(\{i\d+\})(?:100倍以上|(−?[\d.]+)(倍|%))`)

// scheduleMost checks the tasks named as the hardest: their numbers, and that no other is harder.
func scheduleMost(m *match) {
	var named []*cell
	score := m.o.ratio
	if m.o.site.month == 12 {
		score = func(c *cell) *big.Rat {
			if class, _ := m.o.prospect(c); class != unmet {
				return nil
			}
			return new(big.Rat).Neg(c.completion)
		}
	}
	for _, item := range hardTask.FindAllStringSubmatch(m.groups[1], -1) {
		c := m.o.cells[m.indicatorsIn(item[2])[0]][m.regionsIn(item[1])[0]]
		named = append(named, c)
		q := score(c)
		switch {
		case q == nil, item[4] == "倍" && !prints(item[3], q), item[4] == "%" && !m.o.printsCompletion(item[3], c):
			m.fail(item[0], show(q))
			return
		}
	}
	if len(named) == 0 {
		m.fail(m.groups[1], "a task")
		return
	}
	least := score(named[len(named)-1])
	for _, c := range m.o.allTasks() {
		if q := score(c); q != nil && !slices.Contains(named, c) && q.Cmp(least) >= 0 {
			m.fail(m.groups[1], c.region.short+c.indicator.short+" "+show(q))
			return
		}
	}
}

// growthEnds checks who grows most or least, with their numbers.
func growthEnds(m *match) {
	named := m.regionsIn(m.groups[2])
	for _, i := range m.indicators {
		cells := slices.DeleteFunc(m.o.column(i), func(c *cell) bool { return c.growth == nil })
		slices.SortStableFunc(cells, func(a, b *cell) int { return b.growth.Cmp(a.growth) })
		if strings.HasPrefix(m.groups[1], "降幅") || strings.HasSuffix(m.groups[1], "最小") || strings.HasSuffix(m.groups[1], "最少") {
			slices.Reverse(cells)
		}
		n := len(named)
		if len(cells) < n {
			m.fail(m.groups[0], len(cells))
			return
		}
		var want []*region
		for k, c := range cells {
			if k < n || c.growth.Cmp(cells[n-1].growth) == 0 {
				want = append(want, c.region)
			}
		}
		m.sameRegions(m.groups[2], want, m.groups[1])
	}
	m.ofNumbers(m.groups[2], m.groups[3], func(c *cell, n string) {
		if !printsGrowth(n, c.growth) {
			m.fail(c.region.short+n, show(c.growth))
		}
	})
}

// movedMost checks who won or lost most places.
func movedMost(m *match) {
	for _, i := range m.indicators {
		most := 0
		sign := 1
		if m.groups[1] == "下降" {
			sign = -1
		}
		for _, c := range m.o.column(i) {
			if c.moved != nil {
				most = max(most, sign**c.moved)
			}
		}
		m.equal("places "+m.groups[1]+"|"+i.id, m.groups[5], most)
		var want []*region
		for _, c := range m.o.column(i) {
			if c.moved != nil && sign**c.moved == most {
				want = append(want, c.region)
			}
		}
		if (m.groups[4] != "") != (len(want) > 1) {
			m.fail(m.groups[0], names(want))
		}
		if m.groups[3] != "" {
			m.equal("moved most "+m.groups[1]+"|"+i.id, m.groups[3], len(want))
		} else {
			m.sameRegions(m.groups[2], want, m.groups[1]+"最多")
		}
	}
}

// spreadOf is how far the last completion of an indicator is from the first.
func (o *oracle) spreadOf(i *indicator) *big.Rat {
	var low, high *big.Rat
	for _, c := range o.column(i) {
		if q := c.completion; q != nil {
			if low == nil || q.Cmp(low) < 0 {
				low = q
			}
			if high == nil || q.Cmp(high) > 0 {
				high = q
			}
		}
	}
	if low == nil {
		return nil
	}
	return new(big.Rat).Sub(high, low)
}

func spread(m *match) {
	for _, i := range m.indicators {
		if d := m.o.spreadOf(i); !prints(m.groups[1], d) {
			m.fail(m.groups[0], show(d))
		}
	}
}
