package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"bulletin/internal/output"
)

// small is a site of few files: fuzzing publishes it often.
var small = site{"index.html": page("home"), "2022-h1/index.html": page("h1"), "assets/a.11.css": "one"}

// FuzzRecords: whatever stands in the journal, in the lock or in the history of a destination, the site is published whole or it is said
// which record is damaged, and nothing beside the destination is touched.
func FuzzRecords(f *testing.F) {
	for _, text := range []string{
		"", "{}", "null", `{"Number":1}`, `{"Number":-1,"Files":{}}`, `{"Number":1,"Files":{"../beside.txt":""}}`, `{"Number":1,"Base":{"../beside.txt":{"Sum":"00"}}}`,
		`{"Number":9,"Keep":-5,"Stale":{"index.html":{"Sum":"0000000000000000000000000000000000000000000000000000000000000000","Since":1}},"Base":{}}`,
		`{"Number":9223372036854775807,"Files":{"index.html":"0000000000000000000000000000000000000000000000000000000000000000"}}`,
		`{"Owner":"张三","Host":"甲","PID":1,"Token":"../x","Time":"2026-11-29T12:00:00Z"}`, `{"PID":-1,"Host":"甲"}`, `{"Time":"x"}`,
	} {
		for k := range uint8(3) {
			f.Add(k, []byte(text))
		}
	}
	made, err := encode(&journal{record: record{Number: 1, Keep: 2, Manifest: sha256.Sum256(nil), Files: small.sums()}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint8(0), made)
	f.Add(uint8(0), made[:len(made)-4])
	f.Add(uint8(2), bytes.Replace(made, []byte("publish 1"), []byte("publish 2"), 1))
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		name := []string{journalName, lockName + "/owner", historyName + "/000001"}[which%3]
		forms := [][]byte{text}
		if which%3 != 1 { // with the digest that it should have: without it nobody reads further
			forms = append(forms, fmt.Appendf(nil, "%s%d %x\n%s\n", head, form, sha256.Sum256(text), text))
		}
		for k, text := range forms {
			tried(t, name, text, k > 0)
		}
	})
}

// tried publishes over a record. A forged one, with its digest, may say that files were to go: they are back, or it is said why not.
func tried(t *testing.T, name string, text []byte, forged bool) {
	t.Helper()
	root := memory(t)
	dir := filepath.Join(root, "site")
	put(t, filepath.Join(root, "beside.txt"), "beside")
	must(t, os.Mkdir(dir, 0o777))
	d := open(t, dir)
	mustPublish(t, d, small)
	put(t, filepath.Join(dir, filepath.FromSlash(name)), string(text))
	_, err := History(d)
	if err != nil && !errors.As(err, new(*RecordError)) {
		t.Errorf("the history: %v", err)
	}
	wanted := small.with("b.html", page("b"))
	if _, err = Publish(options(d, wanted)); err != nil {
		wanted = small
	}
	for name, content := range wanted {
		if got, _ := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))); string(got) != content && (err == nil || !forged) {
			t.Errorf("%s is %q after %v", name, got, err)
		}
	}
	if got, _ := os.ReadFile(filepath.Join(root, "beside.txt")); string(got) != "beside" {
		t.Error("what stands beside the destination is gone")
	}
}

// FuzzManifest: the manifest of a site to be published is taken whole or refused.
func FuzzManifest(f *testing.F) {
	whole := output.FormatRecord(map[string][32]byte{"index.html": sha256.Sum256([]byte("home")), "a/b.html": sha256.Sum256([]byte("b"))})
	f.Add(whole)
	f.Add(whole[:len(whole)-1])
	f.Add(append(bytes.Clone(whole), whole[len(whole)-80:]...))
	f.Add(bytes.ReplaceAll(whole, []byte("a/b.html"), []byte("../b.html")))
	f.Add(bytes.ReplaceAll(whole, []byte("a/b.html"), []byte("INDEX.html")))
	f.Fuzz(func(t *testing.T, text []byte) {
		root := memory(t)
		from := filepath.Join(root, "public")
		put(t, filepath.Join(root, "b.html"), "beside")
		put(t, filepath.Join(from, "index.html"), "home")
		put(t, filepath.Join(from, "a", "b.html"), "b")
		put(t, filepath.Join(from, "mine.txt"), "mine")
		put(t, filepath.Join(from, output.SumsName), string(text))
		source, err := Built(open(t, from))
		if err != nil {
			return
		}
		for name := range source.Files() {
			if output.CheckPath(name) != nil {
				t.Errorf("%q is to be published", name)
			}
		}
	})
}
