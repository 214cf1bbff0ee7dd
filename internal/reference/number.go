package reference

import (
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/prose"
)

// Number is what a reference prints where it stands alone, with what it is about: 吉首市研发投入完成率.
type Number struct {
	prose.Figure
	Label string
}

// Read is the number of a reference's words; ok is false after a mistake, which diags has.
func (s *Scope) Read(text string, pos diag.Pos, diags *diag.List) (n Number, ok bool) {
	r := s.reference(pos, diags)
	r.readAll(strings.Fields(text))
	return r.alone()
}

// Number is the number of a cell; a nil measure is the usual one of the indicator, a nil region the whole.
func (s *Scope) Number(i *model.Indicator, region *model.Region, m *measure.Measure, pos diag.Pos, diags *diag.List) (n Number, ok bool) {
	r := s.reference(pos, diags)
	if m == nil {
		m = usual(i)
	}
	r.Indicator, r.Region, r.measure = i, region, m
	return r.alone()
}

func (r *reference) alone() (n Number, ok bool) {
	n.Figure = r.figure()
	if r.failed {
		return Number{}, false
	}
	n.Label = r.label(n.Claim.Measure)
	return n, true
}

// label says what a reference is about: 吉首市研发投入完成率, 研发投入未破零.
func (r *reference) label(m *measure.Measure) string {
	switch {
	case r.given():
		return r.Indicator.Short + strings.Join(r.selection.words(), "、")
	case r.part != "":
		return r.Site.Called(r.Region) + r.Indicator.Short + "其中" + r.part
	}
	label := r.Site.Called(r.Region) + r.Indicator.Short
	if m == measure.Value && r.Indicator.Measure != model.Flow { // a level does not cumulate
		return label
	}
	return label + measureHead(m, r.Site.Words)
}
