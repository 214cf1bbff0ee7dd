package load

import (
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
)

// TestJunk: files that systems and editors leave in a site are not the author's mistakes; others are.
func TestJunk(t *testing.T) {
	for _, tt := range []struct {
		name string
		junk bool
	}{
		{"Thumbs.db", true}, {"desktop.ini", true}, {"~$2022-06.yaml", true}, {".DS_Store", true}, {"2022-06.yaml~", true},
		{"2022-06.yml", false}, {"thumbs.yaml", false}, {"~2022-06.yaml", false},
	} {
		var diags diag.List
		site := fstest.MapFS{"data/reports/" + tt.name: &fstest.MapFile{Data: []byte("x")}}
		if _, err := Site(site, usual, &diags); err != nil {
			t.Fatal(err)
		}
		told := false
		for _, d := range diags.Sorted() {
			told = told || d.File == "data/reports/"+tt.name
		}
		if told == tt.junk {
			t.Errorf("%s: told %v, want %v", tt.name, told, !tt.junk)
		}
	}
}
