package model

import (
	"strings"
	"testing"
)

func TestCounties(t *testing.T) {
	site := &Site{Regions: []*Region{{ID: "w"}, {ID: "a", Kind: County}, {ID: "b", Kind: County}, {ID: "z", Kind: Zone}, {ID: "d", Kind: Direct}}}
	var ids []string
	for _, r := range site.Counties() {
		ids = append(ids, r.ID)
	}
	if got := strings.Join(ids, " "); got != "a b" || site.Whole().ID != "w" {
		t.Errorf("Counties() = %s of %s, want a b of w", got, site.Whole().ID)
	}
	var paged []string
	for _, r := range site.Regions {
		if r.HasPage() {
			paged = append(paged, r.ID)
		}
	}
	if got := strings.Join(paged, " "); got != "a b z" {
		t.Errorf("HasPage() of %s, want a b z", got)
	}
}

func TestRound(t *testing.T) {
	for _, test := range []struct {
		in     string
		places int
		want   string
	}{
		{"1.005", 2, "1.01"}, {"-1.005", 2, "-1.01"}, {"0.5", 0, "1"}, {"2.5", 0, "3"}, {"0.4999", 0, "0"}, {"7", 3, "7"},
	} {
		if got := Round(MustDecimal(test.in), test.places); got.Cmp(MustDecimal(test.want)) != 0 {
			t.Errorf("Round(%s, %d) = %s, want %s", test.in, test.places, got, test.want)
		}
	}
}

func TestRatio(t *testing.T) {
	if got, ok := Ratio(Int(1), Int(8)); !ok || got.Cmp(MustDecimal("0.125")) != 0 {
		t.Errorf("Ratio(1, 8) = %s, %v, want 0.125", got, ok)
	}
	if _, ok := Ratio(Int(1), Decimal{}); ok {
		t.Error("Ratio(1, 0) is a number")
	}
	if got := MustDecimal("1.10").StringFixed(2); got != "1.10" {
		t.Errorf("1.10 is %s, want its last zero", got)
	}
}

func TestDirective(t *testing.T) {
	d := &Directive{Entries: []Entry{{Key: "kind", Values: []string{"months"}}, {Key: "region"}}}
	if got := d.Get("kind"); got != &d.Entries[0] {
		t.Errorf("Get(kind) = %v, want the first entry", got)
	}
	if got := d.Get("indicator"); got != nil {
		t.Errorf("Get(indicator) = %v, want nil", got)
	}
}
