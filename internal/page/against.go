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

// amended is what pages that compare with the edition before tell of it; nil where its figures are as they were published.
func (ed *edition) amended() *Against {
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
	text := format.Revisions(revision.Count(changes))
	if text == "" {
		return nil
	}
	return &Against{Label: before.Label, Changes: text}
}
