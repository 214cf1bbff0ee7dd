package browser

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"bulletin/internal/build"
	"bulletin/internal/longtest"
	"bulletin/internal/seal/sealtest"
)

// madeAt is the address of a site's pages as files.
func madeAt(t *testing.T, site string) (folder, root string) {
	t.Helper()
	folder = t.TempDir()
	result, err := build.Build(build.Options{Site: sealtest.Unsealed(os.DirFS(site)), Out: folder})
	if err != nil || result.Errors > 0 {
		t.Fatal(err, result.Diags)
	}
	return folder, address(t, folder) + "/"
}

// visible lists the blocks of text that a reader of the page sees, as the browser has them.
const visible = `(() => {
  const inline = /^(A|ABBR|B|BDI|BDO|CITE|CODE|DATA|DEL|DFN|EM|I|INS|KBD|MARK|Q|S|SAMP|SMALL|SPAN|STRONG|SUB|SUP|TIME|U|VAR|WBR)$/;
  const out = [];
  let line = "";
  const end = () => { out.push(line); line = ""; };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) line += node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches("nav, [data-alone], [hidden], svg, button, script, style, template, .said, .live")) return;
    const block = !inline.test(node.tagName);
    if (block) end();
    node.childNodes.forEach(walk);
    if (block) end();
  };
  walk(document.querySelector("main"));
  return JSON.stringify(out);
})()`

var (
	blanks      = regexp.MustCompile(`[\s\x{2060}\x{a0}\x{3000}]+`)
	thousands   = regexp.MustCompile(`([0-9]),([0-9]{3})`)
	fullToHalf  = func(r rune) rune { return map[bool]rune{true: r - 0xfee0, false: r}[r >= 0xff01 && r <= 0xff5e] }
	comparable_ = func(s string) string {
		s = strings.ToLower(strings.Map(fullToHalf, blanks.ReplaceAllString(s, "")))
		for thousands.MatchString(s) {
			s = thousands.ReplaceAllString(s, "$1$2")
		}
		return strings.NewReplacer("〇", "零", "○", "零", "−", "-").Replace(s)
	}
)

// TestSearchFindsAll: 500 texts drawn from what readers see on the pages of an edition are found on all pages that show them, and
// on no other. How large the text is and how long a key takes at twenty times of it is printed. With -latency it is the sample's.
func TestSearchFindsAll(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	if *latency > 0 {
		findsAll(t, "../..", "2022-h1")
		return
	}
	findsAll(t, "../build/testdata/single", "2024-h1")
}

// sweepSearch does the same with the sample and another site.
func sweepSearch(t *testing.T) {
	findsAll(t, "../..", "2022-h1")
	findsAll(t, "../build/testdata/school", "2023-q3")
}

func findsAll(t *testing.T, site, edition string) {
	folder, root := madeAt(t, site)
	tab := open(t)
	tab.Script(false) // the pages as they are written
	seen := map[string]map[string]bool{}
	var texts []string
	var pages, index int64
	if err := fs.WalkDir(os.DirFS(folder), edition, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if name == edition+"/search.js" {
			index = info.Size()
		}
		if filepath.Ext(name) != ".html" || strings.Contains(name, "/files/") || strings.HasSuffix(name, "/board-behind.html") {
			return nil
		}
		pages += info.Size()
		tab.Open(root + name)
		var blocks []string
		if err := json.Unmarshal([]byte(Eval[string](tab, visible)), &blocks); err != nil {
			return err
		}
		for _, b := range blocks {
			if b = comparable_(b); b != "" {
				if seen[b] == nil {
					seen[b] = map[string]bool{}
					texts = append(texts, b)
				}
				seen[b][name] = true
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	t.Logf("pages %d bytes, what they are searched by %d = %.1f%%, %d blocks", pages, index, 100*float64(index)/float64(pages), len(texts))
	if index*100 > pages*15 && pages > 1<<20 { // of a few pages the places and words make more
		t.Error("that is more than 15%")
	}

	tab = open(t)
	tab.Open(root + edition + "/index.html")
	Eval[any](tab, `bulletinFind("", false)`)
	tab.WaitDrawn(`bulletinFind("的", false).all > 0`)
	slices.Sort(texts)
	random := rand.New(rand.NewPCG(14, 500))
	missed, wrong := 0, 0
	for range 500 {
		block := []rune(texts[random.IntN(len(texts))])
		n := min(len(block), 2+random.IntN(7))
		at := random.IntN(len(block) - n + 1)
		q := string(block[at : at+n])
		want := map[string]bool{}
		for text, on := range seen {
			if strings.Contains(text, q) {
				for p := range on {
					want[p] = true
				}
			}
		}
		quoted, _ := json.Marshal(q)
		got := strings.Fields(Eval[string](tab, fmt.Sprintf(`bulletinFind(%s, false, 1e6).list.filter((h) => h.rank >= 10).map((h) => h.path).join("\n")`, quoted)))
		for p := range want {
			if !slices.Contains(got, p) {
				if missed++; missed <= 10 {
					t.Errorf("%q stands on %s and is not found there", q, p)
				}
			}
		}
		for _, p := range got {
			if !want[p] {
				if wrong++; wrong <= 10 {
					t.Errorf("%q is found on %s and does not stand there", q, p)
				}
			}
		}
	}
	t.Logf("500 texts: %d places missed, %d wrong", missed, wrong)

	if !Eval[bool](tab, `document.querySelector('script[src$="`+edition+`/search.js"]') !== null`) {
		t.Error("the text did not come as a script")
	}
	text, err := os.ReadFile(filepath.Join(folder, edition, "search.js"))
	if err != nil {
		t.Fatal(err)
	}
	searchMany(t, tab, text)
}

// times is how many times the text of the sample searching has to keep up with.
const times = 20

// oneKey is how long an answer to a key may take: a frame.
const oneKey = 16 * time.Millisecond

// searchMany lays the text of an edition beside itself, and searches it key by key as a reader types, up to what the panel shows.
func searchMany(t *testing.T, tab *Tab, text []byte) {
	t.Helper()
	told, err := json.Marshal(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(string(text)), "bulletinSearch("), ");"))
	if err != nil {
		t.Fatal(err)
	}
	Eval[any](tab, `(() => {
		document.querySelector(".open-search").click();
		const told = JSON.parse(`+string(told)+`);
		for (let k = 1; k < `+strconv.Itoa(times)+`; k++) bulletinSearch(JSON.parse(JSON.stringify(told)));
	})()`)
	took := timing{}
	for _, ms := range Eval[[]float64](tab, `(() => {
		const input = document.querySelector(".search input"), took = [];
		for (const typed of ["保靖县研发", "的", "12.8", "高新技术企业", "未破零", "1,221.45", "bjx", "没有这样的话", "%", "年"])
			for (let n = 1; n <= typed.length; n++) {
				input.value = typed.slice(0, n);
				const begun = performance.now();
				input.dispatchEvent(new InputEvent("input", {bubbles: true}));
				took.push(performance.now() - begun);
			}
		return took;
	})()`) {
		took = append(took, time.Duration(ms*float64(time.Millisecond)))
	}
	Eval[any](tab, `document.querySelector(".search .close").click()`)
	if *latency > 0 {
		took.row(t, fmt.Sprintf("search: a key, at %d times the text", times), oneKey, 0.95)
	}
	t.Logf("a key at %d times the text: min %v, median %v, 95%% %v, max %v of %d keys", times, took.at(0), took.at(0.5), took.at(0.95), took.at(1), len(took))
}

// TestSearchKeys: the panel opens by a key or its button, is used without a mouse, says what it found, waits while an input method
// composes, and gives the focus back.
func TestSearchKeys(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	_, root := madeAt(t, "../build/testdata/school")
	tab := open(t)
	tab.Open(root + "2023-q3/index.html")
	tab.Press("/")
	tab.WaitFor(`document.activeElement.matches(".search input")`)
	tab.Press("qhdyx")
	tab.WaitFor(`document.querySelector(".search .status").textContent.startsWith("共")`)
	first := Eval[string](tab, `document.querySelector("#search-hits a b").textContent`)
	if !strings.Contains(first, "第一小学") {
		t.Errorf("qhdyx finds %q first", first)
	}
	Eval[any](tab, `document.querySelector(".search input").dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", bubbles: true}))`)
	if !Eval[bool](tab, `document.querySelector("#search-hits a").getAttribute("aria-selected") === "true" && document.querySelector(".search input").getAttribute("aria-activedescendant") === "search-hit-0"`) {
		t.Error("the arrow selects nothing")
	}
	if v := tab.Axe(); len(v) > 0 {
		t.Errorf("axe: %v", v)
	}
	Eval[any](tab, `document.querySelector(".search input").dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}))`)
	for begun := time.Now(); ; time.Sleep(20 * time.Millisecond) { // the page is being left
		at, err := chromedp.Run(tab.ctx, chromedp.Evaluate[string](`location.pathname`))
		if err == nil && strings.Contains(at, "/counties/") {
			break
		}
		if time.Since(begun) > 20*time.Second {
			t.Fatalf("Enter leads to %s, %v", at, err)
		}
	}

	tab.Open(root + "2023-q3/index.html")
	Eval[any](tab, `document.querySelector(".open-search").focus()`)
	Eval[any](tab, `document.querySelector(".open-search").click()`)
	Eval[any](tab, `(() => { const i = document.querySelector(".search input"); i.value = "y"; i.dispatchEvent(new InputEvent("input", {isComposing: true})); })()`)
	if n := Eval[int](tab, `document.querySelectorAll("#search-hits li").length`); n != 0 {
		t.Errorf("%d hits while composing", n)
	}
	Eval[any](tab, `document.querySelector(".search input").dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}))`)
	if !Eval[bool](tab, `document.querySelector(".search").hidden && document.activeElement.matches(".open-search")`) {
		t.Error("Escape does not give the focus back")
	}
	Eval[any](tab, `document.querySelector(".search .key input").click()`)
	tab.Press("/")
	if !Eval[bool](tab, `document.querySelector(".search").hidden`) {
		t.Error("the key still opens it")
	}
	quiet(t, tab, root)
}
