package output

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// FuzzParseRecord: a record of files is read line by line; no path that no build writes comes out, and what is whole reads back.
func FuzzParseRecord(f *testing.F) {
	whole := FormatRecord(map[string][32]byte{"index.html": {1}, "2022-h1/a.html": {2}})
	f.Add(whole)
	f.Add(whole[:len(whole)-5])
	f.Add(bytes.ReplaceAll(whole, []byte("\n"), []byte("\r\n")))
	for _, p := range []string{"../x", "/etc/passwd", "a/../b", "CON", "a\\b", "a//b", "A.html", " a", "a.", "", ".bulletin/x", "一"} {
		f.Add(append(bytes.Clone(whole), bytes.ReplaceAll(whole[len(sumsHead):], []byte("index.html"), []byte(p))...))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		files, ok := ParseRecord(text)
		for p := range files {
			if !filepath.IsLocal(filepath.FromSlash(p)) || CheckPath(p) != nil {
				t.Errorf("%q comes out", p)
			}
		}
		again, okAgain := ParseRecord(FormatRecord(files))
		if ok && !okAgain || len(again) != len(files) {
			t.Errorf("%d files become %d", len(files), len(again))
		}
	})
}

// FuzzSums: whatever the record in an output folder says, a build replaces the folder or refuses, and what nobody listed is not lost.
func FuzzSums(f *testing.F) {
	whole := FormatRecord(map[string][32]byte{"index.html": {1}, "mine.txt": {2}, "a/b.html": {3}})
	for _, seed := range [][]byte{whole, whole[:40], whole[:len(whole)-1], nil, []byte("x"), append(bytes.Clone(whole), "\x00"...), append(bytes.Clone(whole), whole...)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		root := memory(t)
		dir := filepath.Join(root, "public")
		lay(t, filepath.Join(root, "beside.txt"), "beside")
		lay(t, filepath.Join(dir, "mine.txt"), "mine")
		lay(t, filepath.Join(dir, "index.html"), "old")
		lay(t, filepath.Join(dir, SumsName), string(text))
		_, err := build(dir, calm(), site{"index.html": "new", "b.html": "b"})
		want := "old"
		if err == nil {
			want = "new"
		}
		if got, _ := os.ReadFile(filepath.Join(dir, "index.html")); string(got) != want {
			t.Errorf("index.html is %q after %v", got, err)
		}
		if got, _ := os.ReadFile(filepath.Join(root, "beside.txt")); string(got) != "beside" {
			t.Error("what stands beside the folder is gone")
		}
		kept := false
		_ = filepath.WalkDir(root, func(name string, _ os.DirEntry, err error) error {
			if got, _ := os.ReadFile(name); string(got) == "mine" {
				kept = true
			}
			return err
		})
		if !kept {
			t.Errorf("a file that no build wrote is gone, by the record %q", text)
		}
	})
}

// FuzzJournal: whatever a stopped run seems to have left, nothing outside the folder is touched and the next files are written.
func FuzzJournal(f *testing.F) {
	for _, text := range []string{
		"", "null", "[]", "[null]", `[{"Name":"a.html","Was":"","Now":""}]`, `[{"Name":"../beside.txt","Was":"","Now":"x"}]`, `[{"Name":"/etc/passwd"}]`, `[{"Name":""}]`, `[{"Name":"."}]`,
		`[{"Name":"a.html","Was":"2bd806c97f0e00af1a1fc3328fa763a9269723c8db8fac4f93af71db186d6e90","Now":"x"}]`, `[{"Name":"a.html"},{"Name":"a.html/b"}]`, `[{"Name":"a\u0000b"}]`, `{"Name":1}`, `[{"Name":"new-0"}]`,
	} {
		f.Add(text, true)
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, back bool) {
		root := memory(t)
		dir := filepath.Join(root, "files")
		name := journalName
		if back {
			name = backName
		}
		lay(t, filepath.Join(root, "beside.txt"), "beside")
		lay(t, filepath.Join(dir, "a.html"), "a")
		lay(t, filepath.Join(dir, stageName, "new-0"), "staged")
		lay(t, filepath.Join(dir, stageName, "old-0"), "aside")
		lay(t, filepath.Join(dir, stageName, name), text)
		if files, err := OpenFiles(dir, true); err == nil {
			if err := files.Abort(); err != nil {
				t.Errorf("abort: %v", err)
			}
		}
		if got, _ := os.ReadFile(filepath.Join(root, "beside.txt")); string(got) != "beside" {
			t.Error("what stands beside the folder is gone")
		}
		if got, err := os.ReadFile(filepath.Join(dir, "a.html")); err != nil || string(got) != "a" && string(got) != "staged" && string(got) != "aside" {
			t.Errorf("a.html is %q, %v", got, err)
		}
	})
}

func lay(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}
