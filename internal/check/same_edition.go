package check

import (
	"bulletin/internal/alike"
	"bulletin/internal/model"
)

// sameEdition: editions that readers cannot tell apart, each held against the first of them.
func sameEdition(r *review) {
	type look struct {
		period       model.Period
		label, title string
	}
	first := map[look]*model.Edition{}
	for _, e := range r.site.Editions {
		key := look{e.Period, alike.Key(e.Label), alike.Key(e.Title)}
		switch other := first[key]; {
		case other == nil:
			first[key] = e
		case other.Label == e.Label && other.Title == e.Title:
			r.Error(e.At("label"), "same-edition", "改 label，或删去其中一期", "与期次“%s”的期间和名称相同", other.ID)
		default:
			r.Error(e.At("label"), "same-edition", "改 label，或删去其中一期", "与期次“%s”（%s）的期间相同，名称看起来一样", other.ID, other.Pos)
		}
	}
}
