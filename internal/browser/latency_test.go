package browser

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	pages "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"bulletin/internal/build"
	"bulletin/internal/seal/sealtest"
	desks "bulletin/internal/serve"
	"bulletin/internal/sitegen"
	"bulletin/internal/source"
)

// latency is how many times each file is saved by what measures the preview:
//
//	go test ./internal/browser -run '^TestLatency$' -latency 50 -v
var latency = flag.Int("latency", 0, "how many `times` TestLatency saves each file; 0: it is left out")

// goals of an idle machine of two processors.
const (
	toPage    = 300 * time.Millisecond // of 95 in 100 saves, until the open page shows them
	toOverlay = 300 * time.Millisecond
	ofServer  = 50 * time.Millisecond // of half of them: reading the site and making the page
	openTabs  = 12
)

// kept is a figure that is saved again and again, and the page that shows it.
type kept struct {
	name, site  string
	within      string // where the heaviest page is looked for
	whole       bool   // a page that shows all regions, and so the sum
	indicator   string
	region, sum string // whose figures change together, so that the sum stays right
}

// timing are durations of one kind.
type timing []time.Duration

func (d timing) at(share float64) time.Duration {
	slices.Sort(d)
	return d[min(int(share*float64(len(d))), len(d)-1)]
}

func (d timing) row(t *testing.T, name string, most time.Duration, share float64) {
	t.Helper()
	verdict := "met"
	if d.at(share) > most {
		verdict = "NOT MET"
		t.Errorf("%s: %v, want %v", name, d.at(share), most)
	}
	ms := func(d time.Duration) string { return strconv.FormatFloat(float64(d.Microseconds())/1000, 'f', 1, 64) }
	fmt.Printf("| %-52s | %4d | %7s | %7s | %7s | %7s | %4s | %s\n", name, len(d), ms(d.at(0)), ms(d.at(0.5)), ms(d.at(0.95)), ms(d.at(1)), ms(most), verdict)
}

// watching notes in each page when it shows the figure that is waited for, painted, and when the list of mistakes is there. It counts
// how often the page is loaded.
const watching = `(() => {
  sessionStorage.setItem("loads", Number(sessionStorage.getItem("loads")) + 1);
  const note = (key) => { if (sessionStorage.getItem("want") && !sessionStorage.getItem(key)) sessionStorage.setItem(key, String(performance.timeOrigin + performance.now())); };
  const look = () => {
    const want = sessionStorage.getItem("want"), main = document.querySelector("main");
    if (want && main && !sessionStorage.getItem("shown " + want) && new RegExp(want).test(main.textContent)) requestAnimationFrame(() => setTimeout(() => note("shown " + want)));
  };
  document.addEventListener("DOMContentLoaded", () => {
    look();
    new MutationObserver(look).observe(document.documentElement, {subtree: true, childList: true, characterData: true});
  });
  setInterval(() => {
    const desk = document.getElementById("bulletin-desk");
    if (desk && desk.shadowRoot.querySelector(".urgent .error")) note("mistakes " + sessionStorage.getItem("want"));
  }, 4);
})()`

// TestLatency measures the preview by the program itself and a real browser: from saving a file to the open page that shows the new
// figure, and to the list of mistakes. It prints a table.
func TestLatency(t *testing.T) {
	if *latency == 0 {
		t.Skip("measures the preview where -latency says how many times")
	}
	Require(t, chromium.err)
	program := filepath.Join(t.TempDir(), "bulletin")
	if out, err := exec.Command("go", "build", "-o", program, "bulletin/cmd/bulletin").CombinedOutput(); err != nil {
		t.Fatal(err, string(out))
	}
	many := filepath.Join(t.TempDir(), "many")
	if err := sitegen.Write(many, sitegen.Sizes["medium"]); err != nil {
		t.Fatal(err)
	}
	fmt.Printf("| %-52s | %4s | %7s | %7s | %7s | %7s | %4s |\n", "milliseconds", "n", "min", "median", "95%", "max", "goal")
	for _, s := range []kept{
		{"sample", "../..", "2022-h1", true, "yanfa-jiance", "luxi", "xiangxi"},
		{"122 counties", many, "2022-h1/counties", false, "jiaji-qiye", "", "shili"},
	} {
		t.Run(s.name, func(t *testing.T) { s.measure(t, program) }) // each alone: what another has opened is closed
	}
}

func (s kept) measure(t *testing.T, program string) {
	folder := t.TempDir()
	if err := sealtest.Copy(folder, s.site, "data", "content"); err != nil {
		t.Fatal(err)
	}
	page := s.heaviest(t, folder)
	if s.region == "" {
		s.region = strings.TrimSuffix(path.Base(page), ".html")
	}
	t.Logf("%s: %s", s.name, page)
	s.server(t, folder, page)

	address := serving(t, program, folder)
	tab := open(t)
	tab.BeforeLoad(watching)
	tab.Open(address + page)
	comes(t, tab, "the check of all pages", `document.readyState === "complete" && /没有错误|警告/.test(document.getElementById("bulletin-desk").shadowRoot.querySelector(".head").textContent)`)
	var shown, told timing
	for k := range *latency {
		want := s.edit(t, folder, k+1)
		comes(t, tab, "a wish", fmt.Sprintf(`sessionStorage.setItem("want", %q) || true`, want.pattern))
		time.Sleep(time.Duration(700+37*(k%11)) * time.Millisecond) // an author's pace, at any moment between two looks
		begun := want.save(t)
		shown = append(shown, noted(t, tab, "shown "+want.pattern).Sub(begun))
	}
	shown.row(t, s.name+": saving to the page "+path.Base(page), toPage, 0.95)
	t.Logf("%s: the page was loaded %s times for %d saves", s.name, Eval[string](tab, `sessionStorage.getItem("loads")`), *latency)
	site := filepath.Join(folder, "data", "site.yaml")
	good, err := os.ReadFile(site)
	if err != nil {
		t.Fatal(err)
	}
	for k := range (*latency + 4) / 5 {
		want := fmt.Sprintf("mistake %d", k)
		time.Sleep(time.Duration(700+37*(k%11)) * time.Millisecond)
		comes(t, tab, "a wish", fmt.Sprintf(`sessionStorage.setItem("want", %q) || true`, want))
		begun := store(t, site, bytes.Replace(good, []byte("title:"), []byte("titel:"), 1))
		told = append(told, noted(t, tab, "mistakes "+want).Sub(begun))
		store(t, site, good)
		comes(t, tab, "the list goes", `!document.getElementById("bulletin-desk").shadowRoot.querySelector(".urgent")`)
	}
	told.row(t, s.name+": saving a mistake to its list", toOverlay, 0.95)
	s.tabs(t, tab, address+page, folder)
}

// heaviest is the largest page.
func (s kept) heaviest(t *testing.T, folder string) (page string) {
	out := t.TempDir()
	if r, err := build.Build(build.Options{Site: os.DirFS(folder), Out: out}); err != nil || r.Errors > 0 {
		t.Fatal(err, r)
	}
	most := int64(0)
	err := fs.WalkDir(os.DirFS(out), s.within, func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" || strings.Contains(name, "/files/") {
			return err
		}
		if info, err := d.Info(); err == nil && info.Size() > most {
			page, most = name, info.Size()
		}
		return nil
	})
	if err != nil || page == "" {
		t.Fatal(page, err)
	}
	return page
}

// edited is a file that is to be saved, and what a page shows then.
type edited struct {
	file    string
	text    []byte
	pattern string
}

func (e *edited) save(t *testing.T) time.Time { return store(t, e.file, e.text) }

// store saves as editors do, beside and then over the file, and tells when.
func store(t *testing.T, file string, text []byte) time.Time {
	t.Helper()
	beside := filepath.Join(filepath.Dir(file), ".saving.tmp")
	if err := os.WriteFile(beside, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(beside, file); err != nil {
		t.Fatal(err)
	}
	return time.Now()
}

// edit makes the figure larger, and the sum with it.
func (s kept) edit(t *testing.T, folder string, by int) *edited {
	t.Helper()
	file := filepath.Join(folder, "data", "reports", "2022-06.yaml")
	now, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	as, err := os.ReadFile(filepath.Join(s.site, "data", "reports", "2022-06.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(as), "\n  "+s.indicator+":")
	pattern := ""
	for _, region := range []string{s.sum, s.region} {
		row := regexp.MustCompile(`(?m)^    ` + region + `: (\d+)$`)
		m := row.FindStringSubmatchIndex(rest)
		if m == nil {
			t.Fatalf("no plain figure of %s in %s", region, s.indicator)
		}
		figure, _ := strconv.Atoi(rest[m[2]:m[3]])
		digits := strconv.Itoa(figure + 2000 + by)
		rest = rest[:m[2]] + digits + rest[m[3]:]
		pattern = digits[:len(digits)-3] + ",?" + digits[len(digits)-3:]
		if s.whole {
			break
		}
	}
	text := []byte(head + "\n  " + s.indicator + ":" + rest)
	if bytes.Equal(text, now) {
		t.Fatal("nothing is edited")
	}
	return &edited{file, text, pattern}
}

// server measures the part of the server alone.
func (s kept) server(t *testing.T, folder, page string) {
	files, err := source.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	d := desks.New(desks.Options{Site: files, Hosts: []string{"desk"}, Token: "token"})
	var took timing
	for k := range *latency + 1 {
		s.edit(t, folder, 1000+k).save(t)
		begun := time.Now()
		if _, err := d.Reload(func(err error) string { return err.Error() }, func(bool) bool { return true }); err != nil {
			t.Fatal(err)
		}
		w := httptest.NewRecorder()
		d.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://desk/"+page, nil))
		if w.Code != http.StatusOK {
			t.Fatal(w.Code, w.Body)
		}
		if k > 0 { // the first reading is that of the start
			took = append(took, time.Since(begun))
		}
	}
	took.row(t, s.name+": the server's part of it", ofServer, 0.5)
}

// serving runs the program's preview.
func serving(t *testing.T, program, folder string) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	ctx, stop := context.WithCancel(context.Background())
	c := exec.CommandContext(ctx, program, "serve", "-C", folder, "--port", strconv.Itoa(port))
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		c.Wait()
	})
	address = "http://127.0.0.1:" + strconv.Itoa(port) + "/"
	for begun := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		if answer, err := http.Get(address); err == nil {
			answer.Body.Close()
			return address
		}
		if time.Since(begun) > time.Minute {
			t.Fatal("the preview does not answer")
		}
	}
}

// noted waits for what a page notes, without keeping it busy.
func noted(t *testing.T, tab *Tab, key string) time.Time {
	t.Helper()
	for begun := time.Now(); time.Since(begun) < 30*time.Second; time.Sleep(25 * time.Millisecond) {
		at, err := chromedp.Run(tab.ctx, chromedp.Evaluate[string](fmt.Sprintf(`sessionStorage.getItem(%q) || ""`, key)))
		if err != nil || at == "" { // an error is that of a page that is being left
			continue
		}
		ms, err := strconv.ParseFloat(at, 64)
		if err != nil {
			t.Fatal(err)
		}
		return time.UnixMicro(int64(ms * 1000))
	}
	t.Fatalf("%s: never", key)
	return time.Time{}
}

// tabs opens many pages of one browser: one is seen, and the others know the new figure once they come to the front.
func (s kept) tabs(t *testing.T, first *Tab, address, folder string) {
	t.Helper()
	var all []*Tab
	for range openTabs {
		ctx, cancel := chromedp.NewContext(first.ctx)
		t.Cleanup(cancel)
		tab := &Tab{t: t, ctx: ctx, record: &recorder{}}
		tab.must("open a tab", chromedp.Do(ctx))
		tab.BeforeLoad(watching)
		tab.Open(address)
		all = append(all, tab)
	}
	want := s.edit(t, folder, 500)
	want.save(t)
	var took timing
	for _, tab := range all {
		begun := time.Now()
		_, err := chromedp.Call(tab.ctx, pages.BringToFront, cdp.Empty{})
		tab.must("bring to front", err)
		for {
			ok, err := chromedp.Run(tab.ctx, chromedp.Evaluate[bool](fmt.Sprintf(`document.readyState === "complete" && /%s/.test(document.querySelector("main").textContent)`, want.pattern)))
			if err == nil && ok {
				break
			}
			if time.Since(begun) > 30*time.Second {
				t.Fatal("a tab does not show the new figure")
			}
			time.Sleep(10 * time.Millisecond)
		}
		took = append(took, time.Since(begun))
	}
	took.row(t, fmt.Sprintf("%s: each of %d tabs, once it is looked at", s.name, openTabs), time.Second, 0.95)
}
