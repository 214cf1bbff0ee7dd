package check

import (
	"slices"

	"bulletin/internal/model"
)

// Relation is one audit relation (审核关系) between the figures of a report, as it is printed under forms.
type Relation struct {
	Code  string // of the diagnostics that tell where it does not hold
	Class Class
	Text  string // a Chinese sentence without its final mark
}

// relation is what a rule asks of the figures of a report.
type relation struct {
	class Class
	text  string
	of    func(*model.Indicator) bool // the indicators that it is about; nil: all
	whole bool                        // it is about the figure of the whole alone
}

// readable is what the loader asks of figures, before any rule.
var readable = rule{name: "negative-figure", relations: []relation{
	{class: MustMend, text: "数不小于零", of: func(i *model.Indicator) bool { return !i.Signed }},
}}

// Relations are the audit relations of all rules about figures, in the order of the rules.
func Relations() []Relation { return related(func(relation) bool { return true }) }

// RelationsFor are those that a form about the given regions and indicators is held against.
func RelationsFor(regions []*model.Region, indicators []*model.Indicator) []Relation {
	whole := slices.ContainsFunc(regions, func(g *model.Region) bool { return g.Kind == model.Prefecture })
	return related(func(r relation) bool {
		return (whole || !r.whole) && (r.of == nil || slices.ContainsFunc(indicators, r.of))
	})
}

func related(wanted func(relation) bool) []Relation {
	var all []Relation
	for _, rule := range append([]rule{readable}, rules...) {
		for _, r := range rule.relations {
			if wanted(r) {
				all = append(all, Relation{rule.name, r.class, r.text})
			}
		}
	}
	return all
}

func isFlow(i *model.Indicator) bool { return i.Measure == model.Flow && !i.Signed }

func isSignedFlow(i *model.Indicator) bool { return i.Measure == model.Flow && i.Signed }

func isRate(i *model.Indicator) bool { return i.Measure == model.Rate }

func addsUp(i *model.Indicator) bool { return i.AddsUp && i.Scope == model.AllRegions }

func isUnsigned(i *model.Indicator) bool { return !i.Signed }

func hasPartsOf(least int) func(*model.Indicator) bool {
	return func(i *model.Indicator) bool { return len(i.Parts) >= least }
}
