package longtest

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestRun holds that .ci/run runs what go test ./... leaves out: that each call is where the script looks for it, and that it does.
func TestRun(t *testing.T) {
	first := regexp.MustCompile(`(?m)^func Test\w+\(t \*testing\.T\) \{\n\tlongtest\.Skip\(t\)\n`)
	n := 0
	err := fs.WalkDir(os.DirFS("../.."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "longtest_test.go") {
			return err
		}
		source, err := os.ReadFile("../../" + name)
		if err != nil {
			return err
		}
		calls, found := strings.Count(string(source), "longtest.Skip("), len(first.FindAll(source, -1))
		if calls != found {
			t.Errorf("%s: %d calls, %d of them the first statement of a test", name, calls, found)
		}
		n += found
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 40 {
		t.Errorf("%d tests, want at least 40", n)
	}
	for file, line := range map[string]string{"run": `(?m)^long=.*longtest\.Skip\(t\)`, "long": `go test -race -run \. `} {
		script, err := os.ReadFile("../../.ci/" + file)
		if err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(line).Match(script) {
			t.Errorf(".ci/%s has no line %s", file, line)
		}
	}
}

// TestSkip: this run is without -run or with it, and Skip does what it says.
func TestSkip(t *testing.T) {
	left := true
	t.Run("one", func(t *testing.T) {
		Skip(t)
		left = false
	})
	if named := strings.Contains(strings.Join(os.Args, " "), "-test.run="); left == named {
		t.Errorf("left out: %v; named: %v", left, named)
	}
}
