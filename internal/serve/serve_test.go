package serve

import (
	"bufio"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/longtest"
	"bulletin/internal/seal/sealtest"
	"bulletin/internal/source"
)

const host, token = "127.0.0.1:8017", "TOKEN"

// laid is a copy of a site on a desk.
func laid(t *testing.T, from string) (folder string, d *Desk) {
	t.Helper()
	folder = t.TempDir()
	if err := os.CopyFS(folder, sealtest.Unsealed(os.DirFS(from))); err != nil {
		t.Fatal(err)
	}
	files, err := source.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { files.Close() })
	d = New(Options{Site: files, Hosts: []string{host, "localhost:8017"}, Token: token})
	reload(t, d)
	return folder, d
}

func reload(t *testing.T, d *Desk) {
	t.Helper()
	told, err := d.Reload(func(err error) string { return err.Error() }, func(bool) bool { return true })
	if err != nil || !told {
		t.Fatal(told, err)
	}
}

// ask is one request of the author's browser, changed by how.
func ask(d *Desk, address string, how func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "http://"+host+address, nil)
	if how != nil {
		how(r)
	}
	w := httptest.NewRecorder()
	d.Handler().ServeHTTP(w, r)
	return w
}

const school = "../build/testdata/school"

// TestSamePages: but for its policy and one script element a page is that of a build, and all other files are.
func TestSamePages(t *testing.T) {
	longtest.Skip(t)
	for site, settings := range map[string]string{school: "", "../build/testdata/single": "attachments: {whole: static, regions: live}\n"} {
		folder, d := laid(t, site)
		edit(t, folder, "data/site.yaml", "title:", settings+"title:")
		reload(t, d)
		out := t.TempDir()
		r, err := build.Build(build.Options{Site: os.DirFS(folder), Out: out})
		if err != nil || r.Errors > 0 {
			t.Fatal(err, r)
		}
		d.Check()
		if singles := same(t, d, out); settings != "" && singles == 0 {
			t.Errorf("%s has no single files", site)
		}
	}
}

// same compares what a desk answers with the files of a build, and counts single files.
func same(t *testing.T, d *Desk, out string) (singles int) {
	t.Helper()
	pages, others := 0, 0
	err := fs.WalkDir(os.DirFS(out), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			return err
		}
		want, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			return err
		}
		answer := ask(d, "/"+name, nil)
		got := answer.Body.Bytes()
		if filepath.Ext(name) == ".html" && !strings.Contains(name, "/files/") {
			pages++
			if strings.Contains(string(want), "/~desk/") || !strings.Contains(string(got), "/~desk/desk.js") {
				t.Errorf("%s: the script stands in the wrong one", name)
			}
			got = Plain(got)
		} else {
			others++
			if strings.Contains(name, "/files/") {
				singles++
			}
		}
		if answer.Code != http.StatusOK || string(got) != string(want) {
			t.Errorf("%s: %d, %d bytes, want the %d of the build", name, answer.Code, len(got), len(want))
		}
		return nil
	})
	if err != nil || pages < 8 || others < 5 {
		t.Errorf("%d pages, %d other files, %v", pages, others, err)
	}
	return singles
}

// TestForeign: nobody but the author's own pages gets a byte.
func TestForeign(t *testing.T) {
	_, d := laid(t, school)
	foreign := map[string]func(*http.Request){
		"POST": func(r *http.Request) { r.Method = http.MethodPost }, "PUT": func(r *http.Request) { r.Method = http.MethodPut },
		"OPTIONS": func(r *http.Request) { r.Method = http.MethodOptions },
		"foreign script": func(r *http.Request) {
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			r.Header.Set("Sec-Fetch-Mode", "no-cors")
		},
		"foreign frame": func(r *http.Request) {
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			r.Header.Set("Sec-Fetch-Mode", "navigate")
			r.Header.Set("Sec-Fetch-Dest", "iframe")
		},
		"two origins": func(r *http.Request) { r.Header["Origin"] = []string{"http://" + host, "http://evil.test"} },
	}
	for _, name := range []string{"evil.test", "evil.test:8017", "127.0.0.1", "127.0.0.1:80", "127.0.0.2:8017", "localhost", "localhost.evil.test:8017", "a.localhost:8017", "[::1]:8017", "0.0.0.0:8017",
		"192.168.1.8:8017", "127.0.0.1:8017.evil.test", "LOCALHOST:8017", "", "127.0.0.1:8017 ", "2130706433:8017"} {
		foreign["host "+name] = func(r *http.Request) { r.Host = name }
	}
	for _, origin := range []string{"http://evil.test", "https://127.0.0.1:8017", "http://127.0.0.1:80", "http://localhost", "null", "", "file://", "http://127.0.0.1:8017.evil.test", "chrome-extension://x", "http://127.0.0.1:8017/"} {
		foreign["origin "+origin] = func(r *http.Request) { r.Header.Set("Origin", origin) }
	}
	if len(foreign) < 20 {
		t.Fatal(len(foreign))
	}
	for name, how := range foreign {
		for _, address := range []string{"/", "/index.html", "/assets/bulletin.css", "/~desk/desk.js", "/~desk/events?token=" + token, "/~desk/state?token=" + token, "/~desk/author?token=" + token} {
			w := ask(d, address, how)
			if w.Body.Len() > 0 || w.Code == http.StatusOK || w.Header().Get("Access-Control-Allow-Origin") != "" {
				t.Errorf("%s: %s = %d, %d bytes", name, address, w.Code, w.Body.Len())
			}
		}
	}
	for _, name := range []string{host, "localhost:8017"} {
		if w := ask(d, "/", func(r *http.Request) { r.Host = name; r.Header.Set("Origin", "http://"+name) }); w.Code != http.StatusOK {
			t.Errorf("%s = %d", name, w.Code)
		}
	}
	for _, address := range []string{"/~desk/events", "/~desk/state?token=x", "/~desk/author?token="} {
		if w := ask(d, address, nil); w.Code != http.StatusForbidden || w.Body.Len() > 0 {
			t.Errorf("%s = %d, %d bytes", address, w.Code, w.Body.Len())
		}
	}
	for _, address := range []string{"/../data/site.yaml", "/data/site.yaml", "/content/", "/2024-h1/..%2f..%2fdata%2fsite.yaml", "/assets/", "/.bulletin/record"} {
		if w := ask(d, address, nil); w.Code == http.StatusOK && strings.Contains(w.Body.String(), "issuer:") {
			t.Errorf("%s leads to a file of the site", address)
		}
	}
}

// TestKey: who is not on this machine needs the printed address.
func TestKey(t *testing.T) {
	_, d := laid(t, school)
	d.options.Keyed = true
	if w := ask(d, "/", nil); w.Code != http.StatusForbidden || w.Body.Len() > 0 {
		t.Errorf("without the key: %d", w.Code)
	}
	if w := ask(d, "/?key=WRONG", nil); w.Code != http.StatusForbidden {
		t.Errorf("with another: %d", w.Code)
	}
	w := ask(d, "/?key="+token, nil)
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" {
		t.Fatalf("with the key: %d", w.Code)
	}
	if w := ask(d, "/", func(r *http.Request) { r.Header.Set("Cookie", strings.Split(w.Header().Get("Set-Cookie"), ";")[0]) }); w.Code != http.StatusOK {
		t.Errorf("with the cookie: %d", w.Code)
	}
}

// edit changes a file of a site.
func edit(t *testing.T, folder, name, old, new string) {
	t.Helper()
	file := filepath.Join(folder, name)
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(b), old, new, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// told is what a page hears now.
func heard(t *testing.T, d *Desk, page string) (s state) {
	t.Helper()
	w := ask(d, "/~desk/state?token="+token+"&page="+page, nil)
	if err := json.Unmarshal(w.Body.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestMistakes: while files have errors the last good page stays, and what is wrong is told with its place and remedy; it goes by
// itself.
func TestMistakes(t *testing.T) {
	folder, d := laid(t, school)
	before := heard(t, d, "index.html")
	page := ask(d, "/", nil).Body.String()
	edit(t, folder, "data/site.yaml", "title:", "titel:")
	reload(t, d)
	s := heard(t, d, "index.html")
	errors := 0
	for _, m := range s.Mistakes {
		if m.Error && m.File == "data/site.yaml" && m.Line > 0 && m.Fix != "" {
			errors++
		}
	}
	if errors == 0 || s.Page != before.Page || s.Version == before.Version {
		t.Errorf("heard %+v", s)
	}
	if got := ask(d, "/", nil).Body.String(); got != page {
		t.Error("the last good page is gone")
	}
	edit(t, folder, "data/site.yaml", "titel:", "title:")
	reload(t, d)
	if s := heard(t, d, "index.html"); len(s.Mistakes) != len(before.Mistakes) || s.Page != before.Page {
		t.Errorf("afterwards heard %+v", s)
	}
}

// TestHalfSaved: what looks broken and changes again meanwhile is not told.
func TestHalfSaved(t *testing.T) {
	folder, d := laid(t, school)
	before := heard(t, d, "index.html")
	edit(t, folder, "data/site.yaml", "title:", "titel:")
	if told, err := d.Reload(nil, func(bool) bool { return false }); told || err != nil {
		t.Errorf("told %v, %v", told, err)
	}
	if s := heard(t, d, "index.html"); s.Version != before.Version || len(s.Mistakes) != len(before.Mistakes) {
		t.Errorf("heard %+v", s)
	}
}

// TestFirstError: a site that has errors from the start says them where its pages would be.
func TestFirstError(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(school)); err != nil {
		t.Fatal(err)
	}
	edit(t, folder, "data/site.yaml", "title:", "<b>titel:")
	files, err := source.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	d := New(Options{Site: files, Hosts: []string{host}, Token: token})
	reload(t, d)
	w := ask(d, "/x/index.html", nil)
	if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "data/site.yaml:") || !strings.Contains(w.Body.String(), `data-page="x/index.html"`) || strings.Contains(w.Body.String(), "<b>titel") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestManyTabs: twelve open pages all hear of a change, and all streams end with the desk.
func TestManyTabs(t *testing.T) {
	folder, d := laid(t, school)
	server := httptest.NewServer(d.Handler())
	defer server.Close()
	d.options.Hosts = append(d.options.Hosts, strings.TrimPrefix(server.URL, "http://"))
	var streams []*bufio.Reader
	line := func(r *bufio.Reader) state {
		var s state
		text, err := r.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(strings.TrimPrefix(text, "data: ")), &s); err != nil {
			t.Fatal(text, err)
		}
		r.ReadString('\n')
		return s
	}
	for range 12 {
		answer, err := http.Get(server.URL + "/~desk/events?page=index.html&token=" + token)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		streams = append(streams, bufio.NewReader(answer.Body))
	}
	for _, r := range streams {
		if s := line(r); s.Version != 1 || s.Page == "" {
			t.Fatalf("heard %+v", s)
		}
	}
	edit(t, folder, "data/site.yaml", "issuer: ", "issuer: 新")
	reload(t, d)
	for _, r := range streams {
		if s := line(r); s.Version != 2 {
			t.Fatalf("heard %+v", s)
		}
	}
	d.Stop()
	for _, r := range streams {
		if _, err := io.ReadAll(r); err != nil {
			t.Errorf("a stream did not end: %v", err)
		}
	}
}

// TestStamps: a change of any file of the site is seen, and none of what editors keep beside them.
func TestStamps(t *testing.T) {
	folder, d := laid(t, school)
	stamp := func() Stamps {
		s, err := Stamp(d.options.Site)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	was := stamp()
	if err := os.WriteFile(filepath.Join(folder, "data", "~$a.xlsx"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "data", ".a.swp"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if !stamp().Same(was) {
		t.Error("files of an editor count")
	}
	for name := range was {
		if was[name].size < 0 {
			continue
		}
		b, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		before := stamp()
		if err := os.WriteFile(filepath.Join(folder, name), append(b, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		if stamp().Same(before) {
			t.Errorf("%s: not seen", name)
		}
	}
}

// TestAuthor: each number of a region's text stands in the author's view, in its order, and each figure has its place.
func TestAuthor(t *testing.T) {
	_, d := laid(t, "../..")
	marks, cells := 0, 0
	for name, p := range d.good.pages {
		if p.Layout != "county.html" && p.Layout != "indicator.html" && p.Layout != "ledger.html" && p.Layout != "bulletin.html" {
			continue
		}
		var told told
		w := ask(d, "/~desk/author?token="+token+"&page="+name, nil)
		if err := json.Unmarshal(w.Body.Bytes(), &told); err != nil {
			t.Fatal(err)
		}
		page, from := ask(d, "/"+name, nil).Body.String(), 0
		marks, cells = marks+len(told.Marks), cells+len(told.Cells)
		for _, m := range told.Marks {
			if m.Place == "" || m.Word == "" {
				t.Errorf("%s: %+v", name, m)
			}
		}
		for _, c := range told.Cells {
			if !strings.Contains(page, `href="`+c.Href+`"`) && p.Layout != "ledger.html" {
				from++
			}
		}
		if from > 0 && from == len(told.Cells) {
			t.Errorf("%s: none of %d places is that of a link on the page", name, from)
		}
	}
	if marks < 100 || cells < 100 {
		t.Errorf("%d marks, %d cells", marks, cells)
	}
}
