package claim

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// referenceTo is the shortest reference that prints text for the reading, or empty.
func (w *walker) referenceTo(r *reading, text string) string {
	m := r.choice.measure
	if m == nil || !r.quantity.Ok() {
		return ""
	}
	how, ok := wordings(m, r.quantity, text)
	if !ok {
		return ""
	}
	var said []string
	standard := w.about.Region
	if standard == nil {
		standard = w.site.Whole()
	}
	if r.region != standard {
		name := w.nameOf(r.region.Name, r.region.Short, r.region.ID)
		if r.region.Kind == model.Prefecture {
			name = w.nameOf(w.site.Words.Whole, r.region.Short, r.region.ID)
		} else if r.region.Kind == model.Province {
			name = w.nameOf(w.site.Words.Upper, r.region.Name, r.region.ID)
		}
		if name == "" {
			return ""
		}
		said = append(said, name)
	}
	if r.indicator != w.about.Indicator {
		name := w.nameOf(r.indicator.Name, r.indicator.Short, r.indicator.ID)
		if name == "" {
			return ""
		}
		said = append(said, name)
	}
	if r.view != w.view {
		name := w.periodOf(r.view)
		if name == "" {
			return ""
		}
		said = append(said, name)
	}
	if m.ID != "value" {
		said = append(said, w.nameOf(m.Name, m.ID))
	} else if len(said) == 0 {
		said = append(said, m.Name)
	}
	return "{{ " + strings.Join(append(said, how...), " ") + " }}"
}

// longName is up to how many characters a name is written in full.
const longName = 8

// nameOf is the first of the names that a reference understands one way only, short ones before long ones.
func (w *walker) nameOf(names ...string) string {
	usable := func(name string) bool {
		return name != "" && !strings.ContainsAny(name, " \t\n　{}") && w.uses[name] == 1
	}
	for _, name := range names {
		if usable(name) && utf8.RuneCountInString(name) <= longName {
			return name
		}
	}
	shortest := ""
	for _, name := range names {
		if usable(name) && (shortest == "" || utf8.RuneCountInString(name) < utf8.RuneCountInString(shortest)) && !isID(name) {
			shortest = name
		}
	}
	if shortest == "" {
		for _, name := range names {
			if usable(name) {
				return name
			}
		}
	}
	return shortest
}

// isID reports whether a name is in Latin letters.
func isID(name string) bool { return name[0] < utf8.RuneSelf }

// periodOf is how a reference names another edition or month.
func (w *walker) periodOf(v *analysis.View) string {
	if v.Edition.ID == "" {
		return v.Edition.Period.String()
	}
	return w.nameOf(v.Edition.ID, v.Edition.Label)
}

// wordings are the words of a reference that make it print exactly text.
func wordings(m *measure.Measure, q measure.Quantity, text string) (words []string, ok bool) {
	switch m.Kind {
	case measure.Place:
		return nil, "第"+q.Value.String()+"位" == text
	case measure.Moved:
		return nil, format.Change(q.Num) == text
	}
	unit := unitOf(text)
	if unit != q.Unit {
		if unit != "" {
			if !q.Convert(unit) {
				return nil, false
			}
			words = append(words, unit)
		}
	}
	number := strings.TrimSuffix(text, unit)
	if unit == "" && q.Unit != "" {
		words = append(words, "只写数")
	}
	places := 0
	if _, fraction, found := strings.Cut(number, "."); found {
		places = len(fraction)
	}
	if places > 6 {
		return nil, false
	}
	if places != q.Places {
		words = append(words, strconv.Itoa(places)+"位小数")
	}
	switch number {
	case format.Decimal(q.Value, places):
		return words, true
	case format.Decimal(q.Value.Abs(), places):
		return append(words, "绝对值"), true
	case format.Signed(q.Value, places):
		return append(words, "带号"), true
	}
	return nil, false
}

// unitOf is what stands behind the digits of a typed number.
func unitOf(text string) string {
	return strings.TrimLeft(text, "+-−.0123456789")
}
