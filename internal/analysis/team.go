package analysis

import "bulletin/internal/model"

// NewInYear reports whether somebody took over in the edition's year and by its date (新任).
func NewInYear(p *model.Person, e *model.Edition) bool {
	return !p.Since.IsZero() && p.Since.Year == e.Period.Year && p.Since.Compare(e.Date) <= 0
}
