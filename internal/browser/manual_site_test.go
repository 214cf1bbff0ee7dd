package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/longtest"
	"bulletin/internal/manual"
)

// TestManualSite: the manual opens over file://, asks for nothing outside its folder, is no wider than its window on a phone or a
// desk, breaks no rule of axe, and is searched.
func TestManualSite(t *testing.T) {
	longtest.Skip(t)
	tab := open(t)
	files, err := manual.Site()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root := address(t, dir) + "/"
	for _, f := range files {
		if !strings.HasSuffix(f.Path, ".html") {
			continue
		}
		tab.Size(390, 844)
		tab.Open(root + f.Path)
		for _, wide := range tab.Overflow() {
			t.Errorf("%s at 390: %s", f.Path, wide)
		}
		if out := tab.Seen().Outside(root); len(out) > 0 {
			t.Errorf("%s asks for %q", f.Path, out)
		}
	}
	for _, page := range []string{"index.html", "start/first-hour.html", "reference/site.html"} {
		tab.Size(1366, 768)
		tab.Open(root + page)
		for _, wide := range tab.Overflow() {
			t.Errorf("%s at 1366: %s", page, wide)
		}
		if Eval[bool](tab, "document.querySelector('.editions') !== null") {
			t.Errorf("%s leads to other editions", page)
		}
		for _, v := range tab.Axe() {
			t.Errorf("%s: %s", page, v)
		}
	}
	tab.Open(root + "tasks/month.html")
	tab.Press("/")
	tab.WaitFor("document.querySelector('.search') && !document.querySelector('.search').hidden")
	tab.Press("far_behind")
	tab.WaitFor("document.querySelectorAll('.search li').length > 0")
	if hits := Eval[string](tab, "Array.from(document.querySelectorAll('.search li a')).map((a) => a.getAttribute('href')).join(' ')"); !strings.Contains(hits, "reference/site.html") {
		t.Errorf("far_behind is found in %s", hits)
	}
	if label := Eval[string](tab, "document.querySelector('.search').getAttribute('aria-label')"); label != "在手册内查找" {
		t.Errorf("the search is called %s", label)
	}
}
