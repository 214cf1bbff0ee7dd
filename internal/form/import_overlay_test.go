package form

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// TestOverlay: an overlay shows its own files in place of those below it, and folders that were not there.
func TestOverlay(t *testing.T) {
	base := fstest.MapFS{
		"data/site.yaml":            {Data: []byte("site")},
		"data/reports/2022-06.yaml": {Data: []byte("old")},
	}
	o := &overlay{base, map[string][]byte{
		"data/reports/2022-06.yaml": []byte("new"),
		"data/reports/2022-05.yaml": []byte("added"),
		"data/sources/2022-06.yaml": []byte("from"),
	}}
	for folder, want := range map[string]string{
		".": "data/", "data": "reports/ site.yaml sources/", "data/reports": "2022-05.yaml 2022-06.yaml", "data/sources": "2022-06.yaml",
	} {
		entries, err := fs.ReadDir(o, folder)
		var names []string
		for _, e := range entries {
			if e.IsDir() {
				names = append(names, e.Name()+"/")
			} else {
				names = append(names, e.Name())
			}
		}
		if got := strings.Join(names, " "); err != nil || got != want {
			t.Errorf("ReadDir(%s) = %s, %v, want %s", folder, got, err, want)
		}
	}
	for name, want := range map[string]string{
		"data/site.yaml": "site", "data/reports/2022-06.yaml": "new", "data/reports/2022-05.yaml": "added",
	} {
		content, err := fs.ReadFile(o, name)
		info, err2 := fs.Stat(o, name)
		if string(content) != want || err != nil || err2 != nil || info.Size() != int64(len(want)) || !info.Mode().IsRegular() {
			t.Errorf("%s = %q, %v, %v", name, content, err, err2)
		}
	}
	if _, err := fs.ReadDir(o, "data/nothing"); err == nil {
		t.Error("a folder that is nowhere can be listed")
	}
}
