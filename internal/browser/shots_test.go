package browser

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The flags of TestShots, which is how a person looks at pages:
//
//	go test ./internal/browser -run TestShots -site "$PWD/public" -shots /tmp/shots -pages index.html,2022-h1/index.html
//
// Each page becomes PNGs at three widths, one without script, and one for each printed sheet.
var (
	shotsSite  = flag.String("site", "", "the `folder` of a built site (absolute) of which pictures are made")
	shotsOut   = flag.String("shots", "", "the `folder` for the pictures (absolute)")
	shotsPages = flag.String("pages", "", "the `pages`, separated by commas; empty: the longest of each kind")
)

func TestShots(t *testing.T) {
	if *shotsSite == "" || *shotsOut == "" {
		t.Skip("makes pictures where -site and -shots are given")
	}
	pages := strings.Split(*shotsPages, ",")
	if *shotsPages == "" {
		all, err := filesOf(*shotsSite, ".html")
		if err != nil {
			t.Fatal(err)
		}
		pages = kinds(t, *shotsSite, all)
	}
	tab := open(t)
	root := address(t, *shotsSite) + "/"
	for _, page := range pages {
		name := filepath.Join(*shotsOut, strings.ReplaceAll(strings.TrimSuffix(page, ".html"), "/", "_"))
		for _, size := range []struct {
			name          string
			width, height int
		}{{"1366", 1366, 768}, {"1920", 1920, 1080}, {"390", 390, 844}} {
			tab.Size(size.width, size.height)
			tab.Open(root + page)
			startAll(t, tab, page)
			tab.Save(name+"-"+size.name+".png", tab.Screenshot(true))
		}
		tab.Size(1366, 768)
		tab.Open(root + page)
		tab.Save(name+"-view.png", tab.Screenshot(false))
		paper(t, tab, name)
		tab.Script(false)
		tab.Open(root + page)
		tab.Save(name+"-pictures.png", tab.Screenshot(true))
		tab.Script(true)
	}
}

// paper prints the page, and makes a PNG of each sheet where pdftoppm is installed.
func paper(t *testing.T, tab *Tab, name string) {
	tab.Save(name+".pdf", tab.PDF())
	pdftoppm, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Log("no pictures of sheets: pdftoppm is not installed (Debian: poppler-utils)")
		return
	}
	cmd := exec.Command(pdftoppm, "-png", "-r", "80", name+".pdf", name+"-sheet")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
}
