package claim

import (
	"slices"

	"bulletin/internal/model"
)

func isWordRune(r rune) bool {
	return r >= 0x3400 && r <= 0x9fff || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
}

// headPlaces takes the regions that a head names, and those that it compares with.
func (g *grid) headPlaces(h *head, b *block, f *frame) {
	of := func(p place) *model.Region {
		switch {
		case p.pronoun && p.region == nil:
			if g.about.Region != nil {
				return g.about.Region
			}
			return g.site.Whole()
		case p.members:
			return nil
		}
		return p.region
	}
	for _, p := range f.places {
		r := of(p)
		switch {
		case r == nil && h.said&rank != 0:
			h.other = true
		case r == nil:
			h.unsure("站点没有“" + b.spelled(p.token) + "”的数")
		case len(h.regions) > 0 && h.regions[0] != r:
			h.unsure("“" + shorten(h.text) + "”不止一个地区")
		default:
			h.regions = []*model.Region{r}
		}
	}
	for _, p := range f.bases {
		r := of(p)
		switch {
		case p.members:
			h.bases = append(h.bases, g.site.Whole())
		case r == nil && h.said&rank != 0:
			h.other = true
		case r == nil:
			h.unsure("站点没有“" + b.spelled(p.token) + "”的数")
		default:
			h.bases = append(h.bases, r)
		}
	}
}

func (h *head) unsure(why string) {
	if h.doubt == "" {
		h.doubt = why
	}
}

// measures reports whether a head says what its numbers are, and not only whose.
func (h *head) measures() bool { return h.said&^silent != 0 || h.standing != nil }

// names reports whether it says whose they are.
func (h *head) names() bool {
	return len(h.indicators) > 0 || len(h.regions) > 0 || h.total || h.doubt != "" || h.span != nil
}

// under is a head that stands under another, or beside it: both say of what the numbers are.
func (h *head) under(o *head) *head {
	if o == nil {
		return h
	}
	j := *h
	j.text = o.text + h.text
	j.said |= o.said
	j.takeUnit(o)
	j.total = h.total || o.total
	j.regions = inBoth(&j, o.regions, h.regions, "地区")
	j.indicators = inBoth(&j, o.indicators, h.indicators, "指标")
	j.rate = h.rate || o.rate
	if j.part == nil {
		j.part = o.part
	}
	j.takeSpan(o.span)
	if j.baseSpan == nil {
		j.baseSpan = o.baseSpan
	}
	if j.standing == nil {
		j.standing = o.standing
	}
	if j.second == nil {
		j.second = o.second
	}
	j.bases = append(slices.Clone(o.bases), h.bases...)
	j.other = h.other || o.other
	j.idle = h.idle || o.idle
	j.sectioned = h.sectioned || o.sectioned
	j.unsure(o.doubt)
	j.guesses = append(slices.Clone(o.guesses), h.guesses...)
	return &j
}

// takeUnit takes the unit of a head that stands over h, which is that of the figure itself where h says what else is measured: 同比 under
// 固定资产投资（亿元）.
func (h *head) takeUnit(o *head) {
	of := o.level
	if of == "" && !o.measures() {
		of = o.unit
	}
	switch {
	case h.unit == "" && h.measures():
	case h.unit == "", !h.measures() && o.measures() && o.unit != "":
		h.unit = o.unit
	}
	if h.level == "" {
		h.level = of
	}
}

// takeSpan takes the period of another head: 6月 under 2022年.
func (h *head) takeSpan(o *span) {
	switch {
	case h.span == nil || o == nil:
		if o != nil {
			h.span = o
		}
	case *h.span == *o:
	default:
		year, month := *h.span, *o
		if year.month != 0 || year.unit != 0 {
			year, month = month, year
		}
		if year.month != 0 || year.unit != 0 || year.before || year.unknown || month.year != 0 || month.back != 0 {
			h.unsure("表头写了两个时期")
			return
		}
		month.year, month.back = year.year, year.back
		h.span = &month
	}
}

// inBoth are what both of two lists have, or what one has where the other is empty. Two that have nothing in common are not certain.
func inBoth[T comparable](h *head, a, b []T, what string) []T {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	var both []T
	for _, x := range a {
		if slices.Contains(b, x) {
			both = append(both, x)
		}
	}
	if len(both) == 0 {
		h.unsure("表头写了两个" + what)
		return b
	}
	return both
}
