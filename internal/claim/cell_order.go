package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// ordering is what the data say of a place, of a change of places, or of names that stand at a place, by every scale that may be meant.
type ordering struct {
	keys     []placeKey
	truths   []truth
	shown    []string // what the data show, by scale
	explicit bool     // the heads say by what
	right    *evidence
	one      string // what would be right by the site's own order
}

// placeKey is one scale of a column: a measure, which of its ways to count, among whom and since when.
type placeKey struct {
	line  int // the column, or below 0 the row, that holds places
	by    *measure.Measure
	way   int
	among int
	since int
}

// placesIn is the column that holds a place, or, below 0, the row.
func (g *grid) placesIn(f *finding) int {
	if g.columns[f.cell.column].said&(rank|highest|lowest) == 0 && g.columns[f.cell.column].standing == nil {
		return -1 - f.cell.line
	}
	return f.cell.column
}

// gaugesOf are the measures that a place may be by: what the head says, or what stands beside it in the table.
func (g *grid) gaugesOf(f *finding) (list []*measure.Measure, explicit bool) {
	if list := measuresOf(f.said); len(list) > 0 {
		return list, true
	}
	if h := g.nearest(f); h != nil {
		if list = measuresOf(h.said); len(list) == 0 {
			list = []*measure.Measure{measure.Value}
		}
	}
	for _, m := range []*measure.Measure{measure.Rank, measure.Value, measure.Completion, measure.Growth} {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list, false
}

// nearest is the head before that of a place: what stands there is often what is ranked.
func (g *grid) nearest(f *finding) *head {
	if at := g.placesIn(f); at < 0 {
		for n := f.cell.line - 1; n >= g.heads; n-- {
			if h := g.lines[n]; h.said&rank == 0 {
				return h
			}
		}
		return nil
	}
	for k := f.cell.column - 1; k >= 0; k-- {
		if g.roles[k] == ofNumbers && g.columns[k].said&rank == 0 {
			return g.columns[k]
		}
	}
	return nil
}

// measuresOf are the measures that the words of a head name.
func measuresOf(said cue) []*measure.Measure {
	switch {
	case said&pace != 0:
		return []*measure.Measure{measure.Lead, measure.Rank} // of a limit the place goes by how it is kept
	case said&(growthNoun|fallNoun|yoy) != 0, said&(up|down) != 0 && said&rank == 0:
		return []*measure.Measure{measure.Growth}
	case said&complete != 0:
		return []*measure.Measure{measure.Completion, measure.Rank}
	case said&(amountNoun|highest|lowest) == amountNoun:
		return []*measure.Measure{measure.Value}
	case said&share != 0:
		return []*measure.Measure{measure.Share}
	}
	return nil
}

// sets are those among whom somebody in the table may be ranked.
func (g *grid) sets() [][]*model.Region {
	out := [][]*model.Region{g.site.Counties()}
	if all := zoned(g.site); len(all) > len(out[0]) {
		out = append(out, all)
	}
	if len(g.members) > 1 && len(g.members) != len(out[0]) && len(g.members) != len(out[len(out)-1]) {
		out = append(out, g.members)
	}
	return out
}

// orderOf holds a place, or a change of places, against the data.
func (g *grid) orderOf(f *finding) *ordering {
	o := &ordering{}
	if f.foreign || f.subject.guessed || len(f.topics()) != 1 || len(f.subject.regions) != 1 || len(f.subject.views) == 0 || f.other || f.subject.first > 1 || f.subject.part != nil {
		return o
	}
	i, r, v := f.topics()[0], f.subject.regions[0], f.subject.views[0]
	n, err := f.number.value.Int64()
	if err != nil {
		return o
	}
	upper := slices.ContainsFunc(f.subject.bases, func(b *model.Region) bool { return b.Kind == model.Province }) || r.Kind == model.Prefecture
	if f.said&(up|down) != 0 {
		g.moveOf(f, o, i, r, v, int(n), upper)
		return o
	}
	if upper {
		c := g.cell(v, i, r)
		have, _ := upperRank(c)
		if have > 0 {
			o.add(placeKey{line: g.placesIn(f), by: measure.UpperRank}, truthOf(int64(have) == n), g.regionNameOf(r)+i.Name+g.site.Words.Upper+"位次："+placeText(have))
			o.explicit = len(f.subject.bases) > 0
			o.one = model.Int(have).String()
			o.right = &evidence{reading: readingOf(measure.UpperRank), view: v, regions: []*model.Region{r}, indicator: i, quantity: measure.UpperRank.Of(v, c), outcome: agrees, fit: firm}
		}
		return o
	}
	at := standing{from: int(n), to: int(n), bottom: f.cell.tokens[f.at].lastPlace}
	g.weigh(f, o, []post{{r, at}}, i, v)
	if c := g.cell(v, i, r); c.Place.Rank > 0 {
		o.one = model.Int(c.Place.Rank).String()
		o.right = &evidence{reading: readingOf(measure.Rank), view: v, regions: []*model.Region{r}, indicator: i, quantity: measure.Rank.Of(v, c), outcome: agrees, fit: firm}
	}
	return o
}

func (g *grid) regionNameOf(r *model.Region) string { return (&block{reader: g.reader}).regionName(r) }

func (o *ordering) add(k placeKey, t truth, shown string) {
	o.keys, o.truths, o.shown = append(o.keys, k), append(o.truths, t), append(o.shown, shown)
}

// weigh holds who stands where against every scale.
func (g *grid) weigh(f *finding, o *ordering, posts []post, i *model.Indicator, v *analysis.View) {
	list, explicit := g.gaugesOf(f)
	o.explicit = explicit
	e := end{side: byPlace}
	if f.said&highest != 0 {
		e = end{side: byNumber}
	} else if f.said&lowest != 0 {
		e = end{side: byNumber, low: true}
	}
	for _, m := range list {
		one := gauge{measures: []*measure.Measure{m}, end: e}
		for way, by := range one.scales(i, f.subject.rate) {
			for among, set := range g.sets() {
				l := g.climb(v, i, by, set)
				if len(l.rungs) < 2 {
					continue
				}
				w := l.weigh(posts)
				o.add(placeKey{line: g.placesIn(f), by: m, way: way, among: among}, w.truth, f.cell.shown(l, w.post.region))
			}
		}
	}
}

// moveOf holds a change of places against those since the edition before and the same months of last year.
func (g *grid) moveOf(f *finding, o *ordering, i *model.Indicator, r *model.Region, now *analysis.View, n int, upper bool) {
	if strings.ContainsAny(f.mark(), "↓↘▼▽") && n > 0 {
		n = -n
	}
	var before []*analysis.View
	if p := now.Previous; p != nil {
		before = append(before, g.viewOf(p.Period))
	}
	if v := g.viewOf(now.Edition.Period.LastYear()); v != nil {
		before = append(before, v)
	}
	list, _ := g.gaugesOf(f)
	for since, then := range before {
		if then == nil {
			continue
		}
		a, b := g.cell(now, i, r), g.cell(then, i, r)
		if upper {
			m, _ := upperRank(a)
			k, _ := upperRank(b)
			if m > 0 && k > 0 {
				o.add(placeKey{line: g.placesIn(f), since: since}, truthOf(k-m == n), movedText(k-m))
			}
			continue
		}
		if p := now.Previous; p != nil && since == 0 && then.Edition.Period == p.Period && a.Place.Change.Ok() {
			if moved, err := a.Place.Change.Value.Int64(); err == nil { // as pages have it: among those whom both editions rank
				o.add(placeKey{line: g.placesIn(f), by: measure.RankChange, since: since}, truthOf(int(moved) == n), movedText(int(moved)))
			}
		}
		for _, m := range list {
			one := gauge{measures: []*measure.Measure{m}, end: end{side: byPlace}}
			for way, by := range one.scales(i, f.subject.rate) {
				x, y := g.climb(now, i, by, g.site.Counties()), g.climb(then, i, by, g.site.Counties())
				p, q := x.at(r), y.at(r)
				if p < 0 || q < 0 {
					continue
				}
				first, _ := x.shared(p, exactlySame)
				was, _ := y.shared(q, exactlySame)
				o.add(placeKey{line: g.placesIn(f), by: m, way: way, since: since}, truthOf(was-first == n), movedText(was-first))
			}
		}
	}
}

// findNames holds the names in a cell against the place that its heads say: 第一位, 最高.
func (g *grid) findNames(b *binding, c *cell) *finding {
	var list []*model.Region
	last := 0
	for k := range c.tokens {
		if c.tokens[k].kind == region {
			list, last = append(list, c.tokens[k].entry.region), k
		}
	}
	at := b.standing
	if at == nil && b.said&(highest|lowest) != 0 {
		at = &standing{from: 1, to: 1}
	}
	if at == nil || !areMembers(list) || len(b.topics()) != 1 || b.foreign || b.subject.guessed || len(b.subject.views) == 0 || b.subject.first > 1 || len(b.head.regions) > 0 {
		return nil
	}
	f := &finding{binding: b, cell: c, at: last, order: &ordering{}}
	var posts []post
	for _, r := range list {
		posts = append(posts, post{r, *at})
	}
	g.weigh(f, f.order, posts, b.topics()[0], b.subject.views[0])
	return f
}

// countOrder counts by which scales the places of a column are right.
func (t *tally) countOrder(f *finding) {
	if len(f.order.keys) == 0 {
		return
	}
	t.placed[t.placesIn(f)]++
	for k, key := range f.order.keys {
		if f.order.truths[k] == right {
			t.places[key]++
		}
	}
}

// tellOrder tells of a place. It is wrong where it is by the scale that the others of its column are right by.
func (t *tally) tellOrder(f *finding) {
	o, c := f.order, f.cell
	first, last := f.at, f.at
	if c.names() {
		first = 0
	}
	v := Verdict{Number: !c.names(), read: true}
	say := func() { c.say(c.tokens[first].start, c.tokens[last].end, v) }
	typed := c.original(first, last)
	best := 0
	for _, key := range o.keys {
		best = max(best, t.places[key])
	}
	const enough = 3 // another order is another one in two places at least
	column := best >= enough && t.placed[t.placesIn(f)]-best <= 1
	found, shown := unsure, ""
	for k, key := range o.keys {
		if column && t.places[key] < best {
			continue
		}
		switch {
		case o.truths[k] == right:
			found, shown = right, o.shown[k]
		case found == right:
		case o.truths[k] == wrong && shown == "":
			found, shown = wrong, o.shown[k]
		case o.truths[k] == unsure:
			found = unsure
		}
		if found == right {
			break
		}
	}
	v.Evidence = shown
	doubt := f.subject.doubt
	if doubt == "" && f.implied&byTable != 0 && !column && v.Number {
		doubt = "没有写明是哪个地区"
	}
	switch {
	case found == right:
		v.Outcome = Agrees
		if e := o.right; e != nil && doubt == "" && o.one == typed {
			if words := c.referenceTo(e, typed); words != "" {
				v.Text, v.Fix, v.Reference = agreedText, "写引用 "+words, words
			}
		}
	case found == wrong && doubt == "" && (column || o.explicit):
		v.Outcome, v.Text, v.Fix = Contradicts, "写的是"+typed+"，数据是"+shown, "按位次表核对"
	default:
		v.Outcome, v.Text, v.Fix = Doubtful, "“"+typed+"”没有数据支持", doubtFix
		if doubt != "" {
			v.Text += "，" + doubt
		}
		if shown != "" {
			v.Text += "；最接近的是" + shown
		}
	}
	say()
}
