package diag

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	long := strings.Repeat("a", 64<<10)
	for _, test := range []struct {
		name, in, candidates, want string
	}{
		{"a letter too many", "jishouu", "luxi jishou", "jishou"},
		{"a letter too few", "jshou", "luxi jishou", "jishou"},
		{"another letter", "jisheu", "luxi jishou", "jishou"},
		{"neighbours swapped", "jihsou", "luxi jishou", "jishou"},
		{"two mistakes in six letters", "jishouxx", "jishou", "jishou"},
		{"three mistakes in eight", "jixxxhou", "jishohou", ""},
		{"the nearer wins", "luxia", "luxiaxx luxi", "luxi"},
		{"the first wins a tie", "luxx", "luxi luxa", "luxi"},
		{"the first wins a tie, the other way", "luxx", "luxa luxi", "luxa"},
		{"far away", "beijing", "luxi jishou", ""},
		{"the same is no suggestion", "luxi", "luxi", ""},
		{"one letter", "a", "b", "b"},
		{"one letter against three", "a", "abc", ""},
		{"two letters, one mistake", "ab", "ac", "ac"},
		{"two letters, two mistakes", "ab", "cd", ""},
		{"characters, not bytes", "吉首县", "泸溪县 吉首市", "吉首市"},
		{"capitals are mistakes", "LUXI", "luxi", ""},
		{"no candidates", "luxi", "", ""},
		{"an empty name", "", "luxi", ""},
		{"a hostile name", long, "luxi " + long + "b", ""},
		{"a hostile candidate", "luxi", long + " luxia", "luxia"},
		{"64 letters", strings.Repeat("a", 63) + "b", strings.Repeat("a", 64), strings.Repeat("a", 64)},
		{"65 letters", strings.Repeat("a", 64) + "b", strings.Repeat("a", 64), ""},
		{"short for one", "研发投入（监测数）", "研发投入（考核数） 全社会研发投入（监测填报数）", "全社会研发投入（监测填报数）"},
		{"short for two", "研发投入", "研发投入甲乙丙 研发投入丁戊己", ""},
		{"a slip before what it is short for", "研发投人数", "全社会研发投人强度数 研发投入数", "研发投入数"},
		{"broken UTF-8", "lux\xff", "luxi", "luxi"},
	} {
		if got := nearest(test.in, strings.Fields(test.candidates)); got != test.want {
			t.Errorf("%s: nearest(%.20s, %.40s) = %q, want %q", test.name, test.in, test.candidates, got, test.want)
		}
	}
}

func TestSuggest(t *testing.T) {
	if got, want := Suggest("jihsou", []string{"luxi", "jishou"}), "是否想写“jishou”？"; got != want {
		t.Errorf("Suggest() = %s, want %s", got, want)
	}
	if got := Suggest("beijing", []string{"luxi"}); got != "" {
		t.Errorf("Suggest() = %s, want nothing", got)
	}
	if got := Suggest("x", nil); got != "" {
		t.Errorf("Suggest() = %s, want nothing", got)
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "acb", 1}, {"abc", "ab", 1}, {"abc", "xabc", 1},
		{"ca", "abc", 3}, // of optimal string alignment: a pair that was swapped is not changed again
		{"kitten", "sitting", 3}, {"abcd", "badc", 2}, {"全州", "全市", 1},
	} {
		for _, pair := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
			if got := distance([]rune(pair[0]), []rune(pair[1])); got != test.want {
				t.Errorf("distance(%s, %s) = %d, want %d", pair[0], pair[1], got, test.want)
			}
		}
	}
}
