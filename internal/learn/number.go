package learn

import (
	"regexp"
	"strings"

	"bulletin/internal/model"
)

var (
	plainNumber = regexp.MustCompile(`^[-+]?[0-9]+(\.[0-9]+)?$`)
	grouped     = regexp.MustCompile(`^[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)
	withUnit    = regexp.MustCompile(`^([-+]?[0-9][0-9,]*(?:\.[0-9]+)?)(\D+)$`)
	hasDigit    = regexp.MustCompile(`[0-9]`)
)

// numberOf reads a text that has one reading as a number: 1,234.5 or 12.5% or 36家. unit is empty where none stands in it.
func (l *lexicon) numberOf(s string) (number, unit string, ok bool) {
	s = fold(s)
	if m := withUnit.FindStringSubmatch(s); m != nil {
		if _, known := l.unit(m[2]); !known {
			return "", "", false
		}
		s, unit = m[1], m[2]
	}
	switch {
	case grouped.MatchString(s):
		s = strings.ReplaceAll(s, ",", "")
	case !plainNumber.MatchString(s):
		return "", "", false
	}
	s = strings.TrimPrefix(s, "+")
	if leadingZero.MatchString(s) {
		return "", "", false // 007 is a code
	}
	return s, unit, true
}

var leadingZero = regexp.MustCompile(`^-?0[0-9]`)

// shift is a decimal times ten to the power of places, digit by digit.
func shift(s string, places int) string {
	sign := ""
	if rest, found := strings.CutPrefix(s, "-"); found {
		sign, s = "-", rest
	}
	whole, fraction, _ := strings.Cut(s, ".")
	for ; places > 0; places-- {
		if fraction == "" {
			fraction = "0"
		}
		whole, fraction = whole+fraction[:1], fraction[1:]
	}
	for ; places < 0; places++ {
		if whole == "" {
			whole = "0"
		}
		whole, fraction = whole[:len(whole)-1], whole[len(whole)-1:]+fraction
	}
	whole = strings.TrimLeft(whole, "0")
	fraction = strings.TrimRight(fraction, "0")
	switch {
	case whole == "" && fraction == "":
		return "0"
	case whole == "":
		whole = "0"
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	return sign + whole + fraction
}

// fits reports whether a decimal is within the bounds of figures.
func fits(s string) bool {
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return len(whole)+len(fraction) <= model.MaxDigits && len(fraction) <= model.MaxFraction
}

// sameNumber reports whether two plain decimals are equal.
func sameNumber(a, b string) bool { return shift(a, 0) == shift(b, 0) }
