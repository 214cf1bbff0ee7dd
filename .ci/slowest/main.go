// Command slowest reads what go test -json says and writes what go test says without it: the closing line of each package,
// and all that a test or a build that fails has written. Below stand the whole time and the tests that took longest.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// shown is how many tests are listed.
const shown = 10

func main() {
	began := time.Now()
	failed, tests, err := read(os.Stdin, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "slowest:", err)
		os.Exit(2)
	}
	list(os.Stdout, time.Since(began), tests)
	if failed {
		os.Exit(1)
	}
}

// event is a line of go test -json; go doc test2json tells of its fields.
type event struct {
	Action, Package, ImportPath, Test, Output string
	Elapsed                                   float64 // seconds
}

// test is a test without a parent that has ended.
type test struct {
	pkg, name string
	seconds   float64
}

// read copies what a reader needs from in to out, and returns whether anything failed, and the tests.
func read(in io.Reader, out io.Writer) (failed bool, tests []test, err error) {
	said := map[string][]string{} // by package and test without a parent, until it has ended
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadString('\n')
		if line == "" && err == io.EOF {
			return failed, tests, nil
		}
		if err != nil && err != io.EOF {
			return failed, tests, err
		}
		var e event
		if json.Unmarshal([]byte(line), &e) != nil { // go itself speaks, of a flag or a module
			fmt.Fprint(out, line)
			continue
		}
		parent, _, isSub := strings.Cut(e.Test, "/")
		key := e.Package + " " + parent
		switch e.Action {
		case "output":
			if e.Test == "" && e.Output != "PASS\n" { // the closing line, or a panic outside tests
				fmt.Fprint(out, e.Output)
			} else if !strings.HasPrefix(e.Output, "=== ") {
				said[key] = append(said[key], e.Output)
			}
		case "build-output":
			fmt.Fprint(out, e.Output)
		case "build-fail":
			failed = true
		case "pass", "fail", "skip":
			failed = failed || e.Action == "fail"
			if isSub || e.Test == "" {
				break
			}
			if e.Action == "fail" {
				fmt.Fprint(out, strings.Join(said[key], ""))
			}
			delete(said, key)
			tests = append(tests, test{e.Package, e.Test, e.Elapsed})
		}
		if e.Action == "fail" && e.Test == "" { // what a test wrote that never ended
			for _, name := range slices.Sorted(keysOf(said, e.Package+" ")) {
				fmt.Fprint(out, strings.Join(said[name], ""))
				delete(said, name)
			}
		}
	}
}

// keysOf are the keys that begin with prefix.
func keysOf(said map[string][]string, prefix string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for key := range said {
			if strings.HasPrefix(key, prefix) && !yield(key) {
				return
			}
		}
	}
}

// list writes the whole time, and the tests that took longest.
func list(out io.Writer, whole time.Duration, tests []test) {
	slices.SortFunc(tests, func(a, b test) int {
		return cmp.Or(cmp.Compare(b.seconds, a.seconds), cmp.Compare(a.pkg, b.pkg), cmp.Compare(a.name, b.name))
	})
	fmt.Fprintf(out, "\n%d tests in %.1fs; the slowest:\n", len(tests), whole.Seconds())
	for _, t := range tests[:min(shown, len(tests))] {
		fmt.Fprintf(out, "%8.2fs  %s %s\n", t.seconds, t.pkg, t.name)
	}
}
