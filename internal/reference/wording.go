package reference

import (
	"strconv"

	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// wording is how a reference wants its number.
type wording struct {
	unit     string // to convert to, or empty
	places   int    // digits after the point; −1 for the usual ones
	sign     bool   // a plus before a positive number
	absolute bool   // without a minus
	bare     bool   // without the unit
}

// word is the number as text: 38.6%, 1.16亿元, 第3位, 上升2位.
func (w *wording) word(m *measure.Measure, q measure.Quantity) string {
	places := q.Places
	if w.places >= 0 {
		places = w.places
	}
	d := q.Value
	if w.absolute {
		d = d.Abs()
	}
	switch {
	case w.bare:
	case m.Kind == measure.Place:
		return "第" + d.String() + "位"
	case m.Kind == measure.Moved && !w.absolute:
		return format.Change(q.Num)
	}
	q.Value = d
	s := q.Digits(places)
	if w.sign && model.Round(d, places).IsPos() {
		s = "+" + s
	}
	if w.bare {
		return s
	}
	return s + q.Unit
}

// places reads “2位小数”; ok is false for any other word.
func placesOf(word string) (n int, ok bool) {
	const suffix = "位小数"
	if len(word) != 1+len(suffix) || word[1:] != suffix {
		return 0, false
	}
	n, err := strconv.Atoi(word[:1])
	return n, err == nil && n <= 6
}
