package load

import (
	"strings"
	"testing"

	"bulletin/internal/diag"
)

// TestSure: a figure has an edit only where it can mean one number.
func TestSure(t *testing.T) {
	for text, want := range map[string]bool{
		"７．１０": true, "－2": true, "7。5": true, "1,221.45": true, "1，000，845": true, "20": true, " 20": true,
		"7,100": false, "1，845": false, "90.6%": false, "7.10亿元": false, "—2": false, "007": false, "2O": false, "": false, "（3）": false,
	} {
		if got := sure(text); got != want {
			t.Errorf("sure(%q) = %v, want %v", text, got, want)
		}
	}
}

// TestTabs: rows with tabs have an edit only where one indentation can be parsed.
func TestTabs(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"between rows of its level", "a:\n  b:\n    c: 1\n\td: 2\n    e: 3\n", "4:1 \t→    4"},
		{"at the end, where two levels are possible", "a:\n  b:\n    c: 1\n\td: 2\n", "4:1"},
		{"tabs everywhere", "a:\n\tb:\n\t\tc: 1\n", "2:1 \t→  2|3:1 \t\t→    4"},
		{"tabs behind spaces", "a:\n  b:\n    c: 1\n  \td: 2\n    e: 3\n", "4:1   \t→    4"},
	} {
		diags := &diag.List{}
		r := &reader{file: "f", diags: diags}
		if root, _ := r.parse([]byte(c.text)); root != nil {
			t.Fatalf("%s: parsed", c.name)
		}
		var got []string
		for _, d := range diags.Sorted() {
			place := strings.TrimPrefix(d.Pos.String(), "f:")
			if d.Old != "" {
				place += " " + d.Old + "→"
				if strings.Trim(d.New, " ") == "" {
					place += strings.Repeat(" ", len(d.New)) + string(rune('0'+len(d.New)))
				}
			}
			got = append(got, place)
		}
		if want := strings.Split(c.want, "|"); strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s: %q, want %q", c.name, got, want)
		}
	}
}

// TestEditionNamed: names of folders in Chinese, and the ids that they mean.
func TestEditionNamed(t *testing.T) {
	for name, want := range map[string]string{
		"2023年上半年": "2023-h1", "2023年一季度": "2023-q1", "2023年1-9月": "2023-09", "2023年前三季度": "2023-q3", "２０２３年": "2023", "2023年9月": "2023-09", "上半年": "", "通报": "",
	} {
		if got := editionNamed(name); got != want {
			t.Errorf("editionNamed(%q) = %q, want %q", name, got, want)
		}
	}
}
