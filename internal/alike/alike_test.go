package alike

import (
	"testing"
	"unicode"
)

func TestKey(t *testing.T) {
	for _, same := range [][]string{
		{"吉首市", "吉\u200c首市", "吉首市\u2061", "\u061c吉首市", "吉\u180e首市", "吉首\u206a市", "吉首市\ufff9", "吉\u3164首市", "吉首 市", "吉首\u3000市", "吉首市\ufe00", "吉首市\U000e0100", "吉首市\u2800"},
		{"GDP增速", "ＧＤＰ增速", "GDP 增速"},
		{"一季度", "⼀季度"},
		{"金融", "\uf90a融"}, // a compatibility ideograph
		{"café", "cafe\u0301"},
		{"甲·乙", "甲・乙", "甲･乙", "甲•乙"},
		{"一－二", "一-二", "一—二", "一–二", "一−二"},
		{"二〇二二", "二○二二"},
		{"㎡", "m2", "m²"},
	} {
		for _, s := range same[1:] {
			if Key(s) != Key(same[0]) {
				t.Errorf("Key(%+q) = %+q, Key(%+q) = %+q", s, Key(s), same[0], Key(same[0]))
			}
		}
	}
	for _, differ := range [][2]string{{"己", "已"}, {"一", "二"}, {"甲乙", "乙甲"}, {"gdp", "GDP"}, {"“甲”", "\"甲\""}, {"", "甲"}} {
		if Key(differ[0]) == Key(differ[1]) {
			t.Errorf("%s and %s have one key", differ[0], differ[1])
		}
	}
}

// TestInvisible: no character that Unicode calls default ignorable passes, and nothing that readers see is among them.
func TestInvisible(t *testing.T) {
	for _, r := range "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180e\u180f\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2061\u2064\u2065\u2066\u206a\u206f\u3164\ufe00\ufe0f\ufeff\uffa0\ufff0\ufff9\ufffb\U0001bca0\U0001d173\U000e0001\U000e0100\U000e0fff" {
		if !Invisible(r) {
			t.Errorf("%U is visible", r)
		}
	}
	for r := rune(' '); r <= unicode.MaxRune; r++ {
		if Invisible(r) && unicode.In(r, unicode.Han, unicode.P, unicode.N) {
			t.Errorf("%U is invisible", r)
		}
	}
}
