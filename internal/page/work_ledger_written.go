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

// ledgerText is a text of the ledger, with the edition that it is judged by; without text where it is not told.
type ledgerText struct {
	text model.Text
	ed   *edition
}

// ledgerTexts are the texts of m that the edition tells: a result and a reason once the matter is in the state that they
// belong to.
func (ed *edition) ledgerTexts(m *analysis.Matter) (matter, measures, result, reason ledgerText) {
	opened, later := claim.Written(ed.site, m.Action, ed.view.Edition)
	since := ed.writtenIn(later)
	matter, measures = ledgerText{m.Matter, ed.writtenIn(opened)}, ledgerText{m.Measures, since}
	result, reason = ledgerText{ed: since}, ledgerText{ed: since}
	if m.State == m.Action.State {
		result.text, reason.text = m.Result, m.Reason
	}
	return matter, measures, result, reason
}
