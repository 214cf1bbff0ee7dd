//go:build unix

package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"bulletin/internal/longtest"
)

// order tells the test binary, started anew, to publish and to die.
type order struct {
	From, Dest string
	KillAt     int // the operation at which it dies
	Half       bool
	Keep       int
	Reads      int // side by side
}

const orderEnv = "PUBLISH_TEST_ORDER"

func TestMain(m *testing.M) {
	if text := os.Getenv(orderEnv); text != "" {
		obey(text)
		return
	}
	os.Exit(m.Run())
}

// obey publishes from one folder to another, and dies as kill -9 does.
func obey(text string) {
	var o order
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		panic(err)
	}
	from, err := OpenFolder(o.From)
	if err != nil {
		panic(err)
	}
	dest, err := OpenFolder(o.Dest)
	if err != nil {
		panic(err)
	}
	die := func(n int, _, _ string) error {
		if n == o.KillAt {
			self, _ := os.FindProcess(os.Getpid())
			self.Kill()
			select {}
		}
		return nil
	}
	d := &faulty{Disk: dest, fail: die}
	if o.Half {
		d.half = func(n int) bool { return n == o.KillAt }
	}
	opts := options(d, nil)
	opts.Keep, opts.Yes, opts.Reads = o.Keep, true, o.Reads
	opts.Alive = func(pid int) bool { return syscall.Kill(pid, 0) == nil }
	if opts.Source, err = Built(from); err == nil {
		_, err = Publish(opts)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
}

// version is a site that changes from one version to the next: pages come, change and go; what they use is called by its content, and
// some of it comes and goes too. Every page leads to others, and says by its end what it is.
func version(v int) site {
	r := rand.New(rand.NewPCG(7, uint64(v)))
	s := site{}
	asset := func(stem, ext, content string) string {
		name := fmt.Sprintf("assets/%s.%x.%s", stem, sha256.Sum256([]byte(content)), ext)
		s[name] = content
		return name
	}
	css := asset("style", "css", fmt.Sprintf("style %d %s", v/3, strings.Repeat("x", 3000)))
	js := asset("script", "js", fmt.Sprintf("script %d", v/5))
	editions := []string{"2021", "2022-q1", "2022-h1", "2022-q3"}[:2+v%3]
	var home []string
	for _, e := range editions {
		var pages []string
		for k := range 8 {
			if r.IntN(4) > 0 {
				pages = append(pages, fmt.Sprintf("counties/c%02d.html", (k+v/4)%12))
			}
		}
		slices.Sort(pages)
		picture := asset("p", "svg", fmt.Sprintf("picture %s %d", e, r.IntN(3)))
		for k, name := range pages {
			next := pages[(k+1)%len(pages)]
			s[e+"/"+name] = page(fmt.Sprintf("<a href=\"../index.html\"><a href=\"../../%s\"><img src=\"../../%s\"><link href=\"../../%s\">%d %s",
				e+"/"+next, picture, css, r.IntN(3), strings.Repeat("text ", r.IntN(2000))))
		}
		list := fmt.Sprintf("<script src=\"../%s\"><a href=\"../index.html\">", js)
		for _, name := range pages {
			list += fmt.Sprintf("<a href=\"%s\">", name)
		}
		s[e+"/index.html"] = page(fmt.Sprintf("%s%d", list, v))
		s[e+"/search.js"] = page(fmt.Sprintf("%q", pages)) // names pages as links do
		home = append(home, fmt.Sprintf("<a href=\"%s/index.html\"><script src=\"%s/search.js\">", e, e))
	}
	s["index.html"] = page(fmt.Sprintf("<link href=\"%s\">%s%d", css, strings.Join(home, ""), v))
	return s
}

// crawler reads a destination without pause.
type crawler struct {
	dir          string
	publications *atomic.Int64 // that were begun
	keep         int64
	stop         atomic.Bool
	rounds       atomic.Int64

	pages, links, assets int
	broken, wrong, half  []string
	late                 int // links on the way from a page that was read so long ago that what it leads to may be gone
}

var linkIn = regexp.MustCompile(`(?:href|src)="([^"]+)"|"(counties/[^"]+)"`)
var hashIn = regexp.MustCompile(`\.([0-9a-f]{64})\.`)

// whole reports whether a page is what it says.
func whole(content []byte) bool {
	at := bytes.LastIndex(content, []byte("<!--"))
	return at >= 0 && fmt.Sprintf("<!--%x-->", sha256.Sum256(content[:at])) == string(content[at:])
}

// round follows every link from the home page.
func (c *crawler) round() {
	type step struct {
		name  string
		since int64 // publications that had begun when the page that leads to it was read
	}
	seen := map[string]bool{"index.html": true}
	for queue := []step{{"index.html", c.publications.Load()}}; len(queue) > 0 && !c.stop.Load(); queue = queue[1:] {
		name, since := queue[0].name, queue[0].since
		content, err := os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(name)))
		if err != nil {
			c.miss(since, name, err) // it was there when the page that leads to it was read
			continue
		}
		c.pages++
		if !whole(content) {
			c.half = append(c.half, name)
		}
		for _, m := range linkIn.FindAllSubmatch(content, -1) {
			to := path.Join(path.Dir(name), string(m[1])+string(m[2]))
			c.links++
			target, err := os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(to)))
			if err != nil {
				c.miss(since, name+" → "+to, err)
				continue
			}
			if h := hashIn.FindStringSubmatch(to); h != nil {
				if c.assets++; h[1] != fmt.Sprintf("%x", sha256.Sum256(target)) {
					c.wrong = append(c.wrong, name+" → "+to)
				}
			} else if !whole(target) {
				c.half = append(c.half, to)
			} else if !seen[to] {
				seen[to] = true
				queue = append(queue, step{to, since})
			}
		}
	}
	c.rounds.Add(1)
}

func (c *crawler) miss(since int64, what string, err error) {
	if c.publications.Load()-since >= c.keep {
		c.late++
		return
	}
	c.broken = append(c.broken, fmt.Sprintf("%s: %v (read at %d, now %d)", what, err, since, c.publications.Load()))
}

// TestCrawl: through fifty publications of a site that changes, twenty of them killed, whoever reads without pause finds every link,
// every page with what it uses, and no half file; the run after a killed one comes out right, be its site the same or a newer one; and
// any publication that is kept comes back.
func TestCrawl(t *testing.T) {
	longtest.Skip(t)
	const publications, kills, keep = 50, 20, 2
	start := time.Now()
	dir, from := memory(t), memory(t)
	r := rand.New(rand.NewPCG(15, 2026))
	d := openSlow(t, dir)
	var begun atomic.Int64
	c := &crawler{dir: dir, publications: &begun, keep: keep}
	killedAt := map[int]bool{}
	for len(killedAt) < kills {
		killedAt[2+r.IntN(publications-1)] = true
	}
	operations, runs := 0, 0
	publish := func(s site) {
		t.Helper()
		counted := &faulty{Disk: d}
		o := options(counted, s)
		o.Yes, o.Keep, o.Reads = true, keep, 1+7*(runs%2)
		runs++
		o.Alive = func(pid int) bool { return syscall.Kill(pid, 0) == nil }
		if _, err := Publish(o); err != nil {
			t.Fatal(err)
		}
		operations = counted.n
		stays(t, dir, s)
		clean(t, dir)
	}
	publish(version(0))
	done := make(chan bool)
	go func() {
		for !c.stop.Load() {
			c.round()
		}
		close(done)
	}()
	killed, newer, sites := 0, 0, []site{version(0)}
	for v := 1; v < publications; v++ {
		s := version(v)
		begun.Add(1)
		if killedAt[v+1] {
			killed += kill(t, order{from, dir, 1 + r.IntN(operations*9/10), r.IntN(2) == 0, keep, 1 + 7*(v%2)}, s)
			if r.IntN(2) == 0 { // somebody corrects something and publishes that
				newer++
				s = version(1000 + v)
				begun.Add(1)
			}
		}
		publish(s)
		sites = append(sites, s)
		for at := c.rounds.Load(); c.rounds.Load() == at; { // the crawler comes round at least once
			time.Sleep(time.Millisecond)
		}
	}
	rollback := time.Now()
	begun.Add(1)
	back := mustPublish(t, d, nil, func(o *Options) {
		o.Source, o.Restore, o.Verify, o.Yes = nil, back(t, d), true, true
	})
	took := time.Since(rollback)
	if len(back.Missing)+len(back.Differ) > 0 || took > 5*time.Second {
		t.Errorf("rollback: %+v in %v", back, took)
	}
	c.stop.Store(true)
	<-done
	t.Logf("%d publications, %d killed, %d of these followed by a newer site; %d rounds, %d pages read, %d links followed, %d assets compared", len(sites), killed, newer, c.rounds.Load(), c.pages, c.links, c.assets)
	t.Logf("%d broken links, %d pages with wrong assets, %d half files; %d missed on the way from pages older than %d publications", len(c.broken), len(c.wrong), len(c.half), c.late, keep)
	t.Logf("rollback from %d to %d with every file read: %v; in all %.1f s", back.Number-1, back.Restored, took.Round(time.Millisecond), time.Since(start).Seconds())
	for _, list := range [][]string{c.broken, c.wrong, c.half} {
		if len(list) > 0 {
			t.Errorf("%d, as %q", len(list), list[:min(5, len(list))])
		}
	}
	if killed < kills || c.pages < 1000 {
		t.Errorf("%d killed, %d pages read", killed, c.pages)
	}
}

// back is the oldest publication that is kept.
func back(t *testing.T, d Disk) int {
	t.Helper()
	list, err := History(d)
	must(t, err)
	return list[0].Number
}

// kill lets another process publish a site and die; it returns 1 if it did.
func kill(t *testing.T, o order, s site) int {
	t.Helper()
	must(t, os.RemoveAll(o.From))
	for name, content := range s.with("SHA256SUMS", string(manifestOf(s.sums()))) {
		put(t, filepath.Join(o.From, filepath.FromSlash(name)), content)
	}
	text, err := json.Marshal(o)
	must(t, err)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), orderEnv+"="+string(text))
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 3 {
		t.Fatalf("the run failed by itself: %s", out)
	}
	if err == nil {
		return 0
	}
	return 1
}
