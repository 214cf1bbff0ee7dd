package form

import (
	"io/fs"
	"os"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/site"
)

// sites are the sites that forms are tried on, with a month that each has no report of and one that it has.
var sites = []struct {
	name      string
	root      string
	open, had model.Period
}{
	{"prefecture", "../..", model.Period{Year: 2022, Month: 7}, model.Period{Year: 2022, Month: 6}},
	{"school", "../build/testdata/school", model.Period{Year: 2023, Month: 12}, model.Period{Year: 2023, Month: 9}},
	{"province", "../build/testdata/province", model.Period{Year: 2025, Month: 3}, model.Period{Year: 2025, Month: 1}},
	{"single", "../build/testdata/single", model.Period{Year: 2024, Month: 9}, model.Period{Year: 2024, Month: 6}},
}

func openSite(t testing.TB, files fs.FS) *model.Site {
	t.Helper()
	diags := &diag.List{}
	s, err := site.Open(files, diags)
	if err != nil {
		t.Fatal(err)
	}
	if s == nil {
		t.Fatalf("the site has mistakes: %v", diags.Sorted())
	}
	return s.Model
}

// opened are the sites that were opened before; nothing changes them.
var opened = map[string]*model.Site{}

func openDir(t testing.TB, root string) *model.Site {
	t.Helper()
	if opened[root] == nil {
		opened[root] = openSite(t, os.DirFS(root))
	}
	return opened[root]
}
