package xlsx

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func TestDecimal(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "-0": "0", "0.0": "0", "00": "0", "1": "1", "-1": "-1", "+1": "1", "007": "7", "10": "10", "1.50": "1.5", ".5": "0.5", "5.": "5",
		"1.1579999999999999": "1.158", "0.38600000000000001": "0.386", "88.900000000000006": "88.9", "1E-3": "0.001", "1.5E+15": "1500000000000000",
		"1.5e15": "1500000000000000", "-2.5E-7": "-0.00000025", "1E+0": "1", "12345678901234567890": "12345678901234600000", "0.1234567890123455": "0.123456789012346",
		"999999999999999.9": "1000000000000000", "9.9999999999999995": "10", "99999999999999.95": "100000000000000", "0.99999999999999999": "1",
		"123456789012345": "123456789012345", "1234567890123.45": "1234567890123.45", "1E-310": "0", "1E-400": "0", "0E999": "0", "1E-99999999999999999999": "0",
	} {
		if got, ok := Decimal(in); !ok || got != want {
			t.Errorf("Decimal(%s) = %s, %v, want %s", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "-", ".", "1.2.3", "1,234", "1e", "1e ", "1e+", "e5", "--1", "1 ", "0x1", "1E310", "1E99999999999999999999", "NaN", "INF", "一", "1_000", strings.Repeat("1", 1001)} {
		if got, ok := Decimal(in); ok {
			t.Errorf("Decimal(%.20q) = %s, want none", in, got)
		}
	}
}

// TestDecimalKeepsDecimals writes decimals of at most 15 digits as floats with 17 digits, as spreadsheets do: the same
// decimals come back.
func TestDecimalKeepsDecimals(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		digits, point := 1+r.IntN(KeptDigits), r.IntN(8)
		text := strconv.FormatInt(r.Int64N(pow10(digits)-pow10(digits-1))+pow10(digits-1), 10)
		want := plainText(text, point)
		float, err := strconv.ParseFloat(want, 64)
		if err != nil {
			t.Fatal(err)
		}
		for _, stored := range []string{strconv.FormatFloat(float, 'G', 17, 64), strconv.FormatFloat(float, 'f', -1, 64), strconv.FormatFloat(float, 'E', 16, 64)} {
			if got, ok := Decimal(stored); !ok || got != want {
				t.Fatalf("Decimal(%s) = %s, want %s", stored, got, want)
			}
		}
	}
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// plainText is digits with a point before the last few of them, as Decimal writes it.
func plainText(digits string, point int) string {
	n, _ := new(big.Rat).SetString(digits + "e-" + strconv.Itoa(point))
	text := n.FloatString(point)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

func TestFormats(t *testing.T) {
	for code, want := range map[string]formatKind{
		"General": plainFormat, "0": plainFormat, "0.00": plainFormat, "#,##0.00_);[Red]\\(#,##0.00\\)": plainFormat, "@": plainFormat, "": plainFormat,
		"0.00E+00": plainFormat, "##0.0e-0": plainFormat, `0"年"`: plainFormat, `0"day"`: plainFormat, `\d0`: plainFormat, `[红色]-0.00`: plainFormat, "G/通用格式": plainFormat,
		`[DBNum1][$-804]G/通用格式`: plainFormat, "[$-804]General": plainFormat, `_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-`: plainFormat, `[$¥-804]#,##0.00`: plainFormat,
		`0!.0,"万"`: plainFormat, "[>100]0;[<=1]0.0": plainFormat, `_d0`: plainFormat, `*m0`: plainFormat, "0.00_": plainFormat, `"`: plainFormat, "[": plainFormat, `\`: plainFormat,
		"0%": percentFormat, "0.0%;[红色]-0.0%": percentFormat, `0.00\%`: plainFormat, `0"%"`: plainFormat, "_%0": plainFormat,
		"yyyy-mm-dd": dateFormat, `yyyy"年"m"月"`: dateFormat, `[$-804]yyyy"年"m"月"d"日";@`: dateFormat, "m/d/yy h:mm": dateFormat, "[h]:mm:ss": dateFormat, "[mm]": dateFormat,
		"[ss].0": dateFormat, `[$-804]aaaa`: dateFormat, `e"年"m"月"`: dateFormat, "[DBNum1][$-804]yyyy": dateFormat, `0;yyyy`: dateFormat, "上午/下午h": dateFormat, "[h]%": dateFormat, "E": dateFormat, "e": dateFormat, "0E0": dateFormat,
	} {
		if got := kindOf(code); got != want {
			t.Errorf("kindOf(%s) = %d, want %d", code, got, want)
		}
	}
	for id, want := range map[int]formatKind{
		0: plainFormat, 1: plainFormat, 4: plainFormat, 9: percentFormat, 10: percentFormat, 11: plainFormat, 13: plainFormat, 14: dateFormat, 22: dateFormat, 23: plainFormat,
		26: plainFormat, 27: dateFormat, 36: dateFormat, 37: plainFormat, 44: plainFormat, 45: dateFormat, 47: dateFormat, 48: plainFormat, 49: plainFormat, 50: dateFormat,
		58: dateFormat, 59: plainFormat, 66: plainFormat, 67: percentFormat, 68: percentFormat, 69: plainFormat, 70: plainFormat, 71: dateFormat, 81: dateFormat, 82: plainFormat, 164: plainFormat, -1: plainFormat,
	} {
		if got := builtInKind(id); got != want {
			t.Errorf("builtInKind(%d) = %d, want %d", id, got, want)
		}
	}
}

func TestScaledFormats(t *testing.T) {
	for code, want := range map[string]bool{
		"#,##0": false, "#,##0.00": false, "0": false, "": false, `0"万"`: false, "0,": true, "#,##0,": true, "0.0,": true, `0,,"百万"`: true, "0,.00": true, `0!.0,`: true,
		`0\.0,`: true, `0"."0`: true, "0!.0000": true, `0"万元."`: false, "#,##0;-#,##0,": true, "#,##0_);(#,##0)": false, `"a,b"0`: false, `[$-804]#,##0.00`: false, "General,": false, ",0": false,
		`_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-`: false, "0%": false, "#,##0.0 , ": false,
	} {
		if got := isScaled(code); got != want {
			t.Errorf("isScaled(%s) = %v, want %v", code, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		number   string
		date1904 bool
		want     string
	}{
		{"44742", false, "2022-06-30"}, {"44742.333333333336", false, "2022-06-30 08:00:00"}, {"44742.999999", false, "2022-07-01"}, {"43280", true, "2022-06-30"},
		{"1", false, "1900-01-01"}, {"59", false, "1900-02-28"}, {"60", false, "1900-02-29"}, {"61", false, "1900-03-01"}, {"0.5", false, "12:00:00"}, {"0", false, "00:00:00"},
		{"0", true, "1904-01-01"}, {"1.25", true, "1904-01-02 06:00:00"}, {"2958465", false, "9999-12-31"}, {"2958466", false, "2958466"}, {"-1", false, "-1"}, {"2958465.9999999", false, "2958465.9999999"},
	} {
		if got := serialDate(c.number, c.date1904); got != c.want {
			t.Errorf("serialDate(%s, %v) = %s, want %s", c.number, c.date1904, got, c.want)
		}
	}
	for in, want := range map[string]string{
		"2022-06-30": "2022-06-30", "2022-06-30T00:00:00": "2022-06-30", "2022-06-30T08:09:10.5Z": "2022-06-30 08:09:10", "08:00:00": "08:00:00",
		"2022-13-01": "", "六月": "", "": "", "2022-06-30T25:00:00": "",
	} {
		if got, ok := isoDate(in); got != want || ok != (want != "") {
			t.Errorf("isoDate(%s) = %s, %v, want %s", in, got, ok, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		address     string
		row, column int
	}{{"A1", 1, 1}, {"Z9", 9, 26}, {"AA10", 10, 27}, {"E12", 12, 5}, {"XFD1048576", MaxRows, MaxColumns}} {
		if got := Address(c.row, c.column); got != c.address {
			t.Errorf("Address(%d, %d) = %s, want %s", c.row, c.column, got, c.address)
		}
		for _, s := range []string{c.address, strings.ToLower(c.address)} {
			if row, column, ok := ParseAddress(s); !ok || row != c.row || column != c.column {
				t.Errorf("ParseAddress(%s) = %d, %d, %v", s, row, column, ok)
			}
		}
	}
	if row, column, ok := ParseAddress("$E$12"); !ok || row != 12 || column != 5 {
		t.Errorf("ParseAddress($E$12) = %d, %d, %v", row, column, ok)
	}
	for _, s := range []string{"", "A", "1", "A0", "A01", "XFE1", "A1048577", "AAAAAAAAAAAAAAAAAAAA1", "A99999999999999999999", "A1B", "A-1", "É1", "$", "A$", "A1:B2", "$$A1", "A$$1", "@1", "[1", "`1", "{1", "A:", "A/"} {
		if row, column, ok := ParseAddress(s); ok || row != 0 || column != 0 {
			t.Errorf("ParseAddress(%s) = %d, %d, want none", s, row, column)
		}
	}
	for column := 1; column <= MaxColumns; column++ {
		if _, got, ok := ParseAddress(ColumnName(column) + "1"); !ok || got != column {
			t.Fatalf("column %d is %s, read as %d", column, ColumnName(column), got)
		}
	}
}

// TestRanges: a range is named by its corners, a single cell by itself; only what lies on a sheet is one.
func TestRanges(t *testing.T) {
	for r, want := range map[Range]string{{12, 5, 12, 5}: "E12", {2, 2, 12, 5}: "B2:E12", {2, 2, 2, 5}: "B2:E2", {2, 2, 12, 2}: "B2:B12"} {
		if got := r.String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	for r, want := range map[Range]bool{
		{1, 1, 1, 1}: true, {1, 1, MaxRows, MaxColumns}: true, {MaxRows, MaxColumns, MaxRows, MaxColumns}: true, {}: false,
		{0, 1, 1, 1}: false, {1, 0, 1, 1}: false, {2, 1, 1, 1}: false, {1, 2, 1, 1}: false, {1, 1, MaxRows + 1, 1}: false, {1, 1, 1, MaxColumns + 1}: false,
		{-1, 1, -1, 1}: false, {1, -1, 1, -1}: false,
	} {
		if got := r.valid(); got != want {
			t.Errorf("%+v: %v", r, got)
		}
	}
	for cell, want := range map[[2]int]bool{{2, 3}: true, {4, 5}: true, {3, 4}: true, {1, 3}: false, {5, 3}: false, {2, 2}: false, {2, 6}: false} {
		if got := (Range{2, 3, 4, 5}).Has(cell[0], cell[1]); got != want {
			t.Errorf("%v: %v", cell, got)
		}
	}
	for c := range 256 { // a column is a letter of either case, and nothing else
		b := byte(c)
		letter := 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
		if _, column, ok := ParseAddress(string([]byte{b, '7'})); ok != letter || ok && column != int(b|0x20-'a')+1 {
			t.Errorf("%q: column %d, %v", b, column, ok)
		}
	}
	if got := len(ColumnName(math.MaxInt)); got != 8 || ColumnName(0) != "" {
		t.Errorf("a column beyond all has %d letters", got)
	}
}

// TestCellTexts: characters that XML cannot hold are read from their codes, line ends are one sign, and what no text holds has a mark in its place,
// wherever it stands.
func TestCellTexts(t *testing.T) {
	for text, want := range map[string]string{
		"a": "a", "": "", "_x0041_": "A", "_x0041_b": "Ab", "_x0041_一": "A一", "b_x0041_": "bA", "_x0041__x0042_": "AB", "_x41_": "_x41_", "_x0041": "_x0041", "_x00g1_": "_x00g1_", "x_x_x0041_": "x_xA",
		"_x005F_x0041_": "_x0041_", "_xD83D__xDE00_!": "😀!", "a\rb": "a\nb", "a\r\nb": "a\nb", "a\r\rb": "a\n\nb", "\r": "\n", "_x000D_\n": "\n",
		"\x01a": "\uFFFDa", "a\x01": "a\uFFFD", "a\tb\nc": "a\tb\nc", "\uFFFE": "\uFFFD", "\uFFFF": "\uFFFD", "\uFFFD": "\uFFFD", "\uFFFC": "\uFFFC", "a\xFF": "a\uFFFD",
	} {
		if got := cellText([]byte(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// TestBrokenCells: what a cell names and the workbook does not have is told with the cell.
func TestBrokenCells(t *testing.T) {
	for cell, want := range map[string]string{
		`<c r="A1" s="7"><v>1</v></c>`: "a style that the workbook does not have", `<c r="A1" s="-1"><v>1</v></c>`: "a style that the workbook does not have",
		`<c r="A1" t="s"><v>6</v></c>`: "a text that the workbook does not have", `<c r="A1" t="s"><v>-1</v></c>`: "a text that the workbook does not have",
		`<c r="A1" t="s"><v>x</v></c>`: "a text that the workbook does not have",
	} {
		var p *ProblemError
		if _, err := Read(row(cell)); !errors.As(err, &p) || p.Problem != Broken || p.Detail != want || p.Address != "A1" || p.Sheet != "表" {
			t.Errorf("%s: %v, want %s", cell, err, want)
		}
	}
}

// TestScaledText: a point that is only text counts in a scale, however it is written, and a character as it is does not hide the comma behind it.
func TestScaledText(t *testing.T) {
	for code, want := range map[string]bool{`0\.0`: true, `0!.0`: true, `0".0"0`: true, `0\-0`: false, `0!-0`: false, `0"-"0`: false, `0\.`: false, `0*.0`: false, `0_.0`: false} {
		if got := isScaled(code); got != want {
			t.Errorf("isScaled(%s) = %v, want %v", code, got, want)
		}
	}
}
