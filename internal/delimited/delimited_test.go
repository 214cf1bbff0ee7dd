package delimited

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/xlsx"
)

// show writes a grid as A1=text, numbers with a #.
func show(g *xlsx.Grid) string {
	var out []string
	for _, v := range g.Values {
		mark := "="
		if v.Kind == xlsx.Number {
			mark = "#"
		}
		out = append(out, xlsx.Address(v.Row, v.Column)+mark+v.Text)
	}
	return strings.Join(out, " ")
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain":               {"县,数\n吉首,1.50\n", "A1=县 B1=数 A2=吉首 B2#1.5"},
		"BOM":                 {"\xEF\xBB\xBF县,数", "A1=县 B1=数"},
		"CRLF":                {"a,1\r\nb,2\r\n", "A1=a B1#1 A2=b B2#2"},
		"lone CR":             {"a,1\rb,2\r", "A1=a B1#1 A2=b B2#2"},
		"empty row":           {"a,1\n\nb,2", "A1=a B1#1 A3=b B3#2"},
		"empty fields":        {",,a,,\n", "C1=a"},
		"semicolon":           {"县;数\n吉首;1,5\n", "A1=县 B1=数 A2=吉首 B2=1,5"},
		"tab":                 {"县\t数\n吉首\t1,234\n", "A1=县 B1=数 A2=吉首 B2=1,234"},
		"tab against comma":   {"甲,乙\t1\n甲,乙\t2\n", "A1=甲,乙 B1#1 A2=甲,乙 B2#2"},
		"tab against commas":  {"甲,乙,丙\t1\n甲,乙,丁\t2\n", "A1=甲,乙,丙 B1#1 A2=甲,乙,丁 B2#2"},
		"one column":          {"县\n吉首", "A1=县 A2=吉首"},
		"sep":                 {"sep=;\na;1,2,3\n", "A1=a B1=1,2,3"},
		"quotes":              {"\"a,\"\"b\"\"\",1\n\"\",2\n", `A1=a,"b" B1#1 B2#2`},
		"line end in quotes":  {"\"a\r\nb\",1\nc,2", "A1=a\nb B1#1 A2=c B2#2"},
		"text after a quote":  {"\"甲\"项目,1\n", "A1=甲项目 B1#1"},
		"quote inside":        {"5\"管,1\n", `A1=5"管 B1#1`},
		"numbers":             {"0,-0,007,1e3,+1,.5,5.,-12.50, 3 ,123456789012345,1234567890123456,１２\n", "A1#0 B1#0 C1=007 D1=1e3 E1=+1 F1=.5 G1=5. H1#-12.5 I1#3 J1#123456789012345 K1=1234567890123456 L1=１２"},
		"formula":             {"=1+1,@a,-\n", "A1==1+1 B1=@a C1=-"},
		"GB18030":             {"\xBC\xAA\xCA\xD7\xCA\xD0,1\n", "A1=吉首市 B1#1"},
		"GB18030, four bytes": {"\xBC\xAA\x82\x30\x84\x36,1\n", "A1=吉" + "\u34C7" + " B1#1"},
		"UTF-16":              {"\xFF\xFE\x09\x54\x2C\x00\x31\x00\n\x00", "A1=吉 B1#1"},
		"UTF-16, big":         {"\xFE\xFF\x54\x09\x00\x2C\x00\x31", "A1=吉 B1#1"},
		"UTF-16 without mark": {"\x09\x54\x2C\x00\x31\x00\x0A\x00\x00\x4E\x2C\x00\x32\x00", "A1=吉 B1#1 A2=一 B2#2"},
		"nothing":             {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			g, err := Read("表.csv", []byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if got := show(g); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want xlsx.Problem
	}{
		"neither encoding":        {"\xBC\xAA\xCA\xD7,\xFF\xFF\n", xlsx.Encoding},
		"cut off inside UTF-8":    {"吉首市,泸溪县,凤凰县\xE5\x90", xlsx.Encoding},
		"BOM of UTF-8, then none": {"\xEF\xBB\xBF\xBC\xAA", xlsx.Encoding},
		"UTF-16, half a unit":     {"\xFF\xFE\x09\x54\x2C", xlsx.Encoding},
		"zeros":                   {"a\x00\x00\x00\x00b", xlsx.Encoding},
		"control characters":      {"a,\x01\n", xlsx.Encoding},
		"workbook":                {"PK\x03\x04....", xlsx.NotWorkbook},
		"old workbook":            {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", xlsx.NotWorkbook},
		"open quote":              {"a,\"b\nc,d\n", xlsx.Broken},
		"stray quotes":            {"a,\"b\nc,d\"e\n", xlsx.Broken},
		"many rows":               {strings.Repeat("a\n", maxRows+1), xlsx.TooLarge},
		"many columns":            {strings.Repeat(",", xlsx.MaxColumns) + "a", xlsx.TooLarge},
		"many cells":              {strings.Repeat("a,a,a\n", maxValues/3+1), xlsx.TooLarge},
		"large":                   {strings.Repeat("a", xlsx.MaxFile+1), xlsx.TooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			g, err := Read("表.csv", []byte(c.in))
			var problem *xlsx.ProblemError
			if !errors.As(err, &problem) || problem.Problem != c.want {
				t.Errorf("got %.200v, %v; want problem %d", fmt.Sprint(g), err, c.want)
			}
		})
	}
}

func TestQuotesDoNotSwallowRows(t *testing.T) {
	text := "a,\"b\n" + strings.Repeat("c,d\n", maxInside) + "e,f\"\n"
	if _, err := Read("表.csv", []byte(text)); err == nil {
		t.Error("a cell of that many lines was read")
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"县,数\n吉首,1.50\n", "\"a\"\"\r\nb\";1", "\xFF\xFE\x09\x54\x2C\x00", "\xBC\xAA\xCA\xD7\t1\r", "sep=;\r\na;b"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := Read("x", data)
		var problem *xlsx.ProblemError
		if err != nil {
			if !errors.As(err, &problem) {
				t.Fatalf("an error of another kind: %v", err)
			}
			return
		}
		for i, v := range g.Values {
			if g.At(v.Row, v.Column) != &g.Values[i] {
				t.Fatalf("%s is not found", xlsx.Address(v.Row, v.Column))
			}
		}
	})
}
