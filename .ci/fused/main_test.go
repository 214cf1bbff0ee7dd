package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Only sums that are written here without a rounding are found, also where they come to be by inlining.
func TestFused(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module planted\n\ngo 1.26\n",
		"p.go": `package planted

func Sum(a, b, c float64) float64     { return a*b + c }
func Less(a, b, c float64) float64    { return c - a*b }
func Half(a, c float64) float64       { return c + half(a) }
func half(a float64) float64          { return a / 2 }
func Rounded(a, b, c float64) float64 { return float64(a*b) + c }
func Whole(a, b, c int) int           { return a*b + c }
`,
		"q/q.go": "package q\n\nimport \"planted\"\n\nfunc Through(a, b, c float64) float64 { return planted.Sum(a, b, c) }\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ target, want string }{
		{"linux/arm64", "p.go:3 p.go:4 p.go:5"},
		{"linux/loong64", "p.go:3 p.go:4 p.go:5"},
		{"linux/amd64 v3", "p.go:3 p.go:5"},
		{"linux/amd64 v1", ""},
	} {
		found, err := fused(dir, c.target, "./...")
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, f := range found {
			place := filepath.Base(f)
			place, _, _ = strings.Cut(strings.Replace(place, ":", "#", 1), ":")
			if place = strings.Replace(place, "#", ":", 1); len(lines) == 0 || lines[len(lines)-1] != place {
				lines = append(lines, place)
			}
		}
		if got := strings.Join(lines, " "); got != c.want {
			t.Errorf("%s: fused at %q, want %q", c.target, got, c.want)
		}
	}
}

func TestBuildFails(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module planted\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := fused(dir, "linux/arm64", "./missing"); err == nil {
		t.Error("a package that is missing is no error")
	}
}
