package page

import (
	"bulletin/internal/format"
	"bulletin/internal/revision"
)

// Against tells that the edition before, with which a page compares, published other figures than the data have now. It is told where the
// comparison is: places won and lost are those against what was published.
type Against struct {
	Label   string // of the edition before
	Changes string // 更正1个数，修订2个数
	Href    string // where they are listed
}

// amended are the changes of what the edition before published of its own month.
func (ed *edition) amended() []revision.Change {
	before := ed.view.Previous
	if before == nil || before.Seal == nil {
		return nil
	}
	var changes []revision.Change
	for _, c := range revision.Told(ed.views.site, ed.view.Edition) {
		if c.In == before && c.Period == before.Period {
			changes = append(changes, c)
		}
	}
	return changes
}

// against is what a page that compares with the edition before tells of it: of an indicator's page, of its figures; nil where these are as
// they were published.
func (ed *edition) against(of *Page) *Against {
	var changes []revision.Change
	for _, c := range ed.amends {
		if of.Indicator == nil || of.Indicator.ID == c.Indicator.ID {
			changes = append(changes, c)
		}
	}
	text := format.Revisions(revision.Count(changes))
	if text == "" {
		return nil
	}
	return &Against{Label: ed.view.Previous.Label, Changes: text, Href: ed.at.Bulletin() + "#revisions"}
}
