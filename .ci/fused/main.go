// Command fused builds packages for processors that multiply and add in one operation, and lists where the compiler would do so.
// Such a sum is not rounded in between, so a drawing would have other bytes there: a product in a sum is written float64(a*b).
//
//	go run ./.ci/fused ./cmd/bulletin
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
)

// targets are what a program is built for; each fuses some sums that the others do not.
var targets = []string{"linux/arm64", "linux/loong64", "linux/amd64 v3"}

func main() {
	failed := false
	for _, target := range targets {
		found, err := fused(".", target, os.Args[1:]...)
		if err != nil {
			fmt.Fprintln(os.Stderr, "fused:", err)
			os.Exit(2)
		}
		for _, place := range found {
			failed = true
			fmt.Printf("%s: %s: a product in a sum is not rounded: write float64(a*b)\n", target, place)
		}
	}
	if failed {
		os.Exit(1)
	}
}

// trigger is how the compiler tells of a sum that it fuses: its position, behind those that it was inlined into.
var trigger = regexp.MustCompile(`(?m)^fmahash triggered (?:\S*;)?(\S+) [01]+$`)

// fused are the positions in packages of the module of dir where a sum is fused for a target.
func fused(dir, target string, packages ...string) ([]string, error) {
	system, version, _ := strings.Cut(target, " ")
	goos, arch, _ := strings.Cut(system, "/")
	module, err := run(dir, nil, "list", "-m")
	if err != nil {
		return nil, err
	}
	flag := "-gcflags=" + strings.TrimSpace(string(module)) + "/...=-d=fmahash=vy"
	env := []string{"CGO_ENABLED=0", "GOOS=" + goos, "GOARCH=" + arch, "GOAMD64=" + version}
	said, err := run(dir, env, append([]string{"build", "-o", os.DevNull, flag}, packages...)...)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, m := range trigger.FindAllSubmatch(said, -1) {
		found = append(found, string(m[1]))
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// run runs go and returns what it says.
func run(dir string, env []string, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, said.Bytes())
	}
	return said.Bytes(), nil
}
