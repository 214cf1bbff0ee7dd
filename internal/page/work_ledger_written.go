package page

import (
	"bulletin/internal/analysis"
	"bulletin/internal/claim"
	"bulletin/internal/model"
)

// writtenIn is the edition as one whose texts were written earlier, in one of several: they are judged by the figures
// of those.
func (ed *edition) writtenIn(editions []*model.Edition) *edition {
	earlier := *ed
	earlier.written = make([]*analysis.View, len(editions))
	for k, e := range editions {
		earlier.written[k] = ed.views.of(e)
	}
	return &earlier
}

// ofLedger are the editions by which the matter of a, and by which its other texts are judged.
func (ed *edition) ofLedger(a *model.Action) (matter, since *edition) {
	opened, later := claim.Written(ed.site, a, ed.view.Edition)
	return ed.writtenIn(opened), ed.writtenIn(later)
}
