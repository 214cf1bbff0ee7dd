package xlsx

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkRead holds what Read promises whatever it is given.
func checkRead(t *testing.T, f *File, err error) {
	t.Helper()
	if err != nil {
		if p := (*ProblemError)(nil); !errors.As(err, &p) || f != nil {
			t.Fatalf("an error of another kind, or a file beside it: %v", err)
		}
		return
	}
	for _, g := range f.Sheets {
		for i := range g.Values {
			checkValue(t, g, &g.Values[i])
		}
		for _, r := range g.Merged {
			if !r.valid() {
				t.Fatalf("merged range %v", r)
			}
		}
	}
}

func checkValue(t *testing.T, g *Grid, v *Value) {
	t.Helper()
	where := Address(v.Row, v.Column)
	if g.At(v.Row, v.Column) != v || !CellRange(v.Row, v.Column).valid() {
		t.Fatalf("%s is not where it says", where)
	}
	if !utf8.ValidString(v.Text) || strings.IndexFunc(v.Text+v.Comment+g.Name, isControl) >= 0 {
		t.Fatalf("%s = %q is no clean text", where, v.Text)
	}
	if v.Text == "" && !v.Formula {
		t.Fatalf("%s is empty", where)
	}
	if again, ok := Decimal(v.Text); v.Kind == Number && (!ok || again != v.Text) {
		t.Fatalf("%s = %s is no plain decimal", where, v.Text)
	}
	for _, r := range g.Merged {
		if r.Has(v.Row, v.Column) && (v.Row != r.Row || v.Column != r.Column) {
			t.Fatalf("%s is covered by %v", where, r)
		}
	}
}
