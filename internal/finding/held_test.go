package finding

import "testing"

// TestBetter: of two phrases that say the same, praise goes before blame and a verdict before a remark; else the weightier one.
func TestBetter(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b phrase
		want bool
	}{
		{"weightier", phrase{tone: Shortfall, weight: 9}, phrase{tone: Shortfall, weight: 8}, true},
		{"as weighty", phrase{tone: Shortfall, weight: 8}, phrase{tone: Shortfall, weight: 8}, false},
		{"lighter", phrase{tone: Notice, weight: 7}, phrase{tone: Notice, weight: 8}, false},
		{"praise", phrase{tone: Highlight, weight: 1}, phrase{tone: Shortfall, weight: 8}, true},
		{"blame", phrase{tone: Shortfall, weight: 8}, phrase{tone: Highlight, weight: 1}, false},
		{"a verdict", phrase{tone: Shortfall, weight: 1}, phrase{tone: Notice, weight: 8}, true},
		{"a remark", phrase{tone: Notice, weight: 8}, phrase{tone: Shortfall, weight: 1}, false},
	} {
		if got := better(&c.a, &c.b); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
