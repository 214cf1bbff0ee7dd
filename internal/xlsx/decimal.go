package xlsx

import (
	"bytes"
	"strings"
)

// KeptDigits is how many digits of a number a spreadsheet shows and lets people type.
const KeptDigits = 15

// Decimal reads a number as workbooks have it (-1.1579999999999999, 1E-3) and rounds it to 15 significant digits, halves
// away from zero. The result is plain: no exponent, no zeros that say nothing. It works on digits, never on floats, so the
// result holds what the file holds. ok is false for what is no number, and for numbers beyond those of a spreadsheet.
func Decimal(s string) (plain string, ok bool) {
	if isPlain(s) {
		return s, true
	}
	digits, exponent, negative, ok := mantissa(s)
	if !ok {
		return "", false
	}
	zeros := 0
	for zeros < len(digits) && digits[zeros] == '0' {
		zeros++
	}
	digits = digits[zeros:]
	if len(digits) > KeptDigits {
		exponent += len(digits) - KeptDigits
		var carried bool
		if digits, carried = round(digits); carried {
			exponent++
		}
	}
	for len(digits) > 0 && digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
		exponent++
	}
	switch scale := len(digits) + exponent; {
	case len(digits) == 0 || scale < -307: // Excel has no number between that and zero
		return "0", true
	case scale > 309:
		return "", false
	}
	return place(digits, exponent, negative), true
}

// isPlain reports whether a number is as Decimal would write it: most are.
func isPlain(s string) bool {
	if len(s) > KeptDigits || s == "" || s[0] < '1' || s[0] > '9' {
		return false
	}
	point := false
	for _, c := range []byte(s[1:]) {
		switch {
		case c == '.' && !point:
			point = true
		case c < '0' || c > '9':
			return false
		}
	}
	return !point || s[len(s)-1] != '0' && s[len(s)-1] != '.'
}

// round keeps 15 digits. Where all of them were nines it is one and zeros, ten times as much.
func round(digits []byte) (kept []byte, carried bool) {
	up := digits[KeptDigits] >= '5'
	kept = bytes.Clone(digits[:KeptDigits])
	for i := KeptDigits - 1; up && i >= 0; i-- {
		if up = kept[i] == '9'; up {
			kept[i] = '0'
		} else {
			kept[i]++
		}
	}
	if up {
		kept[0] = '1'
	}
	return kept, up
}

// place writes digits × 10^exponent.
func place(digits []byte, exponent int, negative bool) string {
	var out strings.Builder
	if negative {
		out.WriteByte('-')
	}
	switch point := len(digits) + exponent; {
	case point <= 0:
		out.WriteString("0." + strings.Repeat("0", -point))
		out.Write(digits)
	case exponent >= 0:
		out.Write(digits)
		out.WriteString(strings.Repeat("0", exponent))
	default:
		out.Write(digits[:point])
		out.WriteByte('.')
		out.Write(digits[point:])
	}
	return out.String()
}

// mantissa takes a number apart into digits × 10^exponent.
func mantissa(s string) (digits []byte, exponent int, negative, ok bool) {
	if len(s) > 1000 {
		return nil, 0, false, false
	}
	s, negative = strings.CutPrefix(s, "-")
	if !negative {
		s = strings.TrimPrefix(s, "+")
	}
	i, point := 0, -1
	for ; i < len(s) && ('0' <= s[i] && s[i] <= '9' || s[i] == '.'); i++ {
		if s[i] != '.' {
			digits = append(digits, s[i])
		} else if point >= 0 {
			return nil, 0, false, false
		} else {
			point = len(digits)
		}
	}
	if len(digits) == 0 {
		return nil, 0, false, false
	}
	if i < len(s) {
		if exponent, ok = exponentOf(s[i:]); !ok {
			return nil, 0, false, false
		}
	}
	if point >= 0 {
		exponent -= len(digits) - point
	}
	return digits, exponent, negative, true
}

// exponentOf reads E-3. Beyond a thousand it makes no difference how far.
func exponentOf(s string) (int, bool) {
	if s[0] != 'e' && s[0] != 'E' || len(s) < 2 {
		return 0, false
	}
	s = s[1:]
	sign := 1
	if s[0] == '-' || s[0] == '+' {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	if s == "" {
		return 0, false
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = min(n*10+int(c-'0'), 10_000)
	}
	return sign * n, true
}
