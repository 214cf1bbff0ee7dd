package browser

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bulletin/internal/build"
)

// sites are the folders whose every page is opened: the sample and those that are unlike it.
var sites = []struct{ name, folder string }{
	{"sample", "../.."},
	{"school", "../build/testdata/school"},
	{"single", "../build/testdata/single"},
	{"province", "../build/testdata/province"},
}

// TestSites builds each site and looks at it as its readers do.
func TestSites(t *testing.T) {
	for _, s := range sites {
		t.Run(s.name, func(t *testing.T) {
			folder, pages := buildSite(t, s.folder)
			t.Run("links", func(t *testing.T) { checkLinks(t, folder) })
			t.Run("pages", func(t *testing.T) {
				const workers = 2
				opened := pages
				if end, limited := t.Deadline(); limited && time.Until(end) < 20*time.Minute {
					opened = kinds(pages) // all of them take longer than go test gives a package; CI gives an hour
				}
				for k := range workers {
					t.Run("", func(t *testing.T) {
						t.Parallel()
						checkPages(t, folder, every(workers, k, opened))
					})
				}
			})
			t.Run("http", func(t *testing.T) { checkServed(t, folder, kinds(pages)) })
			t.Run("keyboard", func(t *testing.T) { checkKeyboard(t, folder, kinds(pages)) })
			t.Run("axe", func(t *testing.T) { checkAxe(t, folder, kinds(pages)) })
			t.Run("paper", func(t *testing.T) { checkPaper(t, folder, kinds(pages)) })
		})
	}
}

// buildSite builds a site into a folder with a name that needs escaping, and lists its pages.
func buildSite(t *testing.T, site string) (string, []string) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "通报 50%#")
	result, err := build.Build(build.Options{Site: os.DirFS(site), Out: folder})
	if err != nil {
		t.Fatal(err)
	}
	if result.Errors > 0 {
		t.Fatalf("the site has %d errors: %v", result.Errors, result.Diags)
	}
	pages, err := filesOf(folder, ".html")
	if err != nil {
		t.Fatal(err)
	}
	pages = slices.DeleteFunc(pages, func(page string) bool { return strings.Contains(page, "/files/") }) // TestAttachments opens such
	if len(pages) != result.Pages || result.Charts == 0 {
		t.Fatalf("%d pages in the folder, %d built, with %d charts", len(pages), result.Pages, result.Charts)
	}
	return folder, pages
}

func filesOf(folder, ext string) ([]string, error) {
	var files []string
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(name) == ext {
			files = append(files, name)
		}
		return err
	})
	return files, err
}

// every is every nth page, beginning with k.
func every(n, k int, pages []string) []string {
	var some []string
	for i := k; i < len(pages); i += n {
		some = append(some, pages[i])
	}
	return some
}

// kinds is the first page of each kind: pages of a kind stand in folders of the same name and depth; those that stand
// beside a bulletin are each of a kind.
func kinds(pages []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(pages), func(page string) bool {
		parts := strings.Split(page, "/")
		kind := strings.Join(parts[min(1, len(parts)-1):len(parts)-1], "/") + string(rune('0'+len(parts)))
		if len(parts) == 2 {
			kind = parts[1]
		}
		first := !seen[kind]
		seen[kind] = true
		return !first
	})
}

func checkLinks(t *testing.T, folder string) {
	faults, err := Links(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Error(f)
	}
}

// checkPages opens each page with script at three widths and without script.
func checkPages(t *testing.T, folder string, pages []string) {
	scripted, plain := open(t), open(t)
	plain.Script(false)
	root := address(t, folder) + "/"
	for _, page := range pages {
		checkScripted(t, scripted, root, page)
		checkPlain(t, plain, root, page)
	}
}

// many is from how many charts on a page keeps only those live that are near the view, as bulletin.js has it.
const many = 80

// startAll brings every chart of the page near the view, and tells whether they all stay live.
func startAll(t *testing.T, tab *Tab, page string) bool {
	t.Helper()
	if Eval[int](tab, `document.querySelectorAll("figure.chart").length`) > many {
		for _, never := range tab.LiveOnce() {
			t.Errorf("%s: never live: %s", page, never)
		}
		return false
	}
	tab.ScrollThrough()
	tab.WaitFor(allStarted)
	return true
}

const allStarted = `document.querySelectorAll("figure.chart:not(.is-live)").length === 0`

func checkScripted(t *testing.T, tab *Tab, root, page string) {
	t.Helper()
	tab.Size(1366, 768)
	tab.Open(root + page)
	live := startAll(t, tab, page)
	if live {
		checkLive(t, tab, page, "1366")
	}
	checkFit(t, tab, page, "1366")
	tab.Size(1920, 1080)
	tab.Settle()
	checkFit(t, tab, page, "1920")
	tab.Size(390, 844)
	tab.Settle()
	if live {
		checkLive(t, tab, page, "390")
	}
	checkFit(t, tab, page, "390")
	quiet(t, tab, root)
}

func checkFit(t *testing.T, tab *Tab, page, width string) {
	t.Helper()
	for _, wide := range tab.Overflow() {
		t.Errorf("%s at %s: %s", page, width, wide)
	}
}

// checkLive finds charts that are not drawn as they should be.
func checkLive(t *testing.T, tab *Tab, page, width string) {
	t.Helper()
	for _, c := range tab.Charts() {
		if !c.Live || c.Picture || c.Inked < 100 || c.Width != c.Room || c.Room == 0 {
			t.Errorf("%s at %s: %s: live %v, picture %v, %d dots inked on %d pixels in a room of %d",
				page, width, c.ID, c.Live, c.Picture, c.Inked, c.Width, c.Room)
		}
		if c.Label == "" {
			t.Errorf("%s: %s has no label", page, c.ID)
		}
	}
}

func checkPlain(t *testing.T, tab *Tab, root, page string) {
	t.Helper()
	tab.Open(root + page)
	for _, c := range tab.Charts() {
		if c.Live || !c.Picture || c.Height < 40 {
			t.Errorf("%s without script: %s: live %v, picture %v, %d high", page, c.ID, c.Live, c.Picture, c.Height)
		}
	}
	quiet(t, tab, root)
}

// checkServed opens a page of each kind from a server, below a path.
func checkServed(t *testing.T, folder string, pages []string) {
	tab := open(t)
	const below = "/keji/通报/"
	server := httptest.NewServer(http.StripPrefix(below, http.FileServer(http.Dir(folder))))
	defer server.Close()
	root := server.URL + "/keji/%E9%80%9A%E6%8A%A5/"
	for _, page := range pages {
		tab.Open(root + page)
		startAll(t, tab, page)
		quiet(t, tab, root)
	}
}

// checkKeyboard walks to the last item of each chart: it is told, and its tip is drawn.
func checkKeyboard(t *testing.T, folder string, pages []string) {
	tab := open(t)
	root := address(t, folder) + "/"
	for _, page := range pages {
		tab.Open(root + page)
		startAll(t, tab, page)
		silent := Eval[[]string](tab, `(async () => {
			const frame = `+frames+`, silent = [];
			for (const box of document.querySelectorAll("figure.chart.is-live > .live")) {
				box.focus();
				box.dispatchEvent(new KeyboardEvent("keydown", {key: "End"}));
				await frame();
				const said = document.getElementById("chart-item").textContent;
				const drawn = echarts.getInstanceByDom(box.firstElementChild).getZr().storage.getDisplayList(true)
					.some((e) => e.style && e.style.text && said.startsWith(e.style.text));
				if (!said || !drawn) silent.push(box.parentNode.id + ": said “" + said + "”, drawn " + drawn);
			}
			return silent;
		})()`)
		for _, s := range silent {
			t.Errorf("%s: %s", page, s)
		}
		quiet(t, tab, root)
	}
}

// checkAxe has axe-core look at a page of each kind: as it opens, with pictures and live charts, and
// narrow, with live charts.
func checkAxe(t *testing.T, folder string, pages []string) {
	tab := open(t)
	root := address(t, folder) + "/"
	for _, page := range pages {
		tab.Size(1366, 768)
		tab.Open(root + page)
		for _, v := range tab.Axe() {
			t.Errorf("%s: %s", page, v)
		}
		tab.Size(390, 844)
		startAll(t, tab, page)
		for _, v := range tab.Axe() {
			t.Errorf("%s at 390: %s", page, v)
		}
	}
}
