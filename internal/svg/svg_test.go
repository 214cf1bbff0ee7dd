package svg

import (
	"encoding/xml"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAppendNumber(t *testing.T) {
	for _, c := range []struct {
		in   float64
		want string
	}{
		{0, "0"}, {12, "12"}, {12.5, "12.5"}, {12.04, "12"}, {12.05, "12.1"}, {-0.3, "-0.3"}, {-0.04, "0"},
		{-12.25, "-12.2"}, {1e6, "1000000"}, {math.NaN(), "0"}, {math.Inf(1), "0"},
	} {
		if got := string(AppendNumber(nil, c.in)); got != c.want {
			t.Errorf("AppendNumber(%v) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestClean(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain":       {"吉首市 38.6%", "吉首市 38.6%"},
		"control":     {"吉\x00首\x1b[31m\x7f\u0085", "吉首[31m"},
		"breaks":      {"a\nb\tc\r\u2028d", "a b c  d"},
		"direction":   {"a\u202eb\u2066c\u200fd\ufeff", "abcd"},
		"broken":      {"a\xffb", "a\ufffdb"},
		"cut":         {"吉\xe9\xa6", "吉\ufffd\ufffd"},
		"replacement": {"a\ufffdb", "a\ufffdb"},
		"no char":     {"a\uffffb\ufddfc\U0001fffed", "abcd"},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", name, c.in, got, c.want)
		}
	}
}

func TestEscapedTextSurvivesXML(t *testing.T) {
	const hostile = `</text><script>alert("1")</script> & 'x' ]]> {b}` + "\x00\u202e"
	w := &Writer{}
	w.Group("id", hostile)
	w.Text(1, 2, hostile)
	w.End("g")
	d := xml.NewDecoder(strings.NewReader(string(w.Buf)))
	var names, attr, text string
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%s", err, w.Buf)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			names += e.Name.Local + " "
			if e.Name.Local == "g" {
				attr = e.Attr[0].Value
			}
		case xml.CharData:
			text += string(e)
		}
	}
	want := Clean(hostile)
	if names != "g text " || attr != want || strings.TrimSpace(text) != want {
		t.Errorf("elements %q, attribute %q, text %q, want “g text ” and %q", names, attr, text, want)
	}
}

func TestNiceTicks(t *testing.T) {
	for name, c := range map[string]struct {
		lo, hi   float64
		count    int
		whole    bool
		want     []float64
		decimals int
	}{
		"percent":      {0, 100, 5, false, []float64{0, 25, 50, 75, 100}, 0},
		"118.3":        {0, 118.3, 5, false, []float64{0, 50, 100, 150}, 0},
		"small":        {0, 0.07, 5, false, []float64{0, 0.02, 0.04, 0.06, 0.08}, 2},
		"three":        {0, 3, 5, false, []float64{0, 1, 2, 3}, 0},
		"quarter":      {0, 1, 5, false, []float64{0, 0.25, 0.5, 0.75, 1}, 2},
		"whole":        {0, 9, 5, true, []float64{0, 5, 10}, 0},
		"whole small":  {0, 1, 5, true, []float64{0, 1}, 0},
		"negative":     {-12, 30, 5, false, []float64{-20, 0, 20, 40}, 0},
		"all negative": {-30, -12, 5, false, []float64{-30, -25, -20, -15, -10}, 0},
		"equal":        {5, 5, 5, false, []float64{5, 5.25, 5.5, 5.75, 6}, 2},
		"huge":         {0, 9e17, 5, true, []float64{0, 2.5e17, 5e17, 7.5e17, 1e18}, 0},
	} {
		got := NiceTicks(c.lo, c.hi, c.count, c.whole)
		if !slices.Equal(got.Values, c.want) || got.Decimals != c.decimals {
			t.Errorf("%s: NiceTicks(%v, %v) = %v, want %v with %d decimals", name, c.lo, c.hi, got, c.want, c.decimals)
		}
	}
}

func TestInnerTicks(t *testing.T) {
	for name, c := range map[string]struct {
		lo, hi float64
		whole  bool
		want   []float64
	}{
		"percent":   {0, 118.3, false, []float64{0, 25, 50, 75, 100}},
		"both ways": {-60, 114.3, false, []float64{-50, 0, 50, 100}},
		"whole":     {0, 9, true, []float64{0, 2, 4, 6, 8}},
		"one":       {0, 1, true, []float64{0, 1}},
		"negative":  {-7.2, 0, false, []float64{-6, -4, -2, 0}},
	} {
		if got := InnerTicks(c.lo, c.hi, 5, c.whole).Values; !slices.Equal(got, c.want) {
			t.Errorf("%s: InnerTicks(%v, %v) = %v, want %v", name, c.lo, c.hi, got, c.want)
		}
	}
}

func TestNiceTicksCover(t *testing.T) {
	for lo := -50.0; lo <= 50; lo += 7.3 {
		for span := 0.001; span < 1e7; span *= 3.7 {
			got := NiceTicks(lo, lo+span, 5, false).Values
			if n := len(got); n < 2 || n > 5 || got[0] > lo+1e-6*span || got[n-1] < lo+span-1e-6*span {
				t.Errorf("NiceTicks(%v, %v) = %v: 2 to 5 ticks must cover the span", lo, lo+span, got)
			}
		}
	}
}

func TestScale(t *testing.T) {
	s := NewScale(0, 300, 10, 700)
	for in, want := range map[float64]float64{0: 10, 300: 700, 150: 355, 1: 12.3} {
		if got := s.Map(in); got != want {
			t.Errorf("Map(%v) = %v, want %v", in, got, want)
		}
	}
	if got := NewScale(5, 5, 10, 700).Map(99); got != 10 {
		t.Errorf("empty span: Map = %v, want 10", got)
	}
}

func TestWidth(t *testing.T) {
	for in, want := range map[string]float64{"": 0, "吉首市": 36, "38.6%": 34.4, "−1": 13.3, "é": 9, "e\u0301": 6.6} {
		if got := Width(in, 12); got != want {
			t.Errorf("Width(%q, 12) = %v, want %v", in, got, want)
		}
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		in    string
		width float64
		want  string
	}{
		{"吉首市", 36, "吉首市"}, {"吉首市", 35, "吉…"}, {"吉首市", 24, "吉…"}, {"吉首市", 5, "…"}, {"", 0, ""},
		{"ab cdef", 34, "ab…"},
	} {
		if got := Fit(c.in, 12, c.width); got != c.want {
			t.Errorf("Fit(%q, 12, %v) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for name, c := range map[string]struct {
		in            string
		ems           float64
		first, second string
	}{
		"short":         {"吉首市", 6, "吉首市", ""},
		"bracket":       {"全社会研发投入（监测填报数）", 9, "全社会研发投入", "（监测填报数）"},
		"bracket late":  {"知识价值信用贷款（资金）", 7, "知识价值信用贷", "款（资金）"},
		"fill":          {"知识价值信用贷款风险补偿资金", 8, "知识价值信用贷款", "风险补偿资金"},
		"cut":           {"知识价值信用贷款风险补偿资金到位情况", 6, "知识价值信用", "贷款风险补…"},
		"closing":       {"技术合同成交额、成果", 7, "技术合同成交", "额、成果"},
		"opening":       {"技术合同（成交额合计）", 5, "技术合同", "（成交额…"},
		"latin":         {"Xiangxi Tujia Prefecture", 9, "Xiangxi Tujia", "Prefecture"},
		"one long word": {"Donaudampfschifffahrtsgesellschaft", 8, "Donaudampfschi", "fffahrtsgesells…"},
	} {
		first, second := Wrap(c.in, 10, c.ems*10)
		if first != c.first || second != c.second {
			t.Errorf("%s: Wrap(%q, %v em) = %q, %q, want %q, %q", name, c.in, c.ems, first, second, c.first, c.second)
		}
	}
}

func TestLines(t *testing.T) {
	for name, c := range map[string]struct {
		in       string
		n        int
		plain    string
		balanced string
	}{
		"one":      {"吉首市", 3, "吉首市", "吉首市"},
		"three":    {"一二三四五六七八九十一二三", 3, "一二三四五六/七八九十一二/三", "一二三四/五六七八九/十一二三"},
		"cut":      {"一二三四五六七八九十一二三四五六七八九十", 2, "一二三四五六/七八九十一…", "一二三四五六/七八九十一…"},
		"one line": {"一二三四五六七八九十", 1, "一二三四五…", "一二三四五…"},
		"orphan":   {"各县市税务局、科工信局", 2, "各县市税务局、/科工信局", "各县市税务局、/科工信局"},
		"empty":    {"", 2, "", ""},
	} {
		width := 60.0
		if name == "orphan" {
			width = 75
		}
		if got := strings.Join(Lines(c.in, 10, width, c.n), "/"); got != c.plain {
			t.Errorf("%s: Lines(%q) = %s, want %s", name, c.in, got, c.plain)
		}
		if got := strings.Join(Balanced(c.in, 10, width, c.n), "/"); got != c.balanced {
			t.Errorf("%s: Balanced(%q) = %s, want %s", name, c.in, got, c.balanced)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("吉首市（监测）", 30.0)
	f.Add("a b\xff\u0301…", 1.0)
	f.Fuzz(func(t *testing.T, s string, width float64) {
		if math.IsNaN(width) || width < 12 || width > 1000 {
			return
		}
		s = Clean(s)
		a, b := Wrap(s, 12, width)
		for _, line := range []string{a, b, Fit(s, 12, width)} {
			if !utf8.ValidString(line) || Width(line, 12) > width+0.1 {
				t.Errorf("%q is not a line within %v px", line, width)
			}
		}
		if Width(s, 12)+0.1 <= width && a != s {
			t.Errorf("Wrap(%q) = %q, want it whole", s, a)
		}
	})
}

// TestTicksOfLongNumbers: whatever the size of the numbers, ticks are numbers, apart and few, and cover what is drawn.
func TestTicksOfLongNumbers(t *testing.T) {
	for _, at := range []float64{0, 1e-8, 1, 1e9, 1e15, 1e16, 123456789012345678, 1e18, 1e26} {
		for _, sign := range []float64{1, -1} {
			for _, wide := range []float64{0, 1e-8, 1, 2, 64, 1e3, 1e17, 1e26} {
				lo := sign * at
				hi := lo + wide
				slack := max(wide, at*1e-15) * 1e-8
				for _, whole := range []bool{false, true} {
					v := NiceTicks(lo, hi, 5, whole).Values
					if len(v) < 2 || len(v) > 5 || !(v[0] <= lo+slack) || !(v[len(v)-1] >= hi-slack) || !slices.IsSorted(v) || len(slices.Compact(slices.Clone(v))) != len(v) {
						t.Errorf("NiceTicks(%v, %v, whole %v) = %v", lo, hi, whole, v)
					}
				}
			}
		}
	}
}
