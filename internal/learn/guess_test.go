package learn

import "testing"

// TestLeftOut: a short form may leave out one piece of a name, at its beginning, or within it whom it counts.
func TestLeftOut(t *testing.T) {
	for _, one := range []struct{ text, name, want string }{
		{"参保人数", "城乡居民养老保险参保人数", "城乡居民养老保险"},
		{"有出口实绩的企业占比", "有出口实绩的限额以上企业占比", "限额以上"},
		{"高新技术企业数", "高新技术企业申报数", ""}, // what was done is not whom it counts
		{"养老床数", "养老机构床位数", ""},      // two pieces
		{"床位数", "床位数", ""},
		{"民营床位数", "床位数", ""},
	} {
		if got := leftOut(one.text, one.name); got != one.want {
			t.Errorf("leftOut(%s, %s) = %q, want %q", one.text, one.name, got, one.want)
		}
	}
}
