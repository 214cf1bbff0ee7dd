package site

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree makes files, with their folders, below a new folder.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, nil, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// TestCheckTarget: nothing is written among the sources of a site, whatever the name that leads there, and no folder that
// holds them is replaced as a whole.
func TestCheckTarget(t *testing.T) {
	base := tree(t, "site/data/site.yaml", "site/content/2024/edition.md", "site/public/index.html", "site/.git/HEAD",
		"share/texts/2024/edition.md", "other/data/site.yaml", "plain/data/table.csv", "used/here/file")
	symlinks := true
	for link, to := range map[string]string{
		"to-data": "site/data", "to-site": "site", "to-year": "site/content/2024", "linked/content": "../share/texts", "loop": "loop",
	} {
		name := filepath.Join(base, link)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.Symlink(filepath.FromSlash(to), name)); err != nil {
			symlinks = false
		}
		if _, err := os.Readlink(name); err != nil { // Wine says that it made one
			symlinks = false
		}
	}
	if err := os.Mkdir(filepath.Join(base, "linked/data"), 0o777); err != nil {
		t.Fatal(err)
	}
	const fine, files, never = "fine", "files only", "never"
	for _, c := range []struct{ root, target, want string }{
		{"site", "site/public", fine},
		{"site", "site/new/deep", fine},
		{"site", "elsewhere", fine},
		{"site", "plain/data", fine},
		{"site", "plain", fine},
		{"site", "site/database", fine},
		{"site", "site/public/data", fine},
		{"site", "loop", fine}, // told by whoever writes
		{"site", "site", files},
		{"site", "site/content/..", files},
		{"site", ".", files},
		{"site", "to-site", files},
		{"site", "other", files},
		{"site", "used", files},
		{"site", "used/here", files},
		{"site", "site/data", never},
		{"site", "site/data/imports/new", never},
		{"site", "site/Data/new", never},
		{"site", "site/layouts", never}, // there is none yet
		{"site", "site/LAYOUTS/x", never},
		{"site", "to-data", never},
		{"site", "to-data/new", never},
		{"site", "to-site/content", never},
		{"site", "to-year", never},
		{"site", "site/.bulletin", never},
		{"site", "elsewhere/.bulletin/public", never},
		{"site", "site/.git/hooks", never},
		{"site", "other/content/x", never},
		{"linked", "share", files},
		{"linked", "share/texts", never},
		{"linked", "share/texts/2024", never},
		{"linked", "share/more", fine},
		{"", "site/content/x", never},
		{"", "plain/content", fine},
	} {
		if !symlinks && (c.root == "linked" || strings.HasPrefix(c.target, "to-") || c.target == "loop") {
			continue
		}
		root := c.root
		if root != "" {
			root = filepath.Join(base, root)
		}
		target := filepath.Join(base, filepath.FromSlash(c.target))
		want := map[string][2]bool{fine: {}, files: {false, true}, never: {true, true}}[c.want]
		got := [2]bool{
			errors.As(CheckTarget(root, target), new(*TargetError)),
			errors.As(CheckFolder(root, target, filepath.Join(base, "used/here")), new(*TargetError)),
		}
		if root != "" && got != want || got[0] != want[0] {
			t.Errorf("%s into %s: refused %v, want %v", c.root, c.target, got, want)
		}
	}
}
