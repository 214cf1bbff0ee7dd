package sealtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/seal"
)

// TestUnsealed: neither the view of a site nor its copy has a seal of an edition or of targets, and both have all else.
func TestUnsealed(t *testing.T) {
	const root = "../../.."
	to := t.TempDir()
	if err := Copy(to, root, "data", "content"); err != nil {
		t.Fatal(err)
	}
	sealed, kept := 0, 0
	for _, folder := range []string{"data", "content"} {
		err := fs.WalkDir(os.DirFS(root), folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			record := strings.HasSuffix(name, seal.TargetsEnding) || folder == "content" && seal.Own(name) || strings.HasPrefix(name, "data/corrections/")
			_, seen := fs.Stat(Unsealed(os.DirFS(root)), name)
			_, copied := os.Stat(filepath.Join(to, filepath.FromSlash(name)))
			if record {
				sealed++
			} else {
				kept++
			}
			if (seen == nil) == record || (copied == nil) == record {
				t.Errorf("%s: seen: %v, copied: %v", name, seen, copied)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if sealed < 5 || kept < 50 {
		t.Errorf("%d records and %d other files", sealed, kept)
	}
}
