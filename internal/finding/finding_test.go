package finding

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// open loads a site of the repository.
func open(t testing.TB, dir string) *model.Site {
	t.Helper()
	var diags diag.List
	site, err := load.Site(os.DirFS(dir), &diags)
	if err != nil {
		t.Fatal(err)
	}
	if diags.HasErrors() {
		t.Fatal(diags.Sorted())
	}
	return site
}

func TestShow(t *testing.T) {
	site := open(t, os.Getenv("SITE"))
	for _, e := range site.Editions {
		s := New(analysis.New(site, e))
		fmt.Println("=====", e.ID)
		if os.Getenv("ALL") != "" {
			for _, st := range s.Statements(Query{}) {
				fmt.Println(st.Weight, st.Tone, st.ID, st.Text)
			}
		}
		fmt.Println("--- points")
		for _, st := range s.Points(6, nil, nil) {
			fmt.Println(st.Weight, st.Tone, st.Text)
		}
		for _, id := range strings.Fields(os.Getenv("MEMBERS")) {
			fmt.Println("---", id)
			for _, st := range s.Statements(Query{Region: s.region(id)}) {
				fmt.Println(st.Weight, st.Tone, st.Text)
			}
		}
	}
}
