package diff_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/diff"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// FuzzSites: two states of which files differ are told apart in every form, the same each time, and none differs from itself.
func FuzzSites(f *testing.F) {
	base := fstest.MapFS{}
	from := os.DirFS("../build/testdata/clerk/base")
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(from, name)
		base[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	names := []string{"data/reports/2023-06.yaml", "data/targets/2023.yaml", "data/regions.yaml", "data/indicators.yaml", "data/actions/2023.yaml", "content/2023-h1/edition.md", "data/site.yaml"}
	swaps := [][2]string{{"1", "2"}, {"0", "未报送"}, {"东河", "河东"}, {"\n", "\n\n"}, {"亿元", "万元"}, {": ", ": <b>"}}
	for k, name := range names {
		f.Add(uint8(k), bytes.Replace(base[name].Data, []byte(swaps[k%len(swaps)][0]), []byte(swaps[k%len(swaps)][1]), 1))
		f.Add(uint8(k), bytes.ReplaceAll(base[name].Data, []byte(swaps[(k+1)%len(swaps)][0]), []byte(swaps[(k+1)%len(swaps)][1])))
	}
	was := loaded(base)
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		if len(text) > 1<<15 {
			return
		}
		files := maps.Clone(base)
		files[names[int(which)%len(names)]] = &fstest.MapFile{Data: text}
		now := loaded(files)
		if now == nil {
			return
		}
		if r := diff.Sites(now, now); !r.Same() {
			t.Errorf("it differs from itself: %+v", r.Items[0])
		}
		for _, pair := range [][2]*model.Site{{was, now}, {now, was}} {
			r := diff.Sites(pair[0], pair[1])
			for _, form := range diff.Forms {
				one, err := form.Write(r)
				if err != nil {
					t.Fatalf("%s: %v", form.Name, err)
				}
				if two, _ := form.Write(diff.Sites(pair[0], pair[1])); !bytes.Equal(one, two) {
					t.Errorf("%s is another the second time", form.Name)
				}
			}
		}
		for _, e := range now.Editions {
			if r := diff.Editions(now, e, e); !r.Same() {
				t.Errorf("%s differs from itself: %+v", e.ID, r.Items[0])
			}
			diff.Editions(now, now.Editions[0], e)
		}
	})
}

// loaded is a site, or nil where its files have errors.
func loaded(files fstest.MapFS) *model.Site {
	var diags diag.List
	s, err := load.Site(files, model.Charts{}, &diags)
	if err != nil || diags.HasErrors() {
		return nil
	}
	return s
}
