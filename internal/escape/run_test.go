package escape

import (
	"bytes"
	"flag"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"sort"
	"strings"
	"sync"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/build"
	"bulletin/internal/diag"
	"bulletin/internal/export"
	"bulletin/internal/serve"
	"bulletin/internal/tell"
)

// runs is how many sites are filled: with as many as there are payloads every field gets each of them.
var runs = flag.Int("runs", 1, "sites that are filled with payloads; 0: as many as there are payloads")

// bench is the site, the corpus and what was counted.
type bench struct {
	*testing.T
	site     *Site
	payloads []Payload
	first    map[string]*Field // by what stands in it
	said     tell.Told         // that was not yet held against JSON
	messages int
	run      int
	tags     string // of which verify.html tells a file
}

func open(t *testing.T) *bench {
	t.Helper()
	payloads, err := Payloads()
	if err != nil {
		t.Fatal(err)
	}
	site, err := Open(os.DirFS("testdata/site"))
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{T: t, site: site, payloads: payloads}
	t.Cleanup(func() { b.documents(); b.Logf("%d messages", b.messages) })
	b.again()
	return b
}

// again looks at the fields of the site anew.
func (b *bench) again() {
	b.first = map[string]*Field{}
	for k := range b.site.Fields {
		if f := &b.site.Fields[k]; b.first[f.Text] == nil {
			b.first[f.Text] = f
		}
	}
}

// chosen are the numbers of the runs, spread over all.
func (b *bench) chosen() []int {
	n := *runs
	if n == 0 {
		n = len(b.payloads)
	}
	list := make([]int, n)
	for k := range list {
		list[k] = k * len(b.payloads) / n
	}
	return list
}

// prepared are a site of hostile texts, its twin, and what is known of them.
type prepared struct {
	run           int
	hostile, tame *Filled
	in            map[Marked]string // what was written
	refused       []refusal
}

func (p *prepared) wrote(m Marked) string { return p.in[m] }

// refusal is a text that the program does not take, and what it says.
type refusal struct {
	marked Marked
	diag   diag.Diagnostic
}

// fill fills the fields that takes names with what run gives them. Where a text is refused the field gets its own back.
func (b *bench) fill(run int, takes func(f *Field) bool) *prepared {
	b.Helper()
	b.run = run
	p := &prepared{run: run}
	off := map[int]bool{}
	for round := 0; ; round++ {
		p.in = map[Marked]string{}
		say := func(f *Field) (string, bool) {
			if !takes(f) || off[b.first[f.Text].Number] {
				return "", false
			}
			text, m := b.text(f, run)
			p.in[m] = text
			return text, true
		}
		var err error
		if p.hostile, err = b.site.Fill(say); err != nil {
			b.Fatal(err)
		}
		result, err := build.Build(build.Options{Site: p.hostile.Files, Whole: true})
		if err != nil {
			b.Fatal(err)
		}
		b.told(p.hostile.Files, result.Mistakes)
		if result.Errors == 0 {
			p.tame, err = b.site.Fill(func(f *Field) (string, bool) {
				text, ok := say(f)
				return Tame(text), ok
			})
			if err != nil {
				b.Fatal(err)
			}
			return p
		}
		before := len(off)
		for _, d := range result.Diags {
			if d.Severity != diag.Error {
				continue
			}
			for _, number := range p.hostile.At(d.File, d.Line) {
				f := &b.site.Fields[number]
				if _, m := b.text(f, run); takes(f) && !off[m.Field] {
					off[m.Field] = true
					p.refused = append(p.refused, refusal{m, d})
				}
			}
		}
		if len(off) == before || round == 20 {
			b.Fatalf("run %d: nothing more to take back after %d rounds: %v", run, round, result.Diags)
		}
	}
}

// text is what a field gets in a run. Fields that say the same in the harmless site say the same here: units that other files name,
// units of indicators that are compared.
func (b *bench) text(f *Field, run int) (string, Marked) {
	f = b.first[f.Text]
	p := &b.payloads[(f.Number*7+run)%len(b.payloads)]
	return p.With(Mark(f.Number, p.Number)), Marked{f.Number, p.Number}
}

// told holds what is said of a site against what steers a terminal; against JSON it is held by whole hundreds.
func (b *bench) told(files fs.FS, m build.Mistakes) {
	b.Helper()
	var text bytes.Buffer
	if err := tell.Text(&text, m.Diags, files, tell.Look{Excerpts: true}); err != nil {
		b.Fatal(err)
	}
	b.hold("terminal", Steered(text.String()))
	b.messages += len(m.Diags)
	b.said.Diags = append(b.said.Diags, m.Diags...)
	b.said.Silenced = append(b.said.Silenced, m.Silenced...)
	if len(b.said.Diags) > 1000 {
		b.documents()
	}
}

// documents holds what was said since the last time against JSON.
func (b *bench) documents() {
	b.Helper()
	var data, sarif bytes.Buffer
	for _, err := range []error{tell.JSON(&data, &b.said), tell.SARIF(&sarif, &b.said, "/site")} {
		if err != nil {
			b.Fatal(err)
		}
	}
	b.said = tell.Told{}
	b.hold("JSON", Documented(data.String()))
	b.hold("SARIF", Documented(sarif.String()))
}

// hold makes failures of faults.
func (b *bench) hold(where string, faults Faults) {
	b.Helper()
	for k, fault := range faults {
		if k == 4 {
			b.Errorf("%s: and %d more", where, len(faults)-k)
			break
		}
		b.Errorf("run %d: %s: %s", b.run, where, fault)
	}
}

// preview is a site on a desk, whose files are asked for by their paths.
type preview struct {
	t    testing.TB
	desk *serve.Desk
}

const host = "127.0.0.1:8017"

func previewOf(t testing.TB, files fs.FS) *preview {
	t.Helper()
	p := &preview{t, serve.New(serve.Options{Site: files, Hosts: []string{host}, Token: "token"})}
	if _, err := p.desk.Reload(func(err error) string { return err.Error() }, func(bool) bool { return true }); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *preview) get(name, query string) (content string, status int) {
	p.t.Helper()
	r := httptest.NewRequest(http.MethodGet, "http://"+host+"/", nil)
	r.URL.Path, r.URL.RawQuery = "/"+name, query
	w := httptest.NewRecorder()
	p.desk.Handler().ServeHTTP(w, r)
	b, err := io.ReadAll(w.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return string(b), w.Code
}

// all are the pages and files that can be reached from the front page, by their paths.
func (p *preview) all() map[string]string {
	p.t.Helper()
	found := map[string]string{}
	tried := map[string]bool{}
	for next := []string{"index.html", "2024-h1/search.js", "2024-q1/search.js"}; len(next) > 0; next = next[1:] {
		name := next[0]
		if tried[name] {
			continue
		}
		tried[name] = true
		content, status := p.get(name, "")
		if status != http.StatusOK {
			continue // it is made by a build alone
		}
		found[name] = content
		if path.Ext(name) != ".html" {
			continue
		}
		t, err := read(content)
		if err != nil {
			p.t.Fatal(err)
		}
		for _, link := range t.links {
			_, address, _ := strings.Cut(link, "=")
			u, err := url.Parse(address)
			if strings.Contains(address, "data/") {
				continue // all files of data would be made for each of them: see exported
			}
			if err == nil && u.Scheme == "" && u.Host == "" && u.Path != "" && !strings.HasPrefix(u.Path, "/") {
				next = append(next, path.Join(path.Dir(name), u.Path))
			}
		}
	}
	return found
}

// exported are the files of data of the newest edition, under the names that their pages give them.
func (b *bench) exported(f *Filled) map[string]string {
	b.Helper()
	m := b.model(f)
	all := map[string]string{}
	e := m.Editions[len(m.Editions)-1]
	made := map[string]*memory{}
	var mu sync.Mutex // several are made at once
	if _, err := export.New(analysis.New(m, e)).Write(func(name string) (io.WriteCloser, error) {
		mu.Lock()
		defer mu.Unlock()
		out := &memory{}
		made[name] = out
		return out, nil
	}); err != nil {
		b.Fatal(err)
	}
	for name, content := range made {
		all[e.ID+"/data/"+name] = content.String()
	}
	return all
}

// memory is a file in memory.
type memory struct{ bytes.Buffer }

func (*memory) Close() error { return nil }

func sorted[T any](m map[string]T) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
