package claim

import (
	"iter"
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// yardstick is a number that regions are ordered by, and from which end.
type yardstick struct {
	by    *measure.Measure
	low   bool // the lowest number has the first place
	falls bool // only those that fell are compared: 降幅
}

// ladder is a set of regions in the order of a yardstick, from the first place on. Those without a number are not on it.
type ladder struct {
	yardstick
	view      *analysis.View
	indicator *model.Indicator
	rungs     []rung
}

type rung struct {
	region *model.Region
	number measure.Quantity
}

// climb orders regions by a yardstick.
func climb(v *analysis.View, i *model.Indicator, by yardstick, among []*model.Region) *ladder {
	l := &ladder{yardstick: by, view: v, indicator: i}
	for _, r := range among {
		if n := l.number(r); n.Ok() && !(by.falls && !n.Value.IsNeg()) {
			l.rungs = append(l.rungs, rung{r, n})
		}
	}
	slices.SortStableFunc(l.rungs, func(a, b rung) int {
		if by.low {
			return a.number.Value.Cmp(b.number.Value)
		}
		return b.number.Value.Cmp(a.number.Value)
	})
	return l
}

func (l *ladder) number(r *model.Region) measure.Quantity {
	c := l.view.Cell(l.indicator, r)
	return l.by.Of(l.view, &c)
}

// among is how many there are on the ladder: 8个县市, or 9个单位 where others are among them.
func (l *ladder) among() string {
	words := l.view.Site.Words
	if slices.ContainsFunc(l.rungs, func(o rung) bool { return o.region.Kind != model.County }) {
		words = model.Words{Member: "单位", Counter: "个"}
	}
	return format.Members(len(l.rungs), words)
}

// at is the place of a region on the ladder, from 0, or −1.
func (l *ladder) at(r *model.Region) int {
	return slices.IndexFunc(l.rungs, func(o rung) bool { return o.region == r })
}

// shared are the first and the last of the places that the one at k shares with those of the same number.
func (l *ladder) shared(k int, same func(a, b measure.Quantity) bool) (first, last int) {
	first, last = k, k
	for first > 0 && same(l.rungs[first-1].number, l.rungs[k].number) {
		first--
	}
	for last+1 < len(l.rungs) && same(l.rungs[last+1].number, l.rungs[k].number) {
		last++
	}
	return first, last
}

// isDense reports whether the one at k has a place where those who share a place count as one.
func (l *ladder) isDense(k, place int) bool {
	n := 0
	for m := 1; m <= k && n <= place; m++ {
		if !exactlySame(l.rungs[m].number, l.rungs[m-1].number) {
			n++
		}
	}
	return n == place
}

func exactlySame(a, b measure.Quantity) bool { return a.Value.Cmp(b.Value) == 0 }

// looksSame reports whether two numbers are printed alike: nobody who reads them can tell who is before whom.
func looksSame(a, b measure.Quantity) bool {
	return model.Round(a.Value, a.Places).Cmp(model.Round(b.Value, b.Places)) == 0
}

// standing is where somebody is said to stand: at one of some places from an end.
type standing struct {
	from, to int  // from 1
	bottom   bool // counted from the last
	tied     bool // with somebody else
	inTurn   bool // in a list, where those of the same number may stand in any order
}

// holds reports whether a region stands there. Those of the same number have the first of the places that they take up.
func (l *ladder) holds(r *model.Region, s standing) truth {
	k := l.at(r)
	if k < 0 {
		if l.falls && l.number(r).Ok() {
			return wrong
		}
		return unsure
	}
	return l.holdsAt(k, s)
}

// holdsAt reports whether the one at k stands there.
func (l *ladder) holdsAt(k int, s standing) truth {
	from, to := s.from-1, s.to-1
	first, last := l.countedFrom(k, s.bottom, exactlySame)
	alike, alikeLast := l.countedFrom(k, s.bottom, looksSame)
	within := from <= first && first <= to
	meets := alike <= to && from <= alikeLast
	switch {
	case s.tied && first == last && alike < alikeLast && meets:
		return unsure // alike as printed
	case s.tied && first == last:
		return wrong
	case within:
		return l.whereLast(k, s)
	case s.inTurn && first <= to && from <= last:
		return right
	case s.tied:
		return wrong
	case meets, !s.bottom && from == to && l.isDense(k, from):
		return unsure
	}
	return wrong
}

// holding are those who stand there, counted from the end that it is counted from.
func (l *ladder) holding(s standing) iter.Seq[int] {
	return func(yield func(int) bool) {
		for n := range l.rungs {
			k := n
			if s.bottom {
				k = len(l.rungs) - 1 - n
			}
			if first, _ := l.countedFrom(k, s.bottom, exactlySame); first >= s.to {
				return
			}
			if l.holdsAt(k, s) == right && !yield(k) {
				return
			}
		}
	}
}

// countedFrom are the places that the one at k shares, counted from an end.
func (l *ladder) countedFrom(k int, bottom bool, same func(a, b measure.Quantity) bool) (first, last int) {
	if first, last = l.shared(k, same); bottom {
		return len(l.rungs) - 1 - last, len(l.rungs) - 1 - first
	}
	return first, last
}

// whereLast keeps what has met its target, or keeps its limit, from being called last of those whom the site ranks.
func (l *ladder) whereLast(k int, s standing) truth {
	if s.bottom && s.from == 1 && s.to == 1 && l.by == measure.Rank {
		c := l.view.Cell(l.indicator, l.rungs[k].region)
		if analysis.IsLast.Fails(&c) {
			return unsure
		}
	}
	return right
}

// post is a region with where it is said to stand.
type post struct {
	region *model.Region
	standing
}

// ranking is a claim that regions stand where they are said to. It is true if it is by any of the scales that the words may mean.
type ranking struct {
	choices [][]post // one of these; all of the posts in it
	gauge   gauge
	among   universe
	views   []*analysis.View
}

// rankFinding is what the data say of a ranking, with the ladder and the post that show it.
type rankFinding struct {
	truth
	ladder *ladder
	post   post
	only   bool      // nothing else was compared: what the ladder says is what would be right
	others []*ladder // by which it is wrong as well
}

// weigh holds a ranking against the data for every choice of indicator, period, yardstick and set. It is wrong where it is by all of them.
func (s *saying) weigh(c *ranking) rankFinding {
	c.among = c.among.with(c.choices)
	all := rankFinding{truth: unsure}
	count, open := 0, c.among.open || s.first > 1 || s.trueAmong(c, c.among.spare)
	for l := range s.ladders(c, c.among.sets) {
		for _, posts := range c.choices {
			count++
			open = open || !c.among.fits(l)
			switch one := l.weigh(posts); {
			case one.truth == right:
				return one
			case one.truth == unsure:
				open = true
			case all.ladder == nil:
				all = one
			case one.post == all.post && (l.by != all.ladder.by || l.low != all.ladder.low):
				all.others = append(all.others, l)
			}
		}
	}
	if all.truth == wrong && open {
		all.truth = unsure
	}
	all.only = count == 1
	s.preferBeside(&all)
	return all
}

// trueAmong reports whether a ranking is true of a set.
func (s *saying) trueAmong(c *ranking, set []*model.Region) bool {
	if len(set) == 0 {
		return false
	}
	for l := range s.ladders(c, [][]*model.Region{set}) {
		if slices.ContainsFunc(c.choices, func(p []post) bool { return l.weigh(p).truth == right }) {
			return true
		}
	}
	return false
}

// ladders are all that a ranking may be about among some sets.
func (s *saying) ladders(c *ranking, sets [][]*model.Region) iter.Seq[*ladder] {
	return func(yield func(*ladder) bool) {
		for _, i := range s.indicators {
			for _, v := range c.views {
				for _, by := range c.gauge.scales(i, s.rate) {
					for _, among := range sets {
						if l := s.climb(v, i, by, among); (len(l.rungs) > 1 || by.falls) && !yield(l) {
							return
						}
					}
				}
			}
		}
	}
}

// weigh holds the posts against a ladder.
func (l *ladder) weigh(posts []post) rankFinding {
	out := rankFinding{truth: right, ladder: l, post: posts[0]}
	for _, p := range posts {
		switch l.holds(p.region, p.standing) {
		case wrong:
			return rankFinding{truth: wrong, ladder: l, post: p}
		case unsure:
			out.truth, out.post = unsure, p
		}
	}
	return out
}

// shown says what the ladder shows of the region: 石门县事故隐患整改率96.4%，8个县中居第5位，2023年1—6月.
func (b *block) shown(l *ladder, r *model.Region) string {
	name := l.by.Name
	if l.by == measure.Value || l.by == measure.Rank {
		name = ""
	}
	out := b.regionName(r) + l.indicator.Name + name
	if n := l.number(r); n.Ok() && l.by != measure.Rank {
		out += n.String()
	}
	if k := l.at(r); k >= 0 {
		first, _ := l.shared(k, exactlySame)
		out += "，" + l.among() + "中" + l.direction() + "居第" + model.Int(first+1).String() + "位"
	}
	return out + "，" + periodName(l.view)
}

// direction says from which end the places of a ladder count or, of the site's own order, by what.
func (l *ladder) direction() string {
	switch {
	case l.by == measure.Rank && !l.indicator.Targeted:
		return ""
	case l.by == measure.Rank && l.indicator.Measure == model.Rate:
		return "按与目标之比"
	case l.by == measure.Rank && l.indicator.Better == model.Lower:
		return "按占控制数的比例由低到高"
	case l.by == measure.Rank:
		return "按完成率"
	case l.low:
		return "由低到高"
	}
	return "由高到低"
}

// who are those who stand somewhere, with their number: 大河县（96.9%）.
func (b *block) who(l *ladder, s standing) string {
	var out []string
	const most = 4
	for k := range l.holding(s) {
		if len(out) == most {
			return ""
		}
		o := &l.rungs[k]
		name := b.regionName(o.region)
		if l.by != measure.Rank {
			name += "（" + o.number.String() + "）"
		}
		out = append(out, name)
	}
	return strings.Join(out, "、")
}

// sole is the only one who stands somewhere, or nil.
func (l *ladder) sole(s standing) *model.Region {
	var found *model.Region
	for k := range l.holding(s) {
		if found != nil {
			return nil
		}
		found = l.rungs[k].region
	}
	return found
}
