package diag

import (
	"strings"
	"testing"
)

// TestLevels: a site makes errors of warnings and silences them, those that came before its settings too; errors stay.
func TestLevels(t *testing.T) {
	levels := map[string]Level{"raised": AsError, "off": Off, "usual": Usual}
	for _, when := range []string{"before", "after"} {
		var l List
		if when == "before" {
			l.Set(levels)
		}
		l.Warning(Pos{"a", 1, 1}, "raised", "改", "升")
		l.Warning(Pos{"a", 2, 1}, "off", "改", "关")
		l.Warning(Pos{"a", 3, 1}, "usual", "改", "平")
		l.Error(Pos{"a", 4, 1}, "off", "改", "错")
		if when == "after" {
			l.Set(levels)
		}
		if errors, warnings := l.Count(); errors != 2 || warnings != 1 || !l.HasErrors() {
			t.Errorf("%s: %d errors, %d warnings, want 2, 1", when, errors, warnings)
		}
		said := ""
		for _, d := range l.Sorted() {
			said += d.String()
			if d.Raised != (d.Code == "raised") {
				t.Errorf("%s: %s: Raised = %v", when, d, d.Raised)
			}
		}
		if want := "a:1:1: 错误[raised]: 升；改。a:3:1: 警告[usual]: 平；改。a:4:1: 错误[off]: 错；改。"; said != want {
			t.Errorf("%s: said\n%s\nwant\n%s", when, said, want)
		}
		if s := l.Silenced(); len(s) != 1 || s[0].Line != 2 || !strings.Contains(s[0].Fix, "checks") {
			t.Errorf("%s: silenced %v", when, s)
		}
	}
}

// TestSilence: what is answered is kept with its answer, and goes along with what is taken.
func TestSilence(t *testing.T) {
	var l List
	l.Set(map[string]Level{"off": Off})
	other := l.Like()
	other.Silence(Diagnostic{Pos: Pos{"b", 1, 1}, Severity: Warning, Code: "jump", Text: "差", Fix: "核对"}, "集中登记")
	other.Warning(Pos{"a", 1, 1}, "off", "", "关")
	l.Take(other)
	l.Take(&List{})
	s := l.Silenced()
	if len(s) != 2 || s[0].Code != "off" || s[1].Fix != "集中登记" || l.HasErrors() || len(l.Sorted()) != 0 {
		t.Errorf("silenced %v", s)
	}
	if (&List{}).Silenced() != nil {
		t.Error("an empty list has silenced something")
	}
}
