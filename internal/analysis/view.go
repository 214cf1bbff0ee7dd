package analysis

import "bulletin/internal/model"

// View is one edition under analysis. It is read-only after [New] and may be used by several
// goroutines at once.
type View struct {
	Site     *model.Site
	Edition  *model.Edition
	Report   *model.Report
	LastYear *model.Report  // the same period of last year, or nil
	Previous *model.Edition // the year's previous edition by period, or nil
	Targets  *model.Targets // of the edition's year, or nil

	Progress model.Decimal // time progress in percent
}
