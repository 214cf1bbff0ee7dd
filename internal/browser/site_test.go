package browser

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/seal/sealtest"
)

// sites are what pages are opened of: the sample, as if nothing of it had been published and as it stands, with sealed editions, sites
// that are unlike it, and small ones that have more of something.
var sites = map[string]func() (fs.FS, error){
	"sample":   func() (fs.FS, error) { return sealtest.Unsealed(os.DirFS("../..")), nil },
	"sealed":   func() (fs.FS, error) { return os.DirFS("../.."), nil },
	"school":   func() (fs.FS, error) { return os.DirFS("../build/testdata/school"), nil },
	"single":   func() (fs.FS, error) { return os.DirFS("../build/testdata/single"), nil },
	"province": func() (fs.FS, error) { return os.DirFS("../build/testdata/province"), nil },
	"scored":   scoredSample,
	"full":     func() (fs.FS, error) { return fullSite(), nil },
	"many":     manySite,
	"paper":    func() (fs.FS, error) { return paperSite(), nil },
	"other":    otherSite,
}

// TestPages looks at a page of each kind of the sample as its readers do: with script and without, wide and narrow, by
// keyboard, on paper, from a folder and from a server. TestSweep looks at all. TestPhone has axe-core look at these pages, narrow; so
// has the sweep, and wide.
func TestPages(t *testing.T) {
	t.Parallel()
	folder, pages := buildSite(t, "sample")
	checkLinks(t, folder)
	root, served := address(t, folder)+"/", serve(t, folder)
	eachPage(t, kinds(t, folder, pages), func(t *testing.T) func(page string) {
		tab, plain := open(t), open(t)
		plain.Script(false)
		return func(page string) {
			checkScripted(t, tab, root, page)
			checkKeys(t, tab, page)
			checkNarrow(t, tab, page)
			quiet(t, tab, root)
			checkPaper(t, tab, page)
			checkPlain(t, plain, served, page)
		}
	})
	t.Run("served", func(t *testing.T) { checkServed(t, served, "index.html", "2022-h1/index.html") })
}

// eachPage takes pages in two tabs, or in two sets of them, side by side. begin opens them and says what is done with a page.
func eachPage(t *testing.T, pages []string, begin func(t *testing.T) func(page string)) {
	t.Helper()
	next := make(chan string, len(pages))
	for _, page := range pages {
		next <- page
	}
	close(next)
	t.Run("tabs", func(t *testing.T) {
		for range 2 {
			t.Run("", func(t *testing.T) {
				t.Parallel()
				look := begin(t)
				for page := range next {
					look(page)
				}
			})
		}
	})
}

// built is a site's folder with its pages.
type built struct {
	folder string
	pages  []string
}

var builds sync.Map // from the name of a site to its func() (built, error)

// buildSite builds a site, once for all tests, into a folder with a name that needs escaping, and lists its pages.
func buildSite(t *testing.T, site string) (string, []string) {
	t.Helper()
	once, _ := builds.LoadOrStore(site, sync.OnceValues(func() (built, error) { return makeSite(site) }))
	b, err := once.(func() (built, error))()
	if err != nil {
		t.Fatalf("the site %s: %v", site, err)
	}
	return b.folder, b.pages
}

func makeSite(site string) (built, error) {
	files, err := sites[site]()
	if err != nil {
		return built{}, err
	}
	folder := filepath.Join(scratch, site, "通报 50%#")
	result, err := build.Build(build.Options{Site: files, Out: folder, Sealed: "../../public"})
	if err != nil {
		return built{}, err
	}
	if result.Errors > 0 {
		return built{}, fmt.Errorf("%d errors: %v", result.Errors, result.Diags)
	}
	pages, err := filesOf(folder, ".html")
	if err != nil {
		return built{}, err
	}
	pages = slices.DeleteFunc(pages, func(page string) bool { return strings.Contains(page, "/files/") }) // TestAttachments opens such
	if len(pages) != result.Pages || result.Charts == 0 {
		return built{}, fmt.Errorf("%d pages in the folder, %d built, with %d charts", len(pages), result.Pages, result.Charts)
	}
	return built{folder, pages}, nil
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

// kinds is the longest page of each kind: pages of a kind stand in folders of the same name and depth; those that stand
// beside a bulletin are each of a kind. The longest of them come first, so that two tabs end at about the same time.
func kinds(t *testing.T, folder string, pages []string) []string {
	t.Helper()
	longest, size, of := map[string]string{}, map[string]int64{}, map[string]int64{} // size by kind, of by page
	for _, page := range pages {
		info, err := os.Stat(filepath.Join(folder, page))
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(page, "/")
		kind := strings.Join(parts[min(1, len(parts)-1):len(parts)-1], "/") + strconv.Itoa(len(parts))
		if len(parts) == 2 {
			kind = parts[1]
		}
		if info.Size() > size[kind] {
			longest[kind], size[kind] = page, info.Size()
			of[page] = info.Size()
		}
	}
	return slices.SortedFunc(maps.Values(longest), func(a, b string) int {
		return cmp.Or(cmp.Compare(of[b], of[a]), cmp.Compare(a, b))
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

const allStarted = `Array.from(document.querySelectorAll("figure.chart:not(.is-live)")).every((figure) => figure.getClientRects().length === 0 && figure.closest(".board-page"))`

// checkScripted opens a page with script as a desk's screen shows it.
func checkScripted(t *testing.T, tab *Tab, root, page string) {
	t.Helper()
	tab.Size(1366, 768)
	tab.Open(root + page)
	if startAll(t, tab, page) {
		checkLive(t, tab, page, "1366")
	}
	checkFit(t, tab, page, "1366")
	quiet(t, tab, root)
}

// checkNarrow makes the view of the open page as wide as a large screen, and as narrow as a phone.
func checkNarrow(t *testing.T, tab *Tab, page string) {
	t.Helper()
	tab.Size(1920, 1080)
	tab.Settle()
	checkFit(t, tab, page, "1920")
	tab.Size(390, 844)
	tab.Settle()
	if Eval[bool](tab, allStarted) {
		checkLive(t, tab, page, "390")
	}
	checkFit(t, tab, page, "390")
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

// serve is the address of a folder on a server, below a path.
func serve(t *testing.T, folder string) string {
	t.Helper()
	server := httptest.NewServer(http.StripPrefix("/keji/通报/", http.FileServer(http.Dir(folder))))
	t.Cleanup(server.Close)
	return server.URL + "/keji/%E9%80%9A%E6%8A%A5/"
}

// checkServed opens pages from a server, with script.
func checkServed(t *testing.T, root string, pages ...string) {
	tab := open(t)
	for _, page := range pages {
		tab.Open(root + page)
		startAll(t, tab, page)
		quiet(t, tab, root)
	}
}

// checkKeys walks to the last item of each live chart of the open page: it is told, and its tip is drawn.
func checkKeys(t *testing.T, tab *Tab, page string) {
	t.Helper()
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
}
