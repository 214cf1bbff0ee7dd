package load

import (
	"testing"
	"unicode/utf8"
)

// TestFirstForbidden holds the quick search against the definition, for every character.
func TestFirstForbidden(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		want := -1
		if forbidden(r) {
			want = 4
		}
		if got := firstForbidden([]byte("a一" + string(r) + "b")); got != want {
			t.Fatalf("firstForbidden(a一%U b) = %d, want %d", r, got, want)
		}
	}
}
