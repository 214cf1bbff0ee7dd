package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"bulletin/internal/disk"
)

// TestReadOnlySite: what reads a site or writes elsewhere changes nothing in it, and so works where it may not be written.
func TestReadOnlySite(t *testing.T) {
	at := inMemory(t)
	changedFigure(t, at)
	must(t, os.MkdirAll(filepath.Join(at, "copy"), 0o777))
	own := filepath.Join(at, "site") + string(filepath.Separator)
	registers := false // attachments of a sealed edition are entered in its list, in the site
	defer disk.Watch(func(op disk.Op, name string) error {
		if op != disk.Opening && strings.HasPrefix(name+string(filepath.Separator), own) {
			if !registers {
				t.Errorf("%s %s", op, name)
			}
			return syscall.EROFS
		}
		return nil
	})()
	for _, c := range []struct {
		code int
		args []string
	}{
		{exitClean, []string{"check", "-C", "@/site"}},
		{exitClean, []string{"check", "-C", "@/site", "--format", "json"}},
		{exitClean, []string{"check", "-C", "@/site", "--proof", "-o", "@/out/proof.html"}},
		{exitClean, []string{"check", "-C", "@/site", "--propose"}},
		{exitClean, []string{"findings", "-C", "@/site"}},
		{exitClean, []string{"fmt", "-C", "@/site", "--check"}},
		{exitClean, []string{"build", "-C", "@/site", "-o", "@/out/public"}},
		{exitClean, []string{"attach", "-C", "@/site", "-o", "@/out/files", "--static", "--whole", "2024-h1"}},
		{exitClean, []string{"form", "-C", "@/site", "-o", "@/out/forms", "2024-07"}},
		{exitMistakes, []string{"import", "-C", "@/site", "--dry-run", "@/out/forms"}}, // nobody has filled them in
		{exitClean, []string{"verify", "-C", "@/site", "@/out/public/2024-h1/index.html"}},
		{exitClean, []string{"publish", "-C", "@/site", "--from", "@/out/public", "@/dest"}},
	} {
		registers = c.args[0] == "attach"
		code, stdout, stderr := call(placedAt(at, c.args)...)
		if code != c.code && !(registers && strings.Contains(stderr, "没有登记")) {
			t.Errorf("%q = %d, %s\n%s", c.args, code, stdout, stderr)
		}
	}
}

// TestReadOnlyWrites: what is to write into a site that may not be written says so, with its place, and what stands.
func TestReadOnlyWrites(t *testing.T) {
	at := inMemory(t)
	untidy(t, at)
	own := filepath.Join(at, "site") + string(filepath.Separator)
	defer disk.Watch(func(op disk.Op, name string) error {
		if op != disk.Opening && strings.HasPrefix(name+string(filepath.Separator), own) {
			return syscall.EROFS
		}
		return nil
	})()
	for _, args := range [][]string{
		{"build", "-C", "@/site"}, {"attach", "-C", "@/site"}, {"form", "-C", "@/site", "2024-07"}, {"fmt", "-C", "@/site"},
		{"seal", "-C", "@/site", "targets", "2024"}, {"new", "report", "2024-08", "-C", "@/site"}, {"new", "schema", "-C", "@/site"},
	} {
		code, _, stderr := call(placedAt(at, args)...)
		if code != exitFailure || !strings.Contains(stderr, "磁盘是只读的") {
			t.Errorf("%q = %d, %q", args, code, stderr)
		}
		toldStanding(t, args[0], stderr)
	}
}

// TestRecordsLost: a disk on which nothing more can be recorded of a build fails no build, and costs the next one only time.
func TestRecordsLost(t *testing.T) {
	at := inMemory(t)
	withSite(t, at)
	failed := 0
	end := disk.Watch(func(op disk.Op, name string) error {
		if op != disk.Opening && strings.Contains(filepath.ToSlash(name), "/.bulletin/public/memo") {
			failed++
			return syscall.ENOSPC
		}
		return nil
	})
	for range 2 {
		if code, stdout, stderr := call("build", "-C", filepath.Join(at, "site")); code != exitClean || inEnglish(stderr) {
			t.Errorf("build = %d, %s\n%s", code, stdout, stderr)
		}
	}
	end()
	if failed == 0 {
		t.Error("no record was written")
	}
	if code, stdout, _ := call("build", "-C", filepath.Join(at, "site")); code != exitClean || !strings.Contains(stdout, "写入 0 个文件") {
		t.Errorf("the build after it = %d, %s", code, stdout)
	}
}

// TestNoHome: nothing needs a home folder.
func TestNoHome(t *testing.T) {
	at := inMemory(t)
	withSite(t, at)
	for _, name := range []string{"HOME", "USERPROFILE", "LocalAppData", "AppData"} {
		t.Setenv(name, filepath.Join(at, "none", "such"))
	}
	for _, name := range []string{"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"} {
		t.Setenv(name, "")
	}
	for _, args := range [][]string{
		{"build", "-C", "@/site"}, {"check", "-C", "@/site"}, {"attach", "-C", "@/site", "-o", "@/out", "schedule"},
		{"publish", "-C", "@/site", "@/dest"}, {"version"}, whole(filepath.Join(at, "new")),
	} {
		if code, stdout, stderr := call(placedAt(at, args)...); code != exitClean || inEnglish(stderr) {
			t.Errorf("%q = %d, %s\n%s", args, code, stdout, stderr)
		}
	}
	if _, err := os.Stat(filepath.Join(at, "none")); err == nil {
		t.Error("a home folder was made")
	}
}

// TestCaseAlone: files whose names differ in case alone, which are one file on Windows, are told as the author's mistake; nothing is
// written, and no command breaks.
func TestCaseAlone(t *testing.T) {
	for _, c := range []struct{ have, as, told string }{
		{"data/reports/2024-06.yaml", "data/reports/2024-06.YAML", "data/reports/2024-06.YAML"},
		{"data/site.yaml", "data/Site.yaml", "data/Site.yaml"},
		{"data/regions.yaml", "data/Regions.yaml", "data/Regions.yaml"},
		{"content/2024-h1/edition.md", "content/2024-h1/Edition.md", "content/2024-h1/Edition.md"},
		{"content/2024-h1/edition.md", "content/2024-H1/edition.md", "content/2024-H1: "},
		{"content/2024-h1/edition.md", "content/2024-h1/EDITION.MD", "content/2024-h1/EDITION.MD"},
	} {
		at := inMemory(t)
		withSite(t, at)
		text, err := os.ReadFile(filepath.Join(at, "site", c.have))
		must(t, err)
		name := filepath.Join(at, "site", c.as)
		if _, err := os.Stat(name); err == nil {
			t.Skip("names that differ in case alone are one file here")
		}
		must(t, os.MkdirAll(filepath.Dir(name), 0o777))
		must(t, os.WriteFile(name, text, 0o666))
		code, stdout, stderr := call("build", "-C", filepath.Join(at, "site"))
		if code != exitMistakes || !strings.Contains(stderr, c.told) || inEnglish(stderr) {
			t.Errorf("%s beside %s: build = %d, %s\n%s", c.as, c.have, code, stdout, stderr)
		}
		if _, err := os.Stat(filepath.Join(at, "site/public")); err == nil {
			t.Errorf("%s beside %s: pages were written", c.as, c.have)
		}
	}
}
