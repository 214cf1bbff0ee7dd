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
func (b *block) referenceTo(e *evidence, text string) string {
	m := e.reading.measure
	if m == nil || !e.quantity.Ok() || len(e.regions) != 1 || e.first > 1 || e.quantity.Num != b.printed(e).Num {
		return ""
	}
	how, ok := wordings(m, e.quantity, text, e.in)
	if !ok {
		return ""
	}
	var said []string
	region := e.regions[0]
	standard := b.about.Region
	if standard == nil {
		standard = b.site.Whole()
	}
	if region != standard {
		name := b.nameOf(region.Name, region.Short, region.ID)
		if region.Kind == model.Prefecture {
			name = b.nameOf(b.site.Words.Whole, region.Short, region.ID)
		} else if region.Kind == model.Province {
			name = b.nameOf(b.site.Words.Upper, region.Name, region.ID)
		}
		if name == "" {
			return ""
		}
		said = append(said, name)
	}
	if e.indicator != b.about.Indicator {
		name := b.nameOf(e.indicator.Name, e.indicator.Short, e.indicator.ID)
		if name == "" {
			return ""
		}
		said = append(said, name)
	}
	if e.view != b.view {
		name := b.periodOf(e.view)
		if name == "" {
			return ""
		}
		said = append(said, name)
	}
	if m.ID != "value" {
		said = append(said, b.nameOf(m.Name, m.ID))
	} else if len(said) == 0 {
		said = append(said, m.Name)
	}
	return "{{ " + strings.Join(append(said, how...), " ") + " }}"
}

// printed is what the measure of a reading prints for its cell.
func (b *block) printed(e *evidence) measure.Quantity {
	return e.reading.measure.Of(e.view, b.cell(e.view, e.indicator, e.regions[0]))
}

// longName is up to how many characters a name is written in full.
const longName = 8

// nameOf is the first of the names that a reference understands one way only, short ones before long ones.
func (l *lexicon) nameOf(names ...string) string {
	usable := func(name string) bool {
		return name != "" && !strings.ContainsAny(name, " \t\n　{}") && l.uses[name] == 1
	}
	for _, name := range names {
		if usable(name) && !isID(name) && utf8.RuneCountInString(name) <= longName {
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
func (b *block) periodOf(v *analysis.View) string {
	if v.Edition.ID == "" {
		return v.Edition.Period.String()
	}
	return b.nameOf(v.Edition.ID, v.Edition.Label)
}

// wordings are the words of a reference that make it print exactly text, which is in a unit that stands elsewhere where it has none.
func wordings(m *measure.Measure, q measure.Quantity, text, in string) (words []string, ok bool) {
	switch m.Kind {
	case measure.Place:
		if q.Value.String() == text {
			return []string{"只写数"}, true
		}
		return nil, "第"+q.Value.String()+"位" == text
	case measure.Moved:
		return nil, format.Change(q.Num) == text
	}
	unit := unitOf(text)
	if unit != "" {
		in = unit
	}
	if in != "" && in != q.Unit {
		if !q.Convert(in) {
			return nil, false
		}
		words = append(words, in)
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
	size := q
	size.Value = q.Value.Abs()
	switch number {
	case q.Digits(places):
		return words, true
	case size.Digits(places):
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
