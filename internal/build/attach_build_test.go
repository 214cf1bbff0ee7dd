package build

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestBuiltAttachments: what a build puts beside the pages is what attach makes of the same site, although it takes the pages as
// they are made.
func TestBuiltAttachments(t *testing.T) {
	site := copied(t, "testdata/province")
	site["data/site.yaml"].Data = append(site["data/site.yaml"].Data, "\nattachments: {whole: static, regions: live}\n"...)
	out := filepath.Join(t.TempDir(), "public")
	if r, err := Build(Options{Site: site, Out: out}); err != nil || r.Errors > 0 {
		t.Fatal(err, r)
	}
	n := 0
	for _, o := range []AttachOptions{{Static: true, Whole: true}, {Each: true}} {
		for _, e := range []string{"2024", "2025-01"} {
			o.Site, o.Names = site, []string{e}
			made, err := Attach(o)
			if err != nil || made.Errors > 0 {
				t.Fatal(err, made)
			}
			for _, f := range made.Files {
				n++
				got, err := os.ReadFile(filepath.Join(out, e, "files", f.Name+".html"))
				if err != nil || !bytes.Equal(got, f.Forms[0].Content) {
					t.Errorf("%s: %d bytes, want %d; %v", f.Name, len(got), len(f.Forms[0].Content), err)
				}
			}
		}
	}
	if files, _ := filepath.Glob(filepath.Join(out, "*", "files", "*.html")); len(files) != n || n < 20 {
		t.Errorf("%d files, %d made by attach", len(files), n)
	}
}
