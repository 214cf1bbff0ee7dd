package claim

import (
	"testing"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// TestSlips: what a typed number may have come of by a mistake of the hand, and what it may not.
func TestSlips(t *testing.T) {
	t.Parallel()
	lex := newLexicon(openSite(t, ".", "2022-h1").checker.site)
	for _, test := range []struct {
		typed, held, unit string
		want              slip
	}{
		{"7.6%", "6.7", "%", exchanged},
		{"2361人", "2631", "人", exchanged},
		{"2.79亿元", "2.59", "亿元", oneDigit},
		{"998人", "1098", "人", oneDigit}, // one step less at one place
		{"24.2%", "-14.2", "%", oneDigit},
		{"0.4个百分点", "0.04", "个百分点", oneDigit},
		{"12.5亿元", "1.25", "亿元", point},
		{"1255亿元", "125.5", "亿元", point},
		{"1555人", "155", "人", lostDigit},
		{"15.5%", "-15.5", "%", sameSize},
		{"2500人", "0.15", "万人", oneDigit},
		{"2370万元", "0.2730", "亿元", exchanged},
		{"2730万元", "0.2367", "亿元", exchanged}, // the last digit was never meant
		{"四成", "28.9", "%", oneDigit},
		{"七成", "198.1", "%", noSlip},
		{"322家次", "0", "家次", noSlip},
		{"31.5亿元", "10.81", "亿元", noSlip},
		{"600人次", "-59.50", "万人次", noSlip},
		{"60.8%", "63.3", "%", noSlip},
		{"12人", "12", "公里", noSlip}, // of another kind
	} {
		n, _ := lex.number(test.typed)
		if test.typed == "四成" || test.typed == "七成" {
			n = number{kind: percent, unit: "%", round: true, value: model.Int(map[string]int{"四成": 40, "七成": 70}[test.typed])}
		}
		value, err := model.ParseDecimal(test.held)
		if err != nil {
			t.Fatal(err)
		}
		q := measure.Quantity{Num: model.Number(value), Unit: test.unit, Places: 2}
		if got := slipOf(&n, q); got != test.want {
			t.Errorf("%s of %s%s: %d, want %d", test.typed, test.held, test.unit, got, test.want)
		}
	}
}
