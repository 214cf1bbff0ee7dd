package escape

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"bulletin/internal/browser"
	"bulletin/internal/build"
	"bulletin/internal/longtest"
	"bulletin/internal/serve"
)

// tripwires are what payloads call, and what they would show. A console that says anything is a fault.
const tripwires = `(() => {
  for (const name of ["trip", "alert", "confirm", "prompt", "print", "open"]) window[name] = () => console.error("a payload calls " + name);
  window.kept = [];
  URL.createObjectURL = (blob) => { kept.push(blob); return "#"; };
  HTMLAnchorElement.prototype.click = function () {};
  addEventListener("securitypolicyviolation", (event) => console.error("the policy forbids " + event.violatedDirective + " " + event.blockedURI));
})()`

// looked opens what readers open on a page: charts one after another with their tips, details, and the search for a text.
const looked = `(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) { scrollTo(0, y); await frame(); }
  document.querySelectorAll("details").forEach((d) => { d.open = true; });
  let tips = 0;
  for (const box of document.querySelectorAll("figure.chart.is-live > .live")) {
    box.scrollIntoView();
    box.focus();
    for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowRight", "End"]) {
      box.dispatchEvent(new KeyboardEvent("keydown", {key: key}));
      await frame();
      tips++;
    }
  }
  return tips;
})()`

func (b *bench) quiet(what string, tab *browser.Tab, root string) {
	b.Helper()
	seen := tab.Seen()
	for k, line := range slices.Concat(seen.Errors, seen.Console) {
		if k < 5 {
			b.Errorf("%s: console: %.300s", what, line)
		}
	}
	if outside := seen.Outside(root); len(outside) > 0 {
		b.Errorf("%s: requests to %s", what, strings.Join(outside, ", "))
	}
}

// kept are the files that the buttons of a page save: CSV and SVG.
const kept = `(async () => {
  document.querySelectorAll("details").forEach((d) => { d.open = true; });
  for (const button of document.querySelectorAll("[data-of] button")) if (/CSV|SVG/.test(button.getAttribute("aria-label"))) button.click();
  await new Promise((done) => setTimeout(done, 200));
  const texts = [];
  for (const blob of window.kept) texts.push(blob.type + "\n" + await blob.text());
  return texts;
})()`

// saved holds what the buttons of a page save against formulas and markup, and counts the files.
func (b *bench) saved(tab *browser.Tab, what string, seen Seen) int {
	b.Helper()
	files := browser.Eval[[]string](tab, kept)
	for _, file := range files {
		kind, text, _ := strings.Cut(file, "\n")
		var faults Faults
		if strings.Contains(kind, "csv") {
			rows, err := fields(text)
			if err != nil {
				faults.add("%v", err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if Calculated(cell) {
						faults.add("%q calculates", cell)
					}
					seen.in(cell)
				}
			}
		} else if found, err := elements([]byte(text), func(Marked) string { return "" }, seen, &Faults{}); err != nil {
			faults.add("%s: %v", kind, err)
		} else {
			for sig := range found {
				if strings.Contains(sig, ">script") || strings.Contains(sig, " on") || strings.Contains(sig, ">foreignObject") || strings.Contains(sig, ">image") {
					faults.add("%s: %s", kind, sig)
				}
			}
		}
		b.hold(what+" saves", faults)
	}
	return len(files)
}

// elementsSeen is how many elements a page has that no page of ours has.
const elementsSeen = `Array.from(document.querySelectorAll("iframe, object, embed, base, marquee, portal, audio, video, form, frame, frameset, plaintext, xmp, [onclick], [onerror], [onload], [onmouseover], [onfocus], a[href^='javascript:'], a[href^='data:']")).map((e) => e.outerHTML.slice(0, 200)).join(" ")`

// chromium is the browser that the tests share.
var chromium struct {
	once sync.Once
	*browser.Browser
	err error
}

func TestMain(m *testing.M) {
	debug.SetGCPercent(400) // pages are read and thrown away
	code := m.Run()
	chromium.Close()
	os.Exit(code)
}

func start(t testing.TB) *browser.Browser {
	t.Helper()
	chromium.once.Do(func() { chromium.Browser, chromium.err = browser.Start() })
	browser.Require(t, chromium.err)
	return chromium.Browser
}

// TestBrowser: in Chromium no payload runs, asks for anything or is reported, from files and from a server: pages, single file, tips,
// searches, preview with mistakes and the author's view, the page that verifies files.
func TestBrowser(t *testing.T) {
	longtest.Skip(t)
	b := open(t)
	chromium := start(t)
	pages, tips, hits, printed, saves, seen := 0, 0, 0, 0, 0, Seen{}
	for _, run := range b.chosen() {
		p := b.fill(run, func(f *Field) bool { return f.Free })
		if site := p.hostile.Files["data/site.yaml"]; *runs == 1 { // no single files: they take most of the time
			site.Data = []byte(strings.NewReplacer("whole: live", "whole: none", "regions: static", "regions: none").Replace(string(site.Data)))
		}
		folder := t.TempDir()
		result, err := build.Build(build.Options{Site: p.hostile.Files, Out: folder})
		if err != nil || result.Errors > 0 {
			t.Fatal(err, result.Diags)
		}
		b.samePreview(p, folder)
		file, err := browser.FileURL(folder)
		if err != nil {
			t.Fatal(err)
		}
		server := httptest.NewServer(http.FileServer(http.Dir(folder)))
		roots := []string{file + "/", server.URL + "/"}
		list := []string{"index.html", "2024-h1/index.html", "2024-h1/counties/yizhong.html", "2024-h1/indicators/gongkaike.html", "2024-h1/ledger.html", "2024-h1/files/2024-h1.html"}
		if *runs == 1 {
			roots, list = roots[:1], list[2:3]
		}
		for _, root := range roots {
			tab := chromium.Tab(t)
			tab.BeforeLoad(tripwires)
			for _, page := range list {
				if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(page))); err != nil {
					t.Fatal(err)
				}
				what := fmt.Sprintf("run %d: %s%s", run, root[:5], page)
				tab.Open(root + page)
				tips += browser.Eval[int](tab, looked)
				hits += b.searched(tab, p)
				if strange := browser.Eval[string](tab, elementsSeen); strange != "" {
					t.Errorf("%s: elements that no page has: %s", what, strange)
				}
				saves += b.saved(tab, what, seen)
				b.quiet(what, tab, root)
				pages++
			}
		}
		server.Close()
		if *runs != 1 {
			printed += b.printed(chromium, p)
		}
		if t.Failed() {
			break
		}
	}
	t.Logf("%d pages, %d tips, %d hits of searches, %d texts on paper, %d files saved with %d texts", pages, tips, hits, printed, saves, len(seen))
	if tips == 0 || hits == 0 || saves == 0 || len(seen) == 0 {
		t.Error("nothing was looked at")
	}
}

// searched types marks and whole payloads of names into the search of a page, and counts what is found.
func (b *bench) searched(tab *browser.Tab, p *prepared) int {
	if !browser.Eval[bool](tab, `typeof bulletinFind === "function"`) {
		return 0
	}
	tab.Press("/")
	tab.WaitFor(`document.activeElement.matches(".search input")`)
	hits, tried := 0, 0
	for k := range b.site.Fields {
		f := &b.site.Fields[k]
		_, m := b.text(f, p.run)
		text, there := p.in[m]
		if !there || m.Field != k || !strings.HasSuffix(f.Path, ".name") && f.Path != "slot.paragraph" && f.Path != "slot.heading" {
			continue
		}
		if tried++; tried > 4 {
			break
		}
		for _, query := range []string{Mark(m.Field, m.Payload), text} {
			quoted, err := json.Marshal(query)
			if err != nil {
				b.Fatal(err)
			}
			hits += browser.Eval[int](tab, `(async () => {
				const input = document.querySelector(".search input");
				input.value = `+string(quoted)+`;
				input.dispatchEvent(new InputEvent("input", {bubbles: true}));
				for (let k = 0; k < 30 && !document.querySelector(".search .status").textContent; k++) await new Promise((done) => setTimeout(done, 20));
				await new Promise((done) => setTimeout(done, 100));
				return document.querySelectorAll("#search-hits a").length;
			})()`)
		}
	}
	return hits
}

// action is what a PDF does besides showing: each address that it leads to, or another thing.
var action = regexp.MustCompile(`/URI ?\(((?:[^()\\]|\\.)*)\)|/(JS|JavaScript|Launch|EmbeddedFile|OpenAction|RichMedia|SubmitForm|ImportData)\b`)

// printed prints the page for PDF of the newest edition: the PDF shows, and leads nowhere but to what readers may follow. It
// returns how many texts are read in it, where a program is there that reads them.
func (b *bench) printed(chromium *browser.Browser, p *prepared) int {
	b.Helper()
	r, err := build.Attach(build.AttachOptions{Site: p.hostile.Files, Names: []string{"2024-h1", "yizhong"}, Forms: []string{"pdf"}})
	if err != nil || r.Errors > 0 {
		b.Fatal(err, r)
	}
	folder := b.TempDir()
	file := filepath.Join(folder, "page.html")
	if err := os.WriteFile(file, r.Files[0].Forms[1].Content, 0o666); err != nil {
		b.Fatal(err)
	}
	address, err := browser.FileURL(file)
	if err != nil {
		b.Fatal(err)
	}
	tab := chromium.Tab(b)
	tab.BeforeLoad(tripwires)
	tab.Open(address)
	content := tab.PDF()
	b.quiet("page for PDF", tab, address)
	for _, found := range action.FindAllSubmatch(content, -1) {
		if found[2] != nil || !followed(string(found[1])) && !strings.HasPrefix(string(found[1]), address) {
			b.Errorf("the PDF does %.200q", found[0])
		}
	}
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return 0
	}
	tab.Save(filepath.Join(folder, "page.pdf"), content)
	text, err := exec.Command(program, filepath.Join(folder, "page.pdf"), "-").Output()
	if err != nil {
		b.Fatal(err)
	}
	seen := Seen{}
	seen.in(string(text))
	if len(seen) == 0 {
		b.Error("the PDF says nothing that was written")
	}
	return len(seen)
}

// samePreview holds that the pages of the preview are those of a build: what is proved of the one holds for the other.
func (b *bench) samePreview(p *prepared, folder string) {
	b.Helper()
	same := 0
	preview := previewOf(b, p.hostile.Files)
	preview.desk.Check() // only then it knows the codes of what is published
	for name, content := range preview.all() {
		if filepath.Ext(name) != ".html" {
			continue
		}
		built, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			b.Errorf("%s is not built: %v", name, err)
			continue
		}
		if plain := string(serve.Plain([]byte(content))); plain != string(built) && !strings.Contains(plain, "下载") {
			b.Errorf("%s is another one in the preview", name)
		}
		same++
	}
	if same < 10 {
		b.Errorf("only %d pages are compared", same)
	}
}

// TestPreview: messages about hostile texts, and the author's view of them, show in the preview as texts.
func TestPreview(t *testing.T) {
	b := open(t)
	chromium := start(t)
	shown := 0
	for _, run := range b.chosen() {
		p := b.fill(run, func(f *Field) bool { return f.Free })
		broken, err := b.site.Fill(func(f *Field) (string, bool) {
			text, m := b.text(f, run)
			_, fine := p.in[m]
			return text, fine || !f.Free && f.File != "data/site.yaml"
		})
		if err != nil {
			t.Fatal(err)
		}
		files := &changing{p.hostile.Files}
		server := httptest.NewUnstartedServer(nil)
		desk := serve.New(serve.Options{Site: files, Root: `C:\<b>"站点`, Hosts: []string{server.Listener.Addr().String()}, Token: "token"})
		server.Config.Handler = desk.Handler()
		server.Start()
		reload := func() {
			if _, err := desk.Reload(func(err error) string { return err.Error() }, func(bool) bool { return true }); err != nil {
				t.Fatal(err)
			}
		}
		reload()
		if *runs != 1 {
			desk.Check()
		}
		tab := chromium.Tab(t)
		tab.BeforeLoad(tripwires)
		tab.Open(server.URL + "/2024-h1/counties/yizhong.html")
		const shadow = `document.getElementById("bulletin-desk").shadowRoot`
		tab.WaitDrawn(`document.getElementById("bulletin-desk") !== null && ` + shadow + `.querySelector(".head button") !== null`)
		browser.Eval[any](tab, shadow+`.querySelector(".head button").click()`)
		tab.WaitDrawn(`document.getElementById("desk-marks") !== null`)
		files.MapFS = broken.Files
		reload()
		tab.WaitDrawn(shadow + `.querySelectorAll(".mistakes .error").length > 0`)
		shown += browser.Eval[int](tab, shadow+`.querySelectorAll(".mistakes li").length`)
		if n := browser.Eval[int](tab, shadow+`.querySelectorAll("script, img, svg, iframe, [onclick], [onerror], li b ~ b, li b *").length`); n > 0 {
			t.Errorf("run %d: %d elements of messages that no message has", run, n)
		}
		b.quiet(fmt.Sprintf("run %d: preview", run), tab, server.URL)
		desk.Stop()
		server.Close()
	}
	t.Logf("%d messages shown", shown)
}

// changing are files that are changed as a whole.
type changing struct{ fstest.MapFS }
