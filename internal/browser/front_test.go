package browser

import (
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/sitegen"
)

// What a desk's screen of 1366 × 768 leaves a page.
const (
	screenWidth  = 1349
	screenHeight = 600
)

// otherSite is one of eight members and thirteen indicators with other data than the sample's, and with what it lacks: a ledger.
func otherSite() (fs.FS, error) {
	files := fstest.MapFS{}
	err := sitegen.Files(sitegen.Size{Regions: 8, Indicators: 13, Reports: 4}, func(path string, content []byte) error {
		files[path] = &fstest.MapFile{Data: content}
		return nil
	})
	return files, err
}

// TestFirstScreen: on the first screen of the site and of every region stands where things stand, who is behind, and what is owed
// by when, measured by the boxes of elements; nothing of it is cut off, covered or beside the screen.
func TestFirstScreen(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		site   string
		of     string   // its newest edition
		parts  []string // of the home page, as selectors; each must be there
		county []string
		rows   int // of the small board below the whole
	}{
		{"sample", "2022-h1", []string{"#t_behind table", ".dues li", ".small-board tr", ".points li", ".issues a", ".front-links a"},
			[]string{"#t_gap tbody tr:nth-child(-n+10)", ".dues li", ".turns dd", ".switch a", ".counts li"}, 9},
		{"other", "2022-h1", []string{"#t_behind table", ".small-board tr", ".points li", ".issues a", ".front-links a"},
			[]string{"#t_gap tbody tr:nth-child(-n+10)", ".switch a", ".counts li"}, 8},
		{"school", "2023-q3", []string{"#t_behind table", ".dues li", ".small-board tr", ".points li", ".small-board-key a", ".front-links a"},
			[]string{"#t_gap tbody tr:nth-child(-n+9)", ".dues li", ".switch > a, .switch summary", ".counts li"}, 10},
		// Many indicators, long names, many members: of the rest there is a link.
		{"full", "2022-h1", []string{"#t_behind table", ".dues li", ".small-board tr", ".small-board .sum", ".small-board-key a", ".points li", ".front-links a"},
			[]string{".switch a", ".counts li"}, 2},
		{"paper", "2022-h1", []string{"#t_behind table", ".dues li", ".small-board tr", ".small-board .sum", ".small-board-key a", ".points li", ".front-links a"},
			[]string{".switch a", ".counts li"}, 2},
		{"many", "2022-h1", []string{"#t_behind table", ".small-board tr", ".small-board .sum", ".small-board-key a", ".points li", ".front-links a"},
			[]string{".counts li"}, 10},
	} {
		t.Run(test.site, func(t *testing.T) {
			t.Parallel()
			folder, pages := buildSite(t, test.site)
			root := address(t, folder) + "/"
			tab := open(t)
			tab.Size(screenWidth, screenHeight)
			tab.Open(root + "index.html")
			checkFirst(t, tab, "index.html", append([]string{"h1", ".finding"}, test.parts...))
			if rows := Eval[int](tab, `document.querySelectorAll(".small-board tbody tr:not(.whole)").length`); rows != test.rows {
				t.Errorf("the small board has %d rows, want %d", rows, test.rows)
			}
			for _, cut := range Eval[[]string](tab, cutOff) {
				t.Errorf("index.html: cut off: %s", cut)
			}
			seen := 0
			for _, page := range pages {
				if !strings.HasPrefix(page, test.of+"/counties/") || seen == 9 {
					continue
				}
				seen++
				tab.Open(root + page)
				checkFirst(t, tab, page, append([]string{"h1", ".finding"}, test.county...))
				for _, cut := range Eval[[]string](tab, cutOff) {
					t.Errorf("%s: cut off: %s", page, cut)
				}
			}
			if seen == 0 {
				t.Error("no page of a region")
			}
		})
	}
}

// cutOff lists the parts of a first screen whose content is wider than they are.
const cutOff = `[...document.querySelectorAll(".front-page .scroll")].filter((e) => e.getBoundingClientRect().top < innerHeight && e.scrollWidth > e.clientWidth + 1)
	.map((e) => e.getAttribute("aria-labelledby") + ": " + e.scrollWidth + " in " + e.clientWidth)`

// checkFirst looks for elements that are not within the first screen, and for selectors that find nothing.
func checkFirst(t *testing.T, tab *Tab, page string, selectors []string) {
	t.Helper()
	for _, selector := range selectors {
		wrong := Eval[[]string](tab, `(() => {
			const found = [...document.querySelectorAll(`+strconv.Quote(selector)+`)];
			if (!found.length) return ["nothing"];
			return found.map((e) => [e, e.getBoundingClientRect()])
				.filter(([, b]) => !b.width || !b.height || b.left < 0 || b.top < 0 || b.right > innerWidth + .5 || b.bottom > innerHeight + .5)
				.map(([e, b]) => e.textContent.trim().slice(0, 12) + " at " + [b.left, b.top, b.right, b.bottom].map(Math.round));
		})()`)
		for _, w := range wrong {
			t.Errorf("%s: %s: %s", page, selector, w)
		}
	}
}
