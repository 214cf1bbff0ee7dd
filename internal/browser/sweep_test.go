package browser

import (
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// sweep names parts of the sweep, which go test ./... leaves out:
//
//	go test ./internal/browser -sweep pages,kinds
//	go test ./internal/browser -sweep all -timeout 60m -v
var sweep = flag.String("sweep", "", "the `parts` of the sweep that are run, alone, separated by commas, or all: "+strings.Join(partNames(), ", "))

// parts of the sweep look at all sites. Each takes a few minutes on two processors.
var parts = []struct {
	name string
	run  func(t *testing.T)
}{
	{"pages", sweepPages},
	{"kinds", sweepKinds},
	{"sheets", sweepSheets},
	{"schedules", sweepSchedules},
	{"search", sweepSearch},
	{"phone", sweepPhone},
	{"saved", sweepSaved},
	{"attachments", sweepAttachments},
	{"downloads", sweepDownloads},
	{"verify", sweepVerify},
	{"firefox", sweepFirefox},
}

var fourSites = []string{"sample", "school", "single", "province"}

func partNames() []string {
	names := []string{}
	for _, p := range parts {
		names = append(names, p.name)
	}
	return names
}

func TestSweep(t *testing.T) {
	if *sweep == "" {
		t.Skip("looks at every page of all sites where -sweep names parts of it: ", strings.Join(partNames(), ", "))
	}
	wanted := strings.Split(*sweep, ",")
	for _, name := range wanted {
		if name != "all" && !slices.Contains(partNames(), name) {
			t.Fatalf("the sweep has no part %q; it has %s", name, strings.Join(partNames(), ", "))
		}
	}
	for _, p := range parts {
		if slices.Contains(wanted, p.name) || slices.Contains(wanted, "all") {
			t.Run(p.name, p.run)
		}
	}
}

// swept leaves out a test that is a small instance of a part of the sweep, where no -run names it. .ci/run runs the part.
func swept(t *testing.T, part string) {
	t.Helper()
	if !slices.Contains(partNames(), part) {
		t.Fatalf("the sweep has no part %q", part)
	}
	if !named {
		t.Skip("takes long; -run ", t.Name(), " runs it, and -sweep ", part, " does more of it")
	}
}

// TestSweepIsRun holds that CI runs every part, and that the race detector sees these tests by hand.
func TestSweepIsRun(t *testing.T) {
	for name, line := range map[string]string{
		"run":  `(?m)^go test ./internal/browser -sweep all `,
		"long": `go test -race -run \. .*\./internal/browser\b`,
	} {
		script, err := os.ReadFile("../../.ci/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(line).Match(script) {
			t.Errorf(".ci/%s has no line %s", name, line)
		}
	}
}

// overSites does something with the pages of each of the four sites in two tabs side by side.
func overSites(t *testing.T, choose func(t *testing.T, folder string, pages []string) []string, look func(t *testing.T, tab *Tab, root, page string)) {
	for _, site := range fourSites {
		t.Run(site, func(t *testing.T) {
			folder, pages := buildSite(t, site)
			root := address(t, folder) + "/"
			eachPage(t, choose(t, folder, pages), func(t *testing.T) func(string) {
				tab := open(t)
				return func(page string) { look(t, tab, root, page) }
			})
		})
	}
}

func everyPage(_ *testing.T, _ string, pages []string) []string { return pages }

// sweepPages opens every page with script and looks at it on a desk's screen, wide and narrow; and without script.
func sweepPages(t *testing.T) {
	for _, site := range fourSites {
		folder, _ := buildSite(t, site)
		checkLinks(t, folder)
	}
	overSites(t, everyPage, func(t *testing.T, tab *Tab, root, page string) {
		checkScripted(t, tab, root, page)
		checkNarrow(t, tab, page)
		quiet(t, tab, root)
	})
	overSites(t, everyPage, func(t *testing.T, tab *Tab, root, page string) {
		tab.Script(false)
		checkPlain(t, tab, root, page)
	})
}

// sweepKinds opens a page of each kind from a server, once for all that is looked at: axe-core sees it as it opens, with pictures, and
// narrow, with live charts; its charts are walked through by keyboard; and its sheets are laid out, as are the boards of every edition.
func sweepKinds(t *testing.T) {
	for _, site := range fourSites {
		t.Run(site, func(t *testing.T) {
			folder, pages := buildSite(t, site)
			root := serve(t, folder)
			ofKinds := kinds(t, folder, pages)
			opened := slices.Clone(ofKinds)
			for _, page := range pages {
				if board := strings.HasSuffix(page, "/board.html") || strings.HasSuffix(page, "/board-behind.html"); board && !slices.Contains(opened, page) {
					opened = append(opened, page)
				}
			}
			eachPage(t, opened, func(t *testing.T) func(string) {
				tab := open(t)
				return func(page string) {
					ofKind := slices.Contains(ofKinds, page)
					tab.Size(1366, 768)
					tab.Open(root + page)
					if ofKind {
						checkAxe(t, tab, page, 1366)
					}
					startAll(t, tab, page) // while it is wide: narrow, a picture drawn for phones stays
					checkKeys(t, tab, page)
					if ofKind {
						tab.Size(390, 844)
						tab.Settle()
						checkAxe(t, tab, page, 390)
					}
					quiet(t, tab, root)
					checkPaper(t, tab, page)
				}
			})
		})
	}
	t.Run("sizes", checkSizes)
}

func checkAxe(t *testing.T, tab *Tab, page string, width int) {
	t.Helper()
	for _, v := range tab.Axe() {
		t.Errorf("%s at %d: %s", page, width, v)
	}
}

// sweepSheets counts and measures the sheets of every sheet and every order.
func sweepSheets(t *testing.T) {
	for _, site := range []string{"sample", "school", "full"} {
		t.Run(site, func(t *testing.T) { printSheets(t, site, everyPage) })
	}
}

func sweepSchedules(t *testing.T) {
	for site, pages := range map[string][]string{
		"scored": {"2022-h1/schedule.html", "2022-h1/assessments.html", "2022-h1/scores.html", "2022-h1/counties/baojing.html", "2022-h1/index.html"},
		"school": {"2023-q3/schedule.html"},
		"full":   {"2022-h1/schedule.html", "2022-h1/counties/jia.html"},
	} {
		t.Run(site, func(t *testing.T) {
			t.Parallel()
			lookAtSchedules(t, site, pages...)
		})
	}
}

// sweepAttachments opens the long attachments, and compares the drawings of every kind of page.
func sweepAttachments(t *testing.T) {
	openAttachments(t, true)
	t.Run("drawings", func(t *testing.T) {
		t.Parallel()
		attachDrawings(t, "sample", "2022-h1/index", "2022-h1/board", "2022-h1/tasks", "2022-h1/schedule", "2022-h1/counties/baojing", "2022-h1/indicators/jishu-hetong")
		attachDrawings(t, "province", "2025-01/index", "2025-01/board")
	})
}

// sweepDownloads saves tables of a page of each kind.
func sweepDownloads(t *testing.T) {
	for _, site := range fourSites {
		t.Run(site, func(t *testing.T) {
			t.Parallel()
			saveTables(t, site)
		})
	}
}
