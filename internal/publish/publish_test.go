package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestPublish: first, nothing to do, a change; what left stays for two publications.
func TestPublish(t *testing.T) {
	dir := memory(t)
	d := &faulty{Disk: open(t, dir)}
	if r := mustPublish(t, d, first); r.Number != 1 || r.New != len(first) || r.Replaced+r.Removed+r.Left > 0 {
		t.Errorf("first: %+v", r)
	}
	stands(t, dir, first)

	d.n, d.log = 0, nil
	if r := mustPublish(t, d, first); !r.Nothing || r.Number != 1 || r.Unchanged != len(first) {
		t.Errorf("again: %+v", r)
	}
	if d.n > 12 {
		t.Errorf("nothing to do takes %d operations: %q", d.n, d.log)
	}
	for _, line := range d.log {
		if strings.HasSuffix(line, ".html") || strings.HasPrefix(line, "create") || strings.HasPrefix(line, "rename") {
			t.Errorf("nothing to do: %s", line)
		}
	}

	if r := mustPublish(t, d, second); r.Number != 2 || r.New != 3 || r.Replaced != 6 || r.Left != 1 || r.Stale != 1 || r.Removed != 0 || r.Unchanged != 3 {
		t.Errorf("second: %+v", r)
	}
	stands(t, dir, second, site{"assets/a.11.css": "one"})
	for _, text := range []string{"home 3", "home 3a"} { // an asset stays one publication longer than a page
		third := second.with("index.html", page(text))
		mustPublish(t, d, third)
		stands(t, dir, third, site{"assets/a.11.css": "one"})
	}
	fourth := second.with("index.html", page("home 4"))
	if r := mustPublish(t, d, fourth); r.Removed != 1 || r.Stale != 0 {
		t.Errorf("fourth: %+v", r)
	}
	stands(t, dir, fourth)
	// What left and comes back is simply there.
	mustPublish(t, d, fourth.without("2022-q3/index.html"))
	if r := mustPublish(t, d, fourth); r.New+r.Replaced != 0 || r.Number != 7 {
		t.Errorf("back again: %+v", r)
	}
	stands(t, dir, fourth)
}

// TestOrder: new files first, then what pages use, pages, scripts, index pages, the home page and the manifest.
func TestOrder(t *testing.T) {
	dir := memory(t)
	d := &faulty{Disk: open(t, dir)}
	mustPublish(t, d, first)
	if w := d.writes(); w[len(w)-1] != "SHA256SUMS" || w[len(w)-2] != "index.html" {
		t.Errorf("the first order is %q", w)
	}
	d.log = nil
	mustPublish(t, d, second)
	want := []string{
		"assets/a.33.css", "2022-q3/counties/yi.html", "2022-q3/index.html", "2022-h1/data/data.csv", "2022-h1/counties/jia.html",
		"2022-h1/search.js", "editions.js", "2022-h1/index.html", "index.html", "SHA256SUMS",
	}
	if got := d.writes(); !slices.Equal(got, want) {
		t.Errorf("the order is %q", got)
	}
}

// TestKeep: with nothing kept what leaves the site is deleted at once, and its folder too.
func TestKeep(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	mustPublish(t, d, second)
	gone := second.without("2022-q3/index.html", "2022-q3/counties/yi.html")
	if r := mustPublish(t, d, gone, func(o *Options) { o.Keep = 0 }); r.Removed != 2 || r.Stale != 0 {
		t.Errorf("%+v", r)
	}
	stands(t, dir, gone)
	if _, err := os.Stat(filepath.Join(dir, "2022-q3")); err == nil {
		t.Error("an empty folder stays")
	}
}

// TestForeign: a folder that was not published to is left alone unless somebody says so, and even then nothing of others is
// touched.
func TestForeign(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	put(t, filepath.Join(dir, "我的.docx"), "mine")
	put(t, filepath.Join(dir, "Thumbs.db"), "x")
	was := tree(t, dir)
	var foreign *ForeignError
	if _, err := Publish(options(d, first)); !errors.As(err, &foreign) || !slices.Equal(foreign.Names, []string{"我的.docx"}) {
		t.Errorf("Publish = %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, home)); err == nil || differ(tree(t, dir), was) != "" {
		t.Error("something was written")
	}
	mustPublish(t, d, first, func(o *Options) { o.Adopt = true })
	stands(t, dir, first, was)

	// A copy that somebody made by hand is taken over: what is the same is not written again, what differs is named.
	dir = memory(t)
	d = open(t, dir)
	for name, content := range first {
		put(t, filepath.Join(dir, filepath.FromSlash(name)), content)
	}
	put(t, filepath.Join(dir, "SHA256SUMS"), string(manifestOf(first.sums())))
	put(t, filepath.Join(dir, "index.html"), "by hand")
	put(t, filepath.Join(dir, "2022-q3/index.html"), "by hand")
	adopt := func(o *Options) { o.Adopt = true }
	o := options(d, second)
	adopt(&o)
	var standing *StandingError
	if _, err := Publish(o); !errors.As(err, &standing) || !slices.Equal(standing.Edited, []string{"index.html"}) || !slices.Equal(standing.Foreign, []string{"2022-q3/index.html"}) {
		t.Errorf("Publish = %v", err)
	}
	r := mustPublish(t, d, second, adopt, func(o *Options) { o.Force = true })
	if r.Unchanged != 3 || r.Left != 1 {
		t.Errorf("%+v", r)
	}
	stands(t, dir, second, first)
}

// TestEdited: what somebody changed at the destination is not replaced without a word, and what left the site is not deleted.
func TestEdited(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	mustPublish(t, d, first)
	put(t, filepath.Join(dir, "index.html"), "by hand")
	var standing *StandingError
	if _, err := Publish(options(d, second)); !errors.As(err, &standing) || !slices.Equal(standing.Edited, []string{"index.html"}) {
		t.Errorf("Publish = %v", err)
	}
	put(t, filepath.Join(dir, "assets/a.11.css"), "by hand")
	clean(t, dir)
	r := mustPublish(t, d, second, func(o *Options) { o.Force, o.Keep = true, 0 })
	if len(r.Notes) != 1 || r.Notes[0].Kind != StaleChanged || r.Notes[0].Path != "assets/a.11.css" {
		t.Errorf("%+v", r)
	}
	stands(t, dir, second, site{"assets/a.11.css": "by hand"})
}

// TestForceMends: what is missing or changed at the destination is found by reading it, and mended when asked for.
func TestForceMends(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	mustPublish(t, d, first)
	put(t, filepath.Join(dir, "index.html"), "by hand")
	must(t, os.Remove(filepath.Join(dir, "assets/b.22.js")))
	verify := func(o *Options) { o.Verify = true }
	r := mustPublish(t, d, first, verify)
	if !r.Nothing || !slices.Equal(r.Missing, []string{"assets/b.22.js"}) || !slices.Equal(r.Differ, []string{"index.html"}) || r.Verified != len(first)+1 {
		t.Errorf("%+v", r)
	}
	r = mustPublish(t, d, first, verify, func(o *Options) { o.Force = true })
	if r.New != 1 || r.Replaced != 1 || len(r.Missing)+len(r.Differ) > 0 {
		t.Errorf("%+v", r)
	}
	stands(t, dir, first)
	if r := mustPublish(t, d, first, func(o *Options) { o.Force = true }); !r.Nothing || r.Number != 2 {
		t.Errorf("%+v", r)
	}
}

// TestManifest: a manifest that somebody changed or cut off makes the run read what stands, and is written anew.
func TestManifest(t *testing.T) {
	whole := string(manifestOf(first.sums()))
	for name, text := range map[string]string{
		"cut off": whole[:len(whole)/2], "empty": "", "edited": strings.Replace(whole, "index.html", "indox.html", 1), "not ours": "x",
	} {
		for _, next := range []site{first, second} {
			dir := memory(t)
			d := open(t, dir)
			mustPublish(t, d, first)
			put(t, filepath.Join(dir, "SHA256SUMS"), text)
			must(t, os.Remove(filepath.Join(dir, "2022-h1/board.html"))) // it comes back, since all is read
			put(t, filepath.Join(dir, "indox.html"), "mine")             // which no record of ours names
			r := mustPublish(t, d, next)
			if len(r.Notes) != 1 || r.Notes[0].Kind != ManifestChanged {
				t.Errorf("%s: %+v", name, r)
			}
			stands(t, dir, next, first.with("indox.html", "mine"))
		}
	}
	dir := memory(t)
	d := open(t, dir)
	mustPublish(t, d, first)
	must(t, os.Remove(filepath.Join(dir, "SHA256SUMS")))
	mustPublish(t, d, first)
	stands(t, dir, first)
}

// TestDamagedRecord: a record that is damaged is told, and the folder can be taken over again.
func TestDamagedRecord(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	mustPublish(t, d, first)
	name := filepath.Join(dir, historyPath(1))
	text, err := os.ReadFile(name)
	must(t, err)
	for _, bad := range []string{string(text[:len(text)/2]), "", strings.Replace(string(text), "index.html", "../x.html", 1), strings.Replace(string(text), "publish 1 ", "publish 9 ", 1)} {
		put(t, name, bad)
		var damaged *RecordError
		if _, err := Publish(options(d, second)); !errors.As(err, &damaged) || damaged.Newer != strings.Contains(bad, "publish 9 ") {
			t.Errorf("Publish = %v", err)
		}
		if list, err := History(d); err != nil || !list[0].Damaged {
			t.Errorf("History = %v, %v", list, err)
		}
	}
	put(t, name, string(text[:100]))
	if r := mustPublish(t, d, second, func(o *Options) { o.Adopt = true }); r.Number != 2 {
		t.Errorf("%+v", r)
	}
	stands(t, dir, second, first)
}

// TestMany: when much of a site would go, somebody has to say so.
func TestMany(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	big := site{"index.html": page("home")}
	for _, c := range "abcdefghijklmnopqrstuvwxyz" {
		big[string(c)+".html"] = page(string(c))
	}
	mustPublish(t, d, big)
	small := site{"index.html": page("home 2")}
	var many *ManyError
	if _, err := Publish(options(d, small)); !errors.As(err, &many) || many.Leave != 26 || many.Of != 27 {
		t.Errorf("Publish = %v", err)
	}
	stands(t, dir, big)
	mustPublish(t, d, small, func(o *Options) { o.Yes, o.Keep = true, 0 })
	stands(t, dir, small)
}

// TestDryRun: what would be done is told and nothing is.
func TestDryRun(t *testing.T) {
	dir := memory(t)
	d := &faulty{Disk: open(t, dir)}
	mustPublish(t, d, first)
	d.log = nil
	r := mustPublish(t, d, second, func(o *Options) { o.DryRun, o.Keep = true, 0 })
	if r.New != 3 || r.Replaced != 6 || r.Removed != 1 || len(r.Changes) != 10 || r.Number != 2 {
		t.Errorf("%+v", r)
	}
	for _, line := range d.log {
		if op, _, _ := strings.Cut(line, " "); op != "lstat" && op != "open" && op != "readdir" {
			t.Error(line)
		}
	}
	stands(t, dir, first)
	told := mustPublish(t, d, second, func(o *Options) { o.Keep = 0 })
	if told.New != r.New || told.Replaced != r.Replaced || told.Removed != r.Removed || told.Left != r.Left {
		t.Errorf("told %+v, did %+v", r, told)
	}
}

// TestSource: what is published is what the build recorded, or nothing is.
func TestSource(t *testing.T) {
	from, dir := memory(t), memory(t)
	for name, content := range first {
		put(t, filepath.Join(from, filepath.FromSlash(name)), content)
	}
	source := open(t, from)
	var bad *SourceError
	if _, err := Built(source); !errors.As(err, &bad) || !bad.Manifest {
		t.Errorf("Built = %v", err)
	}
	manifest := manifestOf(first.sums())
	for _, text := range [][]byte{manifest[:len(manifest)-3], append(manifest, "x\n"...), nil} {
		put(t, filepath.Join(from, "SHA256SUMS"), string(text))
		if _, err := Built(source); !errors.As(err, &bad) || !bad.Manifest {
			t.Errorf("Built = %v", err)
		}
	}
	put(t, filepath.Join(from, "SHA256SUMS"), string(manifest))
	put(t, filepath.Join(from, "mine.html"), "not published")
	put(t, filepath.Join(from, "index.html"), "edited")
	d := open(t, dir)
	o := options(d, nil)
	var err error
	o.Source, err = Built(source)
	must(t, err)
	if _, err := Publish(o); !errors.As(err, &bad) || !slices.Equal(bad.Paths, []string{"index.html"}) {
		t.Errorf("Publish = %v", err)
	}
	if len(tree(t, dir)) > 0 {
		t.Error("something was written")
	}
	put(t, filepath.Join(from, "index.html"), first["index.html"])
	if _, err := Publish(o); err != nil {
		t.Error(err)
	}
	stands(t, dir, first)
}

// TestClock: a clock that went back is told; numbers and not times say what is newer.
func TestClock(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	mustPublish(t, d, first)
	back := func(o *Options) { o.Now = func() time.Time { return noon.AddDate(-1, 0, 0) } }
	r := mustPublish(t, d, second, back)
	if len(r.Notes) != 1 || r.Notes[0].Kind != ClockBack || r.Notes[0].Time != "2026-11-29T12:00:00Z" || r.Number != 2 {
		t.Errorf("%+v", r)
	}
	stands(t, dir, second, first)
	if list, err := History(d); err != nil || len(list) != 2 || list[1].Number != 2 {
		t.Errorf("History = %v, %v", list, err)
	}
}

// TestStaleEdited: what left the site and was changed meanwhile is not deleted when its time comes, and is told.
func TestStaleEdited(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	mustPublish(t, d, first)
	mustPublish(t, d, second)
	put(t, filepath.Join(dir, "assets/a.11.css"), "by hand")
	var notes []Note
	for _, text := range []string{"3", "4", "5"} {
		notes = append(notes, mustPublish(t, d, second.with("index.html", page(text))).Notes...)
	}
	if len(notes) != 1 || notes[0].Kind != StaleChanged || notes[0].Path != "assets/a.11.css" {
		t.Errorf("notes %+v", notes)
	}
	stands(t, dir, second.with("index.html", page("5")), site{"assets/a.11.css": "by hand"})
}

// TestNothingOverLink: over a link of a millisecond it takes less than half a second to find that there is nothing to do, for a site as
// large as the sample, and no file of it is read.
func TestNothingOverLink(t *testing.T) {
	dir := memory(t)
	plain := open(t, dir)
	big := site{}
	for n := range 306 {
		big[fmt.Sprintf("2022-h1/counties/c%03d.html", n)] = page(strings.Repeat(fmt.Sprint(n), 20_000))
	}
	mustPublish(t, plain, big)
	d := &faulty{Disk: plain, fail: func(int, string, string) error { time.Sleep(time.Millisecond); return nil }}
	start := time.Now()
	r := mustPublish(t, d, big)
	took := time.Since(start)
	if !r.Nothing || took > 500*time.Millisecond {
		t.Errorf("%+v in %v", r, took)
	}
	t.Logf("%d files, %d operations, %v", len(big), d.n, took.Round(time.Millisecond))
}
