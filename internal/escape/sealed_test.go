package escape

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/browser"
	"bulletin/internal/build"
	"bulletin/internal/model"
)

// TestSealed: reasons of seals and corrections are texts on the pages that tell them; and what somebody writes into the records that
// the program keeps is refused in words that do nothing to a terminal.
func TestSealed(t *testing.T) {
	b := open(t)
	none, err := b.site.Fill(func(*Field) (string, bool) { return "", false })
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	base := maps.Clone(none.Files)
	site := string(base["data/site.yaml"].Data)
	base["data/site.yaml"] = &fstest.MapFile{Data: []byte(strings.NewReplacer("whole: live", "whole: none", "regions: static", "regions: none", "attachments:", "data: none\nattachments:").Replace(site))}
	o := build.Options{Site: base, Out: out, Sealed: out}
	made(t, o)
	record, err := build.Seal(build.SealOptions{Options: o, Edition: "2024-q1", Reason: "印发", Date: model.Date{Year: 2024, Month: 4, Day: 11}, Version: "x"})
	if err != nil || record.Errors > 0 {
		t.Fatal(err, record)
	}
	for _, f := range record.Files {
		base[f.Path] = &fstest.MapFile{Data: f.Content}
	}
	report := string(base["data/reports/2024-03.yaml"].Data)
	places := []string{"yizhong", "erzhong", "fenxiao", "zhongxin"}
	entries := "year: 2024\ncorrections:\n"
	for k, place := range places {
		before, rest, _ := strings.Cut(report, " kaike:")
		head, tail, _ := strings.Cut(rest, place+": ")
		old, end, _ := strings.Cut(tail, "\n")
		report = before + " kaike:" + head + place + ": " + old + "1\n" + end
		entries += "  - {date: 2024-05-01, indicator: kaike, region: " + place + ", period: 2024-03, old: " + old + ", new: " + old + "1, reason: 理由" + strconv.Itoa(k) + ", who: 何人" + strconv.Itoa(k) + "}\n"
	}
	base["data/reports/2024-03.yaml"] = &fstest.MapFile{Data: []byte(report)}
	base["data/corrections/2024.yaml"] = &fstest.MapFile{Data: []byte(entries)}
	delete(base, "content/2024-h1/zhaopian.png")
	text := string(base["content/2024-h1/edition.md"].Data)
	front, _ := parted([]byte(text))
	base["content/2024-h1/edition.md"] = &fstest.MapFile{Data: append(append([]byte("---\n"), front...), "---\n\n购书12册。\n"...)}
	if b.site, err = Open(base); err != nil {
		t.Fatal(err)
	}
	b.again()

	var y tally
	last := ""
	for _, run := range b.chosen() {
		p := b.fill(run, func(f *Field) bool { return f.Free && strings.HasPrefix(f.Path, "corrections.") })
		y.tried += len(p.in) + len(p.refused)
		y.refused += len(p.refused)
		seen := Seen{}
		pages := func(f *Filled) map[string]string {
			dir := t.TempDir()
			last = dir
			if err := os.CopyFS(dir, os.DirFS(out)); err != nil {
				t.Fatal(err)
			}
			made(t, build.Options{Site: f.Files, Out: dir, Sealed: dir})
			return contents(t, dir)
		}
		hostile, tame := pages(p.hostile), pages(p.tame)
		for name, h := range hostile {
			if path.Ext(name) == ".html" && !strings.Contains(name, "/files/") {
				b.hold(name, ComparePages(h, tame[name], p.wrote, seen))
			}
		}
		b.hold("editions.js", CompareScripts(hostile["editions.js"], tame["editions.js"], p.wrote, seen))
		y.add("page", seen)
		if len(seen) == 0 {
			t.Error("no page tells a correction")
		}
	}
	b.named(last)
	spoilt := 0
	for _, payload := range b.every(90) {
		for _, f := range record.Files {
			files := maps.Clone(base)
			files[f.Path] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Content), "印发", payload.With("zq"), 1))}
			if path.Ext(f.Path) == ".csv" {
				files[f.Path].Data = append(f.Content, payload.With("zq")...)
			}
			files["content/2024-q1/attachments.yaml"] = &fstest.MapFile{Data: []byte("attachments: [{name: " + payload.With("zq") + "}]\nsum: 0\n")}
			result, err := build.Build(build.Options{Site: files, Sealed: out, Whole: true})
			if err != nil {
				t.Fatal(err)
			}
			if result.Errors == 0 {
				t.Errorf("%s takes %.80q", f.Path, payload.With("zq"))
			}
			b.told(files, result.Mistakes)
			spoilt++
		}
	}
	t.Logf("%d combinations of a correction and a payload, %d refused; rendered %v; %d spoilt records", y.tried, y.refused, y.rendered, spoilt)
}

// named gives the page that verifies files some whose names are payloads.
func (b *bench) named(folder string) {
	b.Helper()
	tab := start(b).Tab(b)
	address, err := browser.FileURL(folder)
	if err != nil {
		b.Fatal(err)
	}
	tab.BeforeLoad(tripwires)
	tab.Open(address + "/verify.html")
	shown := 0
	for _, payload := range b.every(30) {
		name, err := json.Marshal(payload.With("zq"))
		if err != nil {
			b.Fatal(err)
		}
		said := browser.Eval[string](tab, `(async () => {
			const d = new DataTransfer(), i = document.getElementById("verify-files"), r = document.getElementById("verify-results");
			r.textContent = "";
			d.items.add(new File([new Uint8Array([60, 112, 62, 49])], `+string(name)+`));
			i.files = d.files;
			i.dispatchEvent(new Event("change"));
			for (let k = 0; k < 50 && !r.textContent.includes("SHA-256"); k++) await new Promise((done) => setTimeout(done, 20));
			return Array.from(r.querySelectorAll("*")).map((e) => e.tagName + Array.from(e.attributes).map((a) => " " + a.name).join("")).join(",") + "|" + r.textContent;
		})()`)
		tags, text, _ := strings.Cut(said, "|")
		if !strings.Contains(text, "zq") {
			b.Errorf("verify.html does not say the name %s: %q", name, said)
		}
		if shown++; shown == 1 {
			b.tags = tags
		} else if tags != b.tags {
			b.Errorf("verify.html of the name %s is of %s, of another one of %s", name, tags, b.tags)
		}
	}
	b.quiet("verify.html", tab, address)
	b.Logf("%d names of files on verify.html", shown)
}

func made(t *testing.T, o build.Options) {
	t.Helper()
	if r, err := build.Build(o); err != nil || r.Errors > 0 {
		t.Fatal(err, r)
	}
}

// contents are the files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		all[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
