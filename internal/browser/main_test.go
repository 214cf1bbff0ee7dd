package browser

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bulletin/layouts"
)

// chromium is the browser that the tests of this package share.
var chromium struct {
	*Browser
	err error
}

// named is whether -run says which tests are run.
var named bool

// scratch is the folder of the sites that the tests share.
var scratch string

func TestMain(m *testing.M) {
	flag.Parse()
	run := flag.Lookup("test.run")
	if named = run.Value.String() != ""; *sweep != "" && !named {
		run.Value.Set("^TestSweep$") // what is asked for by name is not kept waiting by the other tests
	}
	var err error
	if scratch, err = os.MkdirTemp("", "bulletin-sites-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	chromium.Browser, chromium.err = Start()
	code := m.Run()
	chromium.Close()
	os.RemoveAll(scratch)
	os.Exit(code)
}

// open is a new tab, or the end of the test where there is no browser.
func open(t *testing.T) *Tab {
	t.Helper()
	Require(t, chromium.err)
	return chromium.Tab(t)
}

// palette is what a site's palette.css holds, as far as the fixtures need it.
const palette = `:root { --accent: #a61b1b; --ink: #1c1c1c; --secondary: #5c5c5c; --rule: #c9c9c9; --rule-faint: #e4e4e4;
--this-year: #1f3a5f; --last-year: #8095ab; --gap-text: #5c5c5c; }
`

// fixture makes a folder of the built-in assets and a page, and returns the page's address.
func fixture(t *testing.T, page string, content string) string {
	t.Helper()
	dir := t.TempDir()
	assets, err := fs.Sub(layouts.Files, "assets")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "assets"), assets); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"assets/palette.css": palette, page: content} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return address(t, filepath.Join(dir, page))
}

func address(t *testing.T, file string) string {
	t.Helper()
	url, err := FileURL(file)
	if err != nil {
		t.Fatal(err)
	}
	return url
}

func testdata(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// folderOf is the address of the folder that a page stands in, with a slash at its end.
func folderOf(url string) string { return url[:strings.LastIndex(url, "/")+1] }

// quiet fails the test where a page logged anything or asked for anything outside its folder.
func quiet(t *testing.T, tab *Tab, folder string) {
	t.Helper()
	seen := tab.Seen()
	for _, line := range slices.Concat(seen.Errors, seen.Console) {
		t.Errorf("%s: console: %s", folder, line)
	}
	if outside := seen.Outside(folder); len(outside) > 0 {
		t.Errorf("%s: requests to %s", folder, strings.Join(outside, ", "))
	}
}

func sha256Hex(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
