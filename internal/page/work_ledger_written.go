package page

import (
	"bulletin/internal/analysis"
	"bulletin/internal/claim"
	"bulletin/internal/model"
	"bulletin/internal/reference"
)

// told is how a text that was written earlier stands in an edition: what its references print, and by what its words are
// judged, each with the region as it was then.
type told struct {
	view   *analysis.View
	region *model.Region // that its references mean where they name none
	judges [][]judge     // by the regions and names that there are, those of the likeliest first
}

// judge is an edition in which a text may have been written, and the region that it is about there.
type judge struct {
	view   *analysis.View
	region *model.Region
}

// ledgerText is a text of the ledger, and how it stands; without text where it is not told.
type ledgerText struct {
	text  model.Text
	ed    *edition
	about reference.Defaults
}

// ledgerTexts are the texts of m that the edition tells: a result and a reason once the matter is in the state that they
// belong to.
func (ed *edition) ledgerTexts(m *analysis.Matter) (matter, measures, result, reason ledgerText) {
	opened, since := claim.Written(ed.site, m.Action, ed.view.Edition)
	toMatter, toMeasures, toResult := analysis.Told(ed.site, m.Action, ed.view.Edition)
	matter, measures = ed.ledgerText(m, m.Matter, toMatter, opened), ed.ledgerText(m, m.Measures, toMeasures, since)
	result, reason = ed.ledgerText(m, model.Text{}, toResult, since), ed.ledgerText(m, model.Text{}, toResult, since)
	if m.State == m.Action.State {
		result.text, reason.text = m.Result, m.Reason
	}
	return matter, measures, result, reason
}

// ledgerText is a text of m with the figures of an edition, judged by those of several.
func (ed *edition) ledgerText(m *analysis.Matter, text model.Text, of *model.Edition, written []*model.Edition) ledgerText {
	t := &told{view: ed.views.of(of), region: ed.regionIn(m, of)}
	for _, e := range written {
		j := judge{ed.views.of(e), ed.regionIn(m, e)}
		k := len(t.judges) - 1
		if k < 0 || ed.views.era(t.judges[k][0].view) != ed.views.era(j.view) {
			t.judges, k = append(t.judges, nil), k+1
		}
		t.judges[k] = append(t.judges[k], j)
	}
	as := *ed
	as.told = t
	return ledgerText{text, &as, reference.Defaults{Region: t.region, Indicator: m.Indicator}}
}

// regionIn is what a matter is about as it was in an edition: the region itself, or what it had become part of.
func (ed *edition) regionIn(m *analysis.Matter, e *model.Edition) *model.Region {
	if r := ed.views.site.Being(m.About(), e.Period); r != nil {
		return r
	}
	return m.Region
}

// judged holds a text against the editions in which it may have been written.
func (t *told) judged(v *views, i *model.Indicator, runs []claim.Run) []claim.Verdict {
	var found []claim.Verdict
	for k, same := range t.judges {
		then := make([]*analysis.View, len(same))
		for n, j := range same {
			then[n] = j.view
		}
		now := t.view
		if v.era(now) != v.era(then[0]) {
			now = then[0]
		}
		one := v.check(then, now, claim.Subject{Region: same[0].region, Indicator: i}, runs)
		if k > 0 {
			one = claim.Either(found, one)
		}
		found = one
	}
	return found
}
