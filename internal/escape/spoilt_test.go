package escape

import (
	"archive/zip"
	"bytes"
	"html"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/browser"
	"bulletin/internal/build"
	"bulletin/internal/diff"
)

// TestSpoilt: what is really made of a site of hostile texts passes the oracles, and fails them as soon as one text of it is no
// longer escaped.
func TestSpoilt(t *testing.T) {
	b := open(t)
	image := &b.payloads[4] // <img src=x onerror=…>
	sum := -1
	for k := range b.payloads {
		if b.payloads[k].Kind == "formula" && sum < 0 {
			sum = k
		}
	}
	p := &prepared{in: map[Marked]string{}}
	fields := map[string]*Payload{
		"indicators.groups[].indicators[].name": image, "regions.counties[].name": image, "indicators.groups[].indicators[].department": image,
		"indicators.groups[].indicators[].definition": image, "reports.values.*.*.note": &b.payloads[sum],
	}
	say := func(f *Field) (string, bool) {
		payload := fields[f.Path]
		if payload == nil {
			return "", false
		}
		first := b.first[f.Text]
		m := Marked{first.Number, payload.Number}
		p.in[m] = payload.With(Mark(m.Field, m.Payload))
		return p.in[m], true
	}
	var err error
	if p.hostile, err = b.site.Fill(say); err == nil {
		p.tame, err = b.site.Fill(func(f *Field) (string, bool) { text, ok := say(f); return Tame(text), ok })
	}
	if err != nil {
		t.Fatal(err)
	}
	const county, data, sheet, searched = "2024-h1/counties/yizhong.html", "2024-h1/data/data.csv", "2024-h1/data/data.xlsx", "2024-h1/search.js"
	hostile, tame := b.exported(p.hostile), b.exported(p.tame)
	for _, name := range []string{county, searched} {
		hostile[name], _ = previewOf(t, p.hostile.Files).get(name, "")
		tame[name], _ = previewOf(t, p.tame.Files).get(name, "")
	}
	none, err := b.site.Fill(func(*Field) (string, bool) { return "", false })
	if err != nil {
		t.Fatal(err)
	}
	was := b.model(none)
	told := func(form string, f *Filled) string {
		for _, one := range diff.Forms {
			if one.Name == form {
				out, err := one.Write(diff.Sites(was, b.model(f)))
				if err != nil {
					t.Fatal(err)
				}
				return string(out)
			}
		}
		return ""
	}
	attached := func(f *Filled) map[string]string {
		r, err := build.Attach(build.AttachOptions{Site: f.Files, Names: []string{"2024-h1", "yizhong"}, Forms: []string{"docx"}})
		if err != nil || r.Errors > 0 {
			t.Fatal(err, r)
		}
		return map[string]string{"html": string(r.Files[0].Forms[0].Content), "docx": string(r.Files[0].Forms[1].Content)}
	}
	single, twin := attached(p.hostile), attached(p.tame)
	for _, c := range []struct {
		surface       string
		hostile, tame string
		judge         func(hostile, tame string, wrote Wrote, seen Seen) Faults
		spoil         func(text string) string
	}{
		{"page", hostile[county], tame[county], ComparePages, p.raw},
		{"single file", single["html"], twin["html"], CompareSingle, p.raw},
		{"search", hostile[searched], tame[searched], CompareScripts, func(text string) string { return strings.Replace(text, `\"zq`, `"zq`, 1) }},
		{"CSV", hostile[data], tame[data], CompareCSV, func(text string) string { return strings.Replace(text, `"'=`, `"=`, 1) }},
		{"XLSX", hostile[sheet], tame[sheet], packages, func(text string) string { return b.repacked(text, p.raw) }},
		{"Word", single["docx"], twin["docx"], packages, func(text string) string { return b.repacked(text, p.raw) }},
		{"diff HTML", told("html", p.hostile), told("html", p.tame), ComparePages, p.raw},
		{"diff Markdown", told("markdown", p.hostile), "", func(hostile, _ string, _ Wrote, _ Seen) Faults { return Unmarked(hostile) }, html.UnescapeString},
	} {
		seen := Seen{}
		b.hold(c.surface, c.judge(c.hostile, c.tame, p.wrote, seen))
		spoilt := c.spoil(c.hostile)
		if spoilt == c.hostile {
			t.Errorf("%s: nothing of it can be spoilt; it says %d texts", c.surface, len(seen))
		} else if len(c.judge(spoilt, c.tame, p.wrote, Seen{})) == 0 {
			t.Errorf("%s: what is spoilt is not found", c.surface)
		}
	}

	// A browser, too: a page with a payload that is not escaped is not quiet, with its policy and without.
	folder := t.TempDir()
	file := filepath.Join(folder, "page.html")
	address, err := browser.FileURL(file)
	if err != nil {
		t.Fatal(err)
	}
	tab := start(t).Tab(t)
	tab.BeforeLoad(tripwires)
	for _, page := range []string{p.raw(single["html"]), strings.Replace(p.raw(single["html"]), "Content-Security-Policy", "X", 1)} {
		if err := os.WriteFile(file, []byte(page), 0o666); err != nil {
			t.Fatal(err)
		}
		tab.Open(address)
		tab.WaitDrawn(`document.readyState === "complete"`)
		if seen := tab.Seen(); len(seen.Errors)+len(seen.Console)+len(seen.Outside(address)) == 0 {
			t.Error("the browser does not notice what is spoilt")
		}
	}
}

func packages(hostile, tame string, wrote Wrote, seen Seen) Faults {
	return CompareParts([]byte(hostile), []byte(tame), wrote, seen)
}

// raw is a text in which the first payload that stands in it escaped is not escaped.
func (p *prepared) raw(text string) string {
	for _, name := range sorted(texts(p.in)) {
		for _, escaped := range []string{html.EscapeString(name), strings.ReplaceAll(html.EscapeString(name), "&#34;", "&quot;"), strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(name)} {
			if escaped != name && strings.Contains(text, escaped) {
				return strings.Replace(text, escaped, name, 1)
			}
		}
	}
	return text
}

func texts(in map[Marked]string) map[string]bool {
	all := map[string]bool{}
	for _, text := range in {
		all[text] = true
	}
	return all
}

// repacked is a package in which one part is spoilt.
func (b *bench) repacked(content string, spoil func(string) string) string {
	b.Helper()
	all, err := parts([]byte(content))
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	done := false
	for _, name := range sorted(all) {
		part := string(all[name])
		if !done && path.Ext(name) == ".xml" {
			spoilt := spoil(part)
			done, part = spoilt != part, spoilt
		}
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(part))
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	if !done {
		return content
	}
	return out.String()
}
