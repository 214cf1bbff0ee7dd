package output

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func line(p, content string) string {
	return fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(content)), p)
}

func TestSumsFormat(t *testing.T) {
	s := sums{"b.html": sha256.Sum256([]byte("b")), "a/c.html": sha256.Sum256([]byte("c"))}
	want := sumsHead + line("a/c.html", "c") + line("b.html", "b")
	if got := string(s.format()); got != want {
		t.Errorf("format() = %q, want %q", got, want)
	}
	if got, ok := parseSums([]byte(want)); !ok || fmt.Sprint(got) != fmt.Sprint(s) {
		t.Errorf("parseSums() = %v, %t, want %v", got, ok, s)
	}
}

func TestSumsParse(t *testing.T) {
	good := line("a", "a")
	for _, c := range []struct {
		name, text string
		ok         bool
		want       int
	}{
		{"whole", sumsHead + good, true, 1},
		{"CRLF", strings.ReplaceAll(sumsHead+good+line("b", "b"), "\n", "\r\n"), true, 2},
		{"cut off", sumsHead + good + good[:67], true, 1},
		{"no head", good, false, 0},
		{"empty", "", false, 0},
		{"another head", "# by hand\n" + good, false, 0},
		{"conflict marks", sumsHead + "<<<<<<< ours\n" + good + "=======\n" + line("a", "b") + ">>>>>>>\n", true, 1},
		{"up", sumsHead + line("../a", "a"), true, 0},
		{"absolute", sumsHead + line("/a", "a"), true, 0},
		{"drive", sumsHead + line(`c:\a`, "a"), true, 0},
		{"itself", sumsHead + line(SumsName, "a"), true, 0},
		{"short hash", sumsHead + good[2:], true, 0},
		{"no hex", sumsHead + "zz" + good[2:], true, 0},
		{"binary", sumsHead + "\x00\xff\n\n\n", true, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if s, ok := parseSums([]byte(c.text)); ok != c.ok || len(s) != c.want {
				t.Errorf("parseSums() = %d files, %t, want %d, %t", len(s), ok, c.want, c.ok)
			}
		})
	}
}

func TestSumsCheck(t *testing.T) {
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("no sha256sum here")
	}
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, before)
	cmd := exec.Command(tool, "-c", "--strict", "--quiet", SumsName)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("sha256sum -c = %v: %s", err, out)
	}
	put(t, filepath.Join(dir, "index.html"), "by hand")
	cmd = exec.Command(tool, "-c", "--strict", SumsName)
	cmd.Dir = dir
	if cmd.Run() == nil {
		t.Error("sha256sum -c does not see a changed page")
	}
}

// TestForgedRecord builds over records that name files which no build wrote.
func TestForgedRecord(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "public")
	put(t, filepath.Join(base, "outside.txt"), "outside")
	put(t, filepath.Join(base, "elsewhere/file.txt"), "elsewhere")
	put(t, filepath.Join(dir, "mine.txt"), "mine")
	put(t, filepath.Join(dir, "folder/mine.txt"), "mine")
	symlink(t, "../elsewhere", filepath.Join(dir, "link"))
	symlink(t, "../outside.txt", filepath.Join(dir, "file-link"))
	put(t, filepath.Join(dir, SumsName), sumsHead+line("../outside.txt", "outside")+line("link/file.txt", "elsewhere")+
		line("link", "elsewhere")+line("file-link", "outside")+line("mine.txt", "not mine")+line("folder", "")+
		line("a/../mine.txt", "mine")+line("no/such", "file")+line("folder/mine.txt", "mine")[:80])
	want := snapshot(t, base)
	s := mustBuild(t, dir, site{"index.html": "home"})
	if fmt.Sprint(s) != fmt.Sprint(Summary{Written: 1, Kept: []string{"mine.txt"}}) {
		t.Errorf("Commit() = %v", s)
	}
	got := snapshot(t, base)
	for p, entry := range want {
		if !strings.HasSuffix(p, SumsName) && got[p] != entry {
			t.Errorf("%s = %q, want %q", p, got[p], entry)
		}
	}
}

// TestLostRecord deletes the record, cuts it off, and builds on.
func TestLostRecord(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(name string) error
	}{
		{"gone", os.Remove},
		{"empty", func(name string) error { return os.Truncate(name, 0) }},
		{"cut off in its head", func(name string) error { return os.Truncate(name, 20) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustBuild(t, dir, before)
			if err := c.damage(filepath.Join(dir, SumsName)); err != nil {
				t.Fatal(err)
			}
			s := mustBuild(t, dir, before)
			if s.Written != 0 || s.Unchanged != len(before) {
				t.Errorf("Commit() = %v", s)
			}
			if s := mustBuild(t, dir, site{}); s.Removed != len(before) {
				t.Errorf("Commit() = %v, want all removed", s)
			}
		})
	}
}
