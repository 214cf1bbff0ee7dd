package escape

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/browser"
	"bulletin/internal/build"
	"bulletin/internal/serve"
)

// tripwires are what payloads call, and what they would show. A console that says anything is a fault.
const tripwires = `(() => {
  for (const name of ["trip", "alert", "confirm", "prompt", "print", "open"]) window[name] = () => console.error("a payload calls " + name);
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

// elementsSeen is how many elements a page has that no page of ours has.
const elementsSeen = `document.querySelectorAll("iframe, object, embed, base, marquee, portal, audio, video, form, frame, frameset, plaintext, xmp, [onclick], [onerror], [onload], [onmouseover], [onfocus], a[href^='javascript'], a[href^='data']").length`

func start(t *testing.T) *browser.Browser {
	t.Helper()
	chromium, err := browser.Start()
	browser.Require(t, err)
	t.Cleanup(chromium.Close)
	return chromium
}

// TestBrowser: in Chromium no payload runs, asks for anything or is reported, from files and from a server: pages, single file, tips,
// searches, preview with mistakes and the author's view, the page that verifies files.
func TestBrowser(t *testing.T) {
	b := open(t)
	chromium := start(t)
	pages, tips, hits := 0, 0, 0
	for _, run := range b.chosen() {
		p := b.fill(run, func(f *Field) bool { return f.Free })
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
		list := []string{"2024-h1/index.html", "2024-h1/files/2024-h1.html"}
		if *runs == 0 || *runs > 1 {
			list = []string{"index.html", "2024-h1/index.html", "2024-h1/counties/yizhong.html", "2024-h1/indicators/gongkaike.html", "2024-h1/ledger.html", "2024-h1/files/2024-h1.html"}
		}
		for n, root := range []string{file + "/", server.URL + "/"} {
			if n == 1 && *runs == 1 {
				list = list[:1]
			}
			tab := chromium.Tab(t)
			tab.BeforeLoad(tripwires)
			for _, page := range list {
				if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(page))); err != nil {
					t.Fatal(err)
				}
				what := fmt.Sprintf("run %d: %s%s", run, root[:5], page)
				tab.Open(root + page)
				tips += browser.Eval[int](tab, looked)
				hits += b.searched(tab, p, page)
				if n := browser.Eval[int](tab, elementsSeen); n > 0 {
					t.Errorf("%s: %d elements that no page has", what, n)
				}
				b.quiet(what, tab, root)
				pages++
			}
		}
		server.Close()
		if t.Failed() {
			break
		}
	}
	t.Logf("%d pages, %d tips, %d hits of searches", pages, tips, hits)
	if tips == 0 || hits == 0 {
		t.Error("nothing was looked at")
	}
}

// searched types marks into the search of a page, and counts what is found.
func (b *bench) searched(tab *browser.Tab, p *prepared, page string) int {
	if !browser.Eval[bool](tab, `typeof bulletinFind === "function" && document.querySelector(".search input") !== null`) {
		return 0
	}
	hits := 0
	tried := 0
	for m, text := range p.in {
		if f := &b.site.Fields[m.Field]; !strings.HasSuffix(f.Path, ".name") && !strings.HasSuffix(f.Path, ".short") && f.Path != "slot.paragraph" {
			continue
		}
		if tried++; tried > 3 {
			break
		}
		for _, query := range []string{Mark(m.Field, m.Payload), text} {
			quoted, err := json.Marshal(query)
			if err != nil {
				b.Fatal(err)
			}
			hits += browser.Eval[int](tab, `(async () => {
				const input = document.querySelector(".search input");
				bulletinFind("", false);
				input.value = `+string(quoted)+`;
				input.dispatchEvent(new InputEvent("input", {bubbles: true}));
				for (let k = 0; k < 20 && document.querySelectorAll("#search-hits a").length === 0; k++) await new Promise((done) => setTimeout(done, 20));
				return document.querySelectorAll("#search-hits a").length;
			})()`)
		}
	}
	return hits
}

// samePreview holds that the pages of the preview are those of a build: what is proved of the one holds for the other.
func (b *bench) samePreview(p *prepared, folder string) {
	b.Helper()
	same := 0
	for name, content := range previewOf(b, p.hostile.Files).all() {
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
			if _, err := desk.Reload(func(err error) string { return err.Error() }, func() bool { return true }); err != nil {
				t.Fatal(err)
			}
		}
		reload()
		desk.Check()
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
