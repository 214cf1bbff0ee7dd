package sitegen

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"bulletin/internal/build"
)

// digest hashes all files of a site in their order.
func digest(t *testing.T, s Size) (sum string, files int) {
	t.Helper()
	h := sha256.New()
	err := Files(s, func(path string, content []byte) error {
		files++
		fmt.Fprintf(h, "%s %d\n%s", path, len(content), content)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil)), files
}

func TestSameFiles(t *testing.T) {
	for name, s := range Sizes {
		a, files := digest(t, s)
		if b, _ := digest(t, s); a != b {
			t.Errorf("%s differs from time to time", name)
		}
		if want := 3 + 2 + s.Reports + 1 + s.Regions + s.Indicators; files != want {
			t.Errorf("%s has %d files, want %d", name, files, want)
		}
	}
}

func TestRefusesSizes(t *testing.T) {
	for _, s := range []Size{{0, 1, 2}, {1, 0, 2}, {1, 1, 0}, {1, 1, 3}, {1, 1, 14}, {maxRegions + 1, 1, 2}} {
		if err := Files(s, func(string, []byte) error { return nil }); err == nil {
			t.Errorf("Files(%v) works", s)
		}
	}
}

func TestNames(t *testing.T) {
	g := newSite(Size{maxRegions, 65, 12})
	seen := map[string]bool{}
	for _, r := range g.regions {
		for _, name := range []string{r.id, r.name} {
			if seen[name] {
				t.Fatalf("two regions are called %s", name)
			}
			seen[name] = true
		}
	}
	short := map[string]bool{}
	for _, r := range g.regions {
		if short[r.short] {
			t.Fatalf("two regions are called %s for short", r.short)
		}
		short[r.short] = true
	}
	for _, i := range g.indicators {
		if seen[i.id] || seen[i.name] {
			t.Fatalf("two indicators are called %s or %s", i.id, i.name)
		}
		seen[i.id], seen[i.name] = true, true
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		reports int
		want    string
	}{
		{2, "[2021-06 2022-06]"},
		{4, "[2021-03 2021-06 2022-03 2022-06]"},
		{6, "[2021-04 2021-05 2021-06 2022-04 2022-05 2022-06]"},
	} {
		if got := fmt.Sprint(newSite(Size{1, 1, c.reports}).periods); got != c.want {
			t.Errorf("%d reports: periods = %s, want %s", c.reports, got, c.want)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		n      int64
		places int
		want   string
	}{{0, 0, "0"}, {0, 2, "0.00"}, {5, 2, "0.05"}, {123, 2, "1.23"}, {123, 0, "123"}, {10, 1, "1.0"}} {
		if got := decimal(c.n, c.places); got != c.want {
			t.Errorf("decimal(%d, %d) = %s, want %s", c.n, c.places, got, c.want)
		}
	}
}

// TestVariety holds that the figures have what real ones have.
func TestVariety(t *testing.T) {
	var all bytes.Buffer
	err := Files(Sizes["medium"], func(path string, content []byte) error {
		all.Write(content)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"未报送", "未设目标", "不适用", "not_for: [", ": 0\n", "status: 初步核算", "note: ", "yoy: ", "parts: {",
		"source: ", "better: lower", "why_not: ", "measure: rate", "measure: stock"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no %q in the site", want)
		}
	}
}

// TestBuilds holds that the sites have no mistakes, nor anything worth a warning. Beside the list of editions and the
// bulletin, a page and a sheet for each region and a page for each indicator, there are the pages for work on all:
// the board in two orders, the schedule, the tasks and the assessments.
func TestBuilds(t *testing.T) {
	for _, c := range []struct {
		Size
		works int
	}{
		{Sizes["small"], 5},
		{Sizes["medium"], 5},
		{Size{30, 65, 6}, 5},
		{Size{1, 1, 2}, 4}, // its one target is not parted, so that no tasks are weighed
		{Size{4, 3, 12}, 5},
	} {
		s := c.Size
		dir := t.TempDir()
		if err := Write(dir, s); err != nil {
			t.Fatal(err)
		}
		r, err := build.Build(build.Options{Site: os.DirFS(dir)})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Diags) > 0 {
			t.Errorf("%v: %d diagnostics, such as %v", s, len(r.Diags), r.Diags[0])
		}
		if want := 2 + 2*s.Regions + s.Indicators + c.works; r.Pages != want {
			t.Errorf("%v: %d pages, want %d", s, r.Pages, want)
		}
	}
}

// TestHugo holds that the site for Hugo has the same data and texts.
func TestHugo(t *testing.T) {
	dir, s := t.TempDir(), Sizes["small"]
	if err := Hugo(dir, s); err != nil {
		t.Fatal(err)
	}
	err := Files(s, func(path string, content []byte) error {
		got, err := os.ReadFile(dir + "/" + hugoPath(path))
		if !bytes.Equal(got, content) {
			t.Errorf("%s differs: %v", path, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"hugo.yaml", "layouts/baseof.html", "layouts/_partials/standing.html", "content/_index.md"} {
		if _, err := fs.Stat(os.DirFS(dir), path); err != nil {
			t.Error(err)
		}
	}
}
