package consistency

import (
	"math/big"
	"regexp"
	"strings"
)

// number reads a printed number; ok is false for anything else.
func number(text string) (q *big.Rat, places int, ok bool) {
	plain := strings.TrimPrefix(strings.Replace(ungrouped(text), "−", "-", 1), "+")
	q, ok = new(big.Rat).SetString(plain)
	if !ok || plain == "" || strings.ContainsAny(plain, "e/") {
		return nil, 0, false
	}
	if _, fraction, found := strings.Cut(plain, "."); found {
		places = len(fraction)
	}
	return q, places, true
}

var (
	groupedNumber = regexp.MustCompile(`\b[0-9]{1,3}(?:,[0-9]{3})+\b`)
	longNumber    = regexp.MustCompile(`^[+−]?[0-9]{4}`)
)

// ungrouped is a text without the commas that part the digits of its numbers.
func ungrouped(text string) string {
	return groupedNumber.ReplaceAllStringFunc(text, func(s string) string { return strings.ReplaceAll(s, ",", "") })
}

// keeps reports whether the digits of an amount stand in groups as the style says.
func (s style) keeps(text string) bool {
	if strings.Contains(text, ",") {
		return s.grouped
	}
	return !s.grouped || !longNumber.MatchString(text)
}

// shows reports whether a percentage has the digits that the style says, one where it says nothing; more where more is true.
func shows(text string, said *int, more bool) bool {
	want := 1
	if said != nil {
		want = *said
	}
	_, places, _ := number(text)
	return places == want || more && places > want
}

func isNumber(text string) bool {
	_, _, ok := number(text)
	return ok
}

// rounded is q to so many digits after the point, halves away from zero.
func rounded(q *big.Rat, places int) *big.Rat {
	r, _ := new(big.Rat).SetString(q.FloatString(places))
	return r
}

// prints reports whether text is q, rounded to the digits that it shows.
func prints(text string, q *big.Rat) bool {
	got, places, ok := number(text)
	return ok && q != nil && got.Cmp(rounded(q, places)) == 0
}

// printsSize is prints without the sign.
func printsSize(text string, q *big.Rat) bool {
	return q != nil && prints(text, new(big.Rat).Abs(q))
}

// printsCompletion is prints of a cell's completion, and a completion that is not exactly nothing, half, all or the path does not look like it.
func (o *oracle) printsCompletion(text string, c *cell) bool {
	q := c.completion
	if !prints(text, q) {
		return false
	}
	lines := []*big.Rat{new(big.Rat), big.NewRat(50, 1), hundred}
	if flow(c) {
		lines = append(lines, o.progress)
	}
	got, places, _ := number(text)
	for _, line := range lines {
		if got.Cmp(rounded(line, places)) == 0 && q.Cmp(line) != 0 && line.Cmp(rounded(line, places)) == 0 {
			return false
		}
	}
	return true
}
