package serve

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/model"
)

// TestSealedPages: the preview shows a sealed edition as it was published, says where it is not to be had, and goes on with the others.
func TestSealedPages(t *testing.T) {
	folder, d := laid(t, school)
	public := filepath.Join(folder, "public")
	if _, err := build.Build(build.Options{Site: os.DirFS(folder), Out: public}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Join(folder, "content"))
	if err != nil || len(entries) == 0 {
		t.Fatal(err)
	}
	id := entries[0].Name()
	record, err := build.Seal(build.SealOptions{Options: build.Options{Site: os.DirFS(folder), Out: public}, Edition: id, Reason: "审定", Date: model.Date{Year: 2024, Month: 9, Day: 1}})
	if err != nil || len(record.Files) == 0 {
		t.Fatal(err, record)
	}
	for _, f := range record.Files {
		if err := os.WriteFile(filepath.Join(folder, filepath.FromSlash(f.Path)), f.Content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	reload(t, d)
	d.Check()
	if r, err := build.Build(build.Options{Site: os.DirFS(folder), Out: public}); err != nil || r.Errors > 0 {
		t.Fatal(err, r)
	}
	same(t, d, public)
	page := filepath.Join(public, id, "index.html")
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if got := ask(d, "/"+id+"/", nil); got.Code != http.StatusOK || string(Plain(got.Body.Bytes())) != string(want) {
		t.Errorf("the sealed page is answered with %d", got.Code)
	}
	for _, f := range record.Seal.Files {
		if got := ask(d, "/"+f.Path, nil); got.Code != http.StatusOK {
			t.Errorf("%s = %d", f.Path, got.Code)
		}
	}
	if got := ask(d, "/"+id+"/none.html", nil); got.Code != http.StatusNotFound {
		t.Errorf("a page that the edition has not = %d", got.Code)
	}
	os.WriteFile(page, append(want, ' '), 0o666)
	if got := ask(d, "/"+id+"/index.html", nil); got.Code != http.StatusNotFound || !strings.Contains(got.Body.String(), "已经封存") {
		t.Errorf("a page that was changed = %d, %s", got.Code, got.Body)
	}
	if got := ask(d, "/", nil); got.Code != http.StatusOK {
		t.Errorf("the home page = %d", got.Code)
	}
}
