package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// resolvePeriod finds the period that a frame is about.
func (b *block) resolvePeriod(f *frame, c *context, s *subject) {
	s.views, s.first, s.named = c.views, c.first, c.periods
	if f.span == nil {
		if f.cues&to != 0 && c.told&from != 0 && f.first > 0 && b.tokens[f.first-1].kind == figure {
			s.views, s.first = []*analysis.View{b.view}, 0 // 由一季度的13.6%、上半年的11.3%收窄到9.9%
		}
		if c.first > 1 && b.cumulates(f) {
			s.views, s.first = []*analysis.View{b.view}, 0 // 5月当月下降0.6%，累计增速回落到3.0%
		}
		return
	}
	if f.span.unit > 0 && c.dated && c.first > 1 {
		return // 5月是高峰，当月
	}
	if s.views, s.first = b.spanViews(f.span), b.firstMonth(f.span); b.isUnreported(f.span) {
		s.views = nil
	}
	s.elapsed = f.span.month > 0 && !b.isToCome(f.span)
	if f.span.month == 12 && f.span.first <= 1 && f.span.year > 0 {
		s.views = append(s.views, b.view) // the year that a yearly figure is of: 2021年度企业享受…
	}
	switch {
	case len(s.views) == 0:
		s.unsure("没有所讲时期的报表")
	case f.span.year > b.view.Edition.Period.Year:
		s.unsure("讲的是今后")
	case b.isToCome(f.span) && s.said&(monthly|rest|target|must|complete) == 0:
		s.unsure("讲的是今后")
	}
}

// cumulates reports whether a frame says that it speaks of the months from January on.
func (b *block) cumulates(f *frame) bool {
	for k := f.first; k < min(f.at, len(b.tokens)); k++ {
		if b.tokens[k].kind == period {
			return false // 比1—5月累计增速高
		}
		if strings.HasPrefix(b.spelled(k), "累计") {
			return true
		}
	}
	return false
}

// resolveBases finds what a frame compares with.
func (b *block) resolveBases(f *frame, c *context, s *subject) {
	for _, p := range f.bases {
		switch {
		case p.setting:
		case p.pronoun && p.region == nil:
			if r := b.pronounced(p.token, c); r != nil {
				s.bases = append(s.bases, r)
			}
		case p.members:
			s.bases = append(s.bases, b.site.Whole())
		case p.region == nil:
			s.unsure("站点没有“" + b.spelled(p.token) + "”的数")
		default:
			s.bases = append(s.bases, p.region)
		}
	}
	if (s.again != 0 || s.said&(above|below) != 0 && s.said&(pace|target|yoy|lastYear) == 0 || c.ofBase) && len(s.bases) == 0 && len(f.bases) == 0 {
		s.bases = c.lastBases
	}
	if len(s.bases) == 0 && s.said&(above|below|than|flat|turning) != 0 && s.said&(target|pace|yoy|lastYear) == 0 && f.baseSpan == nil {
		s.bases = c.bases
	}
	if len(f.bases) == 0 && len(s.regions) == 1 {
		s.bases = slices.DeleteFunc(slices.Clone(s.bases), func(r *model.Region) bool { return r == s.regions[0] })
	}
	if f.basePlace > 0 {
		t := &b.tokens[f.basePlace]
		n := placeNumber(t)
		s.basePlace = &standing{from: n, to: n, bottom: t.lastPlace}
	}
	for _, t := range f.baseTopics {
		s.baseTopics = append(s.baseTopics, t.indicators...)
	}
	s.shareOf = distinct(append(slices.Clone(c.shareOf), c.named...))
	s.isBases = f.ofBase
	s.ofLast = c.lastFound && f.at > f.first && f.first > 0 && b.spelled(f.first) == "的" && b.number(f.first-1)
	switch {
	case f.sharing && f.order > 0 || c.ofBase && len(s.bases) == 0:
		s.base, s.bases = c.lastBase, c.lastBases
	case s.said&(yoy|lastYear|rest|target|pace) == 0, s.said&pace != 0 && s.said&turning != 0:
		s.base = c.base
	}
	if f.baseSpan != nil {
		s.base, s.otherBase = b.basePeriod(b.withYear(f.baseSpan, f, c))
		if s.base == nil {
			s.unsure("没有所比时期的报表")
		}
	}
	if f.chained {
		b.resolveChain(s)
	}
	if s.said&yearStart != 0 {
		v := b.viewOf(model.Period{Year: b.view.Edition.Period.Year - 1, Month: 12})
		if v == nil {
			s.unsure("没有上年末的报表")
			return
		}
		s.base = &months{view: v}
	}
}

// withYear is the period that something is a share of, in the year of what is a part of it: 去年上半年占全年的.
func (b *block) withYear(base *span, f *frame, c *context) *span {
	if f.cues&share == 0 || base.year != 0 || base.back != 0 || f.span == nil && (!c.dated || len(c.views) == 0) {
		return base
	}
	of := *base
	if f.span == nil {
		of.year = c.views[0].Edition.Period.Year // 去年下半年5.84亿元，占全年的
	} else {
		of.year, of.back = f.span.year, f.span.back
	}
	return &of
}

// basePeriod is the period that something is compared with, or nil where there is no report; 去年 has another meaning.
func (b *block) basePeriod(s *span) (base, other *months) {
	views := b.spanViews(s)
	if len(views) > 1 {
		other = &months{view: views[1], first: b.firstMonth(s)}
	}
	if len(views) > 0 {
		base = &months{view: views[0], first: b.firstMonth(s)}
	}
	return base, other
}
