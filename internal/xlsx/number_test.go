package xlsx

import (
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
	for _, in := range []string{"", "-", ".", "1.2.3", "1,234", "1e", "1e+", "e5", "--1", "1 ", "0x1", "1E310", "1E99999999999999999999", "NaN", "INF", "一", "1_000", strings.Repeat("1", 1001)} {
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
		"[ss].0": dateFormat, `[$-804]aaaa`: dateFormat, `e"年"m"月"`: dateFormat, "[DBNum1][$-804]yyyy": dateFormat, `0;yyyy`: dateFormat, "上午/下午h": dateFormat, "[h]%": dateFormat,
	} {
		if got := kindOf(code); got != want {
			t.Errorf("kindOf(%s) = %d, want %d", code, got, want)
		}
	}
	for id, want := range map[int]formatKind{
		0: plainFormat, 1: plainFormat, 4: plainFormat, 9: percentFormat, 10: percentFormat, 11: plainFormat, 13: plainFormat, 14: dateFormat, 22: dateFormat, 23: plainFormat,
		26: plainFormat, 27: dateFormat, 36: dateFormat, 37: plainFormat, 44: plainFormat, 45: dateFormat, 47: dateFormat, 48: plainFormat, 49: plainFormat, 50: dateFormat,
		58: dateFormat, 59: plainFormat, 164: plainFormat, -1: plainFormat,
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
	for _, s := range []string{"", "A", "1", "A0", "A01", "XFE1", "A1048577", "AAAAAAAAAAAAAAAAAAAA1", "A99999999999999999999", "A1B", "A-1", "É1", "$", "A$", "A1:B2"} {
		if row, column, ok := ParseAddress(s); ok {
			t.Errorf("ParseAddress(%s) = %d, %d, want none", s, row, column)
		}
	}
	for column := 1; column <= MaxColumns; column++ {
		if _, got, ok := ParseAddress(ColumnName(column) + "1"); !ok || got != column {
			t.Fatalf("column %d is %s, read as %d", column, ColumnName(column), got)
		}
	}
}
