package escape

import (
	"path"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/longtest"
)

// TestMarkdown: where Markdown may be written, a payload makes what Markdown makes, and nothing that runs, loads or leads astray.
func TestMarkdown(t *testing.T) {
	longtest.Skip(t)
	b := open(t)
	var y tally
	for _, run := range b.chosen() {
		p := b.fill(run, func(f *Field) bool { return f.Free && markdown(f) })
		y.tried += len(p.in) + len(p.refused)
		y.refused += len(p.refused)
		hostile, tame := previewOf(b, p.hostile.Files).all(), previewOf(b, p.tame.Files).all()
		seen := Seen{}
		for _, name := range sorted(hostile) {
			if path.Ext(name) == ".html" {
				b.hold(name, HoldText(hostile[name], tame[name], seen))
			}
		}
		y.add("page", seen)
		attach := func(f *Filled) []build.Made {
			r, err := build.Attach(build.AttachOptions{Site: f.Files, Whole: true, Forms: []string{"pdf", "docx"}})
			if err != nil || r.Errors > 0 {
				t.Fatal(err, r)
			}
			return r.Files[0].Forms
		}
		made, twin := attach(p.hostile), attach(p.tame)
		for k, m := range made {
			seen = Seen{}
			if m.Name == "docx" {
				b.hold("Word", HoldParts(m.Content, twin[k].Content, seen))
			} else {
				b.hold("single file for "+m.Name, HoldText(string(m.Content), string(twin[k].Content), seen))
			}
			y.add(m.Name, seen)
		}
	}
	t.Logf("%d combinations of a place of Markdown and a payload, %d refused; rendered %v", y.tried, y.refused, y.rendered)
}
