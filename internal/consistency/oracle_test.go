package consistency

import (
	"math/big"
	"slices"
	"strings"
)

// The states of the second computation, in the words of a table.
const (
	noState  = ""
	over     = "超额"
	met      = "已完成"
	onPace   = "达序时"
	behind   = "落后"
	far      = "滞后"
	atZero   = "未破零"
	unmet    = "未完成" // the year is over
	within   = "控制内"
	fast     = "超序时"
	farFast  = "远超序时"
	broken   = "超控制数"
	reached  = "已达标"
	notThere = "未达标"
)

// cell is one indicator in one region, computed from the generator's numbers.
type cell struct {
	indicator     *indicator
	region        *region
	value, target *big.Rat // nil where there is none
	gap           string   // why there is no value
	targetGap     string
	completion    *big.Rat // percent; of a limit the part that is used
	lead          *big.Rat // percentage points; flows only
	growth        *big.Rat // percent, or points of a rate
	state         string
	rank, of      int  // among counties; 0 for none
	tied          bool // another has the rank
	first, last   bool
	moved         *int // places won since the earlier edition
}

// oracle is the second computation of a site's main edition.
type oracle struct {
	site     *site
	cells    map[*indicator]map[*region]*cell
	progress *big.Rat
	before   *oracle // of the earlier edition, or nil
}

var hundred = big.NewRat(100, 1)

func compute(s *site) *oracle {
	o := &oracle{site: s, cells: map[*indicator]map[*region]*cell{}, progress: big.NewRat(int64(s.month)*100, 12)}
	if s.earlier > 0 {
		o.before = compute(&site{seed: s.seed, regions: s.regions, indicators: s.indicators, month: s.earlier, behind: s.behind, far: s.far, then: true})
	}
	for _, i := range s.indicators {
		o.cells[i] = map[*region]*cell{}
		figures := i.now
		if s.then {
			figures = i.before
		}
		o.rank(i, figures, o.cells[i])
		if o.before == nil {
			continue
		}
		for r, c := range o.cells[i] {
			if old := o.before.cells[i][r]; old.rank > 0 && c.rank > 0 {
				moved := 0 // among those whom both editions rank
				for other, now := range o.cells[i] {
					if was := o.before.cells[i][other]; now.rank > 0 && was.rank > 0 {
						if was.rank < old.rank {
							moved++
						}
						if now.rank < c.rank {
							moved--
						}
					}
				}
				c.moved = &moved
			}
		}
	}
	return o
}

// rank makes the cells of an indicator and gives the counties competition ranks.
func (o *oracle) rank(i *indicator, figures map[*region]figure, into map[*region]*cell) {
	var order []*cell
	for _, r := range o.site.regions {
		c := o.measure(i, r, figures)
		into[r] = c
		if r.kind == county && score(c) != nil {
			order = append(order, c)
		}
	}
	slices.SortStableFunc(order, compareScores)
	for k, c := range order {
		c.rank, c.of = k+1, len(order)
		if k > 0 && compareScores(order[k-1], c) == 0 {
			c.rank, c.tied, order[k-1].tied = order[k-1].rank, true, true
		}
	}
	if n := len(order); n > 1 && order[n-1].rank > 1 {
		for _, c := range order {
			c.first = c.rank == 1
			c.last = c.rank == order[n-1].rank && !slices.Contains([]string{over, met, within, reached}, c.state)
		}
	}
}

// score is what a county is ranked by; the lowest of limits is the best. Nil where there is no rank.
func score(c *cell) *big.Rat {
	switch {
	case c.value == nil:
		return nil
	case !c.indicator.targeted:
		return c.value
	case c.target == nil:
		return nil
	case c.indicator.lower && c.value.Sign() == 0:
		return new(big.Rat)
	case c.indicator.lower && c.target.Sign() == 0:
		return new(big.Rat).Add(big.NewRat(1<<60, 1), c.value) // nothing was allowed
	}
	return c.completion
}

func compareScores(a, b *cell) int {
	if a.indicator.lower {
		return score(a).Cmp(score(b))
	}
	return score(b).Cmp(score(a))
}

func (o *oracle) measure(i *indicator, r *region, figures map[*region]figure) *cell {
	c := &cell{indicator: i, region: r}
	f, due := figures[r]
	switch {
	case !due:
		c.gap = "不适用"
	case f.gap != "":
		c.gap = f.gap
	default:
		c.value = i.rat(f.n)
	}
	t, due := i.target[r]
	switch {
	case !i.targeted || !due:
		c.targetGap = "未设目标"
	case t.gap != "":
		c.targetGap = t.gap
	default:
		c.target = i.rat(t.n)
	}
	if c.value != nil && c.target != nil && c.target.Sign() > 0 {
		c.completion = new(big.Rat).Mul(new(big.Rat).Quo(c.value, c.target), hundred)
		if i.measure == "flow" {
			c.lead = new(big.Rat).Sub(c.completion, o.progress)
		}
	}
	c.growth = o.growth(c, f)
	c.state = o.state(c)
	return c
}

// growth is 同比: what is given, else the difference of rates, else percent of a base above zero.
func (o *oracle) growth(c *cell, f figure) *big.Rat {
	if f.yoy != "" {
		q, _ := new(big.Rat).SetString(f.yoy)
		return q
	}
	base := o.site.former(c.indicator, c.indicator.last, c.region)
	if c.value == nil || !o.site.lastYear || base == nil {
		return nil
	}
	d := new(big.Rat).Sub(c.value, base)
	switch {
	case c.indicator.measure == "rate":
		return d
	case base.Sign() <= 0:
		return nil
	}
	return d.Mul(d.Quo(d, base), hundred)
}

// word is what a state is called: of a level that is a limit as of a limit.
func (c *cell) word() string {
	switch {
	case c.indicator.lower && c.state == reached:
		return within
	case c.indicator.lower && c.state == notThere:
		return broken
	}
	return c.state
}

func (o *oracle) state(c *cell) string {
	i := c.indicator
	if c.value == nil || c.target == nil {
		return noState
	}
	order := c.value.Cmp(c.target)
	switch {
	case i.measure != "flow" && (order == 0 || order > 0 != i.lower):
		return reached
	case i.measure != "flow":
		return notThere
	case i.lower && order > 0:
		return broken
	case i.lower && c.completion == nil:
		return within
	case i.lower:
		return o.paced(new(big.Rat).Set(c.lead), within, fast, farFast)
	case c.completion == nil:
		return noState
	case c.value.Sign() == 0:
		return atZero
	case order > 0:
		return over
	case order == 0:
		return met
	case o.site.month == 12:
		return unmet
	}
	return o.paced(new(big.Rat).Neg(c.lead), onPace, behind, far)
}

// paced judges by what is missing to the path, in percentage points.
func (o *oracle) paced(short *big.Rat, good, bad, worse string) string {
	tolerance, line := o.line(o.site.behind, "0"), o.line(o.site.far, "20%")
	switch {
	case short.Cmp(tolerance) <= 0:
		return good
	case short.Cmp(line) >= 0:
		return worse
	}
	return bad
}

// line is a threshold in percentage points: written so, or as a part of the path.
func (o *oracle) line(written, usual string) *big.Rat {
	if written == "" {
		written = usual
	}
	share, ofPath := strings.CutSuffix(written, "%")
	q, _ := new(big.Rat).SetString(share)
	if ofPath {
		q.Mul(q, o.progress).Quo(q, hundred)
	}
	return q
}

// silent reports whether a county reports nothing at all of two indicators or more.
func (o *oracle) silent(r *region) bool {
	n := 0
	for _, c := range o.row(r) {
		switch {
		case c.gap == "未报送" && c.growth == nil:
			n++
		case c.gap != "不适用":
			return false
		}
	}
	return n > 1
}

// isBehind reports what counts as behind; isGood what keeps its path.
func isBehind(state string) bool {
	return slices.Contains([]string{behind, far, atZero, unmet, fast, farFast, broken}, state)
}

func isGood(state string) bool { return slices.Contains([]string{over, met, onPace, within}, state) }

// isPaced are the states of flows.
func isPaced(state string) bool { return isBehind(state) || isGood(state) }

// row are the cells of a region, by indicator; column those of an indicator in the counties that it is due from.
func (o *oracle) row(r *region) []*cell {
	var out []*cell
	for _, i := range o.site.indicators {
		if i.applies(r) {
			out = append(out, o.cells[i][r])
		}
	}
	return out
}

func (o *oracle) column(i *indicator) []*cell {
	var out []*cell
	for _, r := range i.counties(o.site) {
		out = append(out, o.cells[i][r])
	}
	return out
}

// onBoard are the indicators that a county has a target for.
func (o *oracle) onBoard() []*indicator {
	var out []*indicator
	for _, i := range o.site.indicators {
		if i.targeted && slices.ContainsFunc(o.column(i), func(c *cell) bool { return c.target != nil }) {
			out = append(out, i)
		}
	}
	return out
}

func count(cells []*cell, holds func(*cell) bool) int {
	n := 0
	for _, c := range cells {
		if holds(c) {
			n++
		}
	}
	return n
}

func inState(states ...string) func(*cell) bool {
	return func(c *cell) bool { return slices.Contains(states, c.state) }
}

func stateIs(f func(string) bool) func(*cell) bool { return func(c *cell) bool { return f(c.state) } }
