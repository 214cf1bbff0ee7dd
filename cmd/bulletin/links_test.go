package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/seal/sealtest"
)

// TestLinksOut: what a site's folder links to outside of it is not read, and so not published, whatever it stands in the place
// of; it is told with its path.
func TestLinksOut(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("密"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"content/2022-h1/edition.md", "content/2022-h1/counties/longshan.md", "data/site.yaml", "data/reports/2022-06.yaml", "data/reports",
		"content/2021", "content/2022-h1/indicators", "layouts", "layouts/county.html", "layouts/assets", "layouts/assets/bulletin.css",
	} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			if err := sealtest.Copy(root, "../..", "data", "content"); err != nil {
				t.Fatal(err)
			}
			at := filepath.Join(root, filepath.FromSlash(name))
			if err := os.RemoveAll(at); err != nil {
				t.Fatal(err)
			}
			if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(secret, at); err != nil {
				t.Skipf("no links here: %v", err)
			}
			for _, command := range []string{"check", "build"} {
				code, _, stderr := call(command, "-C", root)
				if code != exitMistakes || !strings.Contains(stderr, name+": 错误[outside-site]: ") {
					t.Errorf("%s = %d\n%.1000s", command, code, stderr)
				}
			}
			if _, err := os.Stat(filepath.Join(root, "public")); err == nil {
				t.Error("something was written")
			}
		})
	}
}
