package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/chromium"
	"bulletin/internal/longtest"
)

// TestForms: each form has a flag that makes its file beside the page, a line of the help and a row of the manual.
func TestForms(t *testing.T) {
	longtest.Skip(t)
	manual, err := os.ReadFile("../../docs/tasks/attach.md")
	if err != nil {
		t.Fatal(err)
	}
	_, noBrowser := chromium.Find(chromium.System{OS: runtime.GOOS, Env: os.Getenv, Look: exec.LookPath})
	for k, form := range build.Forms {
		args := []string{"schedule"}
		if k > 0 { // the first is made without a flag
			args = append(args, "--"+form.Name)
			if !strings.Contains(attachHelp, "\n  --"+form.Name+" ") {
				t.Errorf("the help lacks --%s", form.Name)
			}
			if !strings.Contains(string(manual), "\n| `--"+form.Name+"` | ") {
				t.Errorf("the manual lacks --%s", form.Name)
			}
		}
		if form.Printed && noBrowser != nil {
			if os.Getenv("CI") == "true" {
				t.Error(noBrowser)
			}
			continue
		}
		dir := t.TempDir()
		code, _, stderr := call(append([]string{"attach", "-C", site, "-o", filepath.Join(dir, "out")}, args...)...)
		if files := filesIn(t, filepath.Join(dir, "out")); code != exitClean || !slices.Contains(files, "2024-h1-schedule"+form.Ending) {
			t.Errorf("attach --%s = %d, %q; files %q", form.Name, code, stderr, files)
		}
	}
}
