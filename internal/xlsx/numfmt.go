package xlsx

import "strings"

// formatKind is what a format makes of a number.
type formatKind uint8

const (
	plainFormat formatKind = iota
	percentFormat
	dateFormat
)

// builtInKind is of the formats that a workbook need not spell out. 27 to 36 and 50 to 58 are dates in Chinese, Japanese
// and Korean Excel, 71 to 81 in Thai (ECMA-376 part 1, 18.8.30).
func builtInKind(id int) formatKind {
	switch {
	case id == 9, id == 10, id == 67, id == 68:
		return percentFormat
	case 14 <= id && id <= 22, 27 <= id && id <= 36, 45 <= id && id <= 47, 50 <= id && id <= 58, 71 <= id && id <= 81:
		return dateFormat
	}
	return plainFormat
}

// kindOf reads the code of a format, such as 0.0%;[红色]-0.0% or yyyy"年"m"月". A letter of dates outside of quotes and
// brackets makes it one, in whatever section.
func kindOf(code string) formatKind {
	kind := plainFormat
	for code != "" {
		n, found := formatToken(code)
		if found == dateFormat {
			return dateFormat
		}
		kind = max(kind, found)
		code = code[n:]
	}
	return kind
}

// formatToken is how long the next piece of a code is, and what it makes of a number.
func formatToken(code string) (int, formatKind) {
	switch c := code[0]; {
	case c == '"':
		return through(code, `"`), plainFormat
	case c == '[':
		return through(code, "]"), bracketKind(code)
	case c == '\\' || c == '_' || c == '*' || c == '!': // the next character as it is, as a gap, as a filling
		return skipRune(code), plainFormat
	case c == '%':
		return 1, percentFormat
	case len(code) >= 7 && strings.EqualFold(code[:7], "General"):
		return 7, plainFormat
	case strings.HasPrefix(code, "G/通用格式"): // Chinese Excel's General
		return len("G/通用格式"), plainFormat
	case (c == 'E' || c == 'e') && len(code) > 1 && (code[1] == '+' || code[1] == '-'): // an exponent
		return 2, plainFormat
	case strings.IndexByte("yYmMdDhHsSeEgGaAbB", c) >= 0:
		return 1, dateFormat
	}
	return 1, plainFormat
}

// through is the length up to and with the closing mark; all of it without one.
func through(code, mark string) int {
	if i := strings.Index(code[1:], mark); i >= 0 {
		return i + 2
	}
	return len(code)
}

func skipRune(code string) int {
	for i := range code[1:] {
		if i > 0 {
			return i + 1
		}
	}
	return len(code)
}

// bracketKind knows [h], [mm] and [ss], times that run on beyond a day, from colours, conditions and languages.
func bracketKind(code string) formatKind {
	inside := strings.ToLower(strings.TrimSuffix(code[1:through(code, "]")], "]"))
	if inside != "" && (strings.Trim(inside, "h") == "" || strings.Trim(inside, "m") == "" || strings.Trim(inside, "s") == "") {
		return dateFormat
	}
	return plainFormat
}

// isScaled reports whether a code shows a number divided: a comma after the last digit before the point or the end divides
// by a thousand (#,##0,), and a point that is only text stands where the number has none (0!.0, shows 万).
func isScaled(code string) bool {
	digit, comma, point := false, false, false // what came last: a digit, commas after one, a point of text after one
	for code != "" {
		n, _ := formatToken(code)
		switch c := code[0]; {
		case c == '0' || c == '#' || c == '?':
			if point {
				return true
			}
			digit, comma = true, false
		case c == ',':
			comma = comma || digit
		case comma:
			return true
		case (c == '!' || c == '\\' || c == '"') && strings.Contains(code[1:n], "."):
			point = digit
		case c == ';':
			digit, point = false, false
		case c == '.' || c == ' ':
			digit = false
		}
		code = code[n:]
	}
	return comma
}
