package build

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
)

// longestPath is how long a path of the repository may be: Windows takes 259 characters, and leaves the rest to the folder that it is
// cloned to.
const longestPath = 160

// TestTree: Windows can check out every file of the repository.
func TestTree(t *testing.T) {
	folded := map[string]string{}
	err := fs.WalkDir(os.DirFS("../.."), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == ".git" || e.Name() == ".bulletin" || e.Name() == "node_modules") {
			return fs.SkipDir
		}
		if why := refusedByWindows(name); why != "" {
			t.Errorf("%s: %s", name, why)
		}
		if other, taken := folded[strings.ToLower(name)]; taken {
			t.Errorf("%s and %s differ in case alone", other, name)
		}
		folded[strings.ToLower(name)] = name
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	attributes, err := os.ReadFile("../../.gitattributes")
	for _, line := range []string{"\n* text=auto eol=lf\n", "\n**/testdata/** -text\n", "\npublic/** -text "} {
		if err != nil || !strings.Contains(string(attributes), line) {
			t.Errorf(".gitattributes lacks %q: %v", line, err)
		}
	}
	if len(folded) < 1000 {
		t.Errorf("only %d files were seen", len(folded))
	}
	for name, bad := range map[string]bool{
		"a/con": true, "Nul.txt": true, "lpt1.tar.gz": true, "a./b": true, "a /b": true, "a:b": true, "a?b": true, `a\b`: true, "a\x01": true,
		"console": false, "com10": false, "a.b/.c": false, "通报/数据.yaml": false, strings.Repeat("长", 161): true, strings.Repeat("长", 160): false,
		"com¹": true,
	} {
		if why := refusedByWindows(name); (why != "") != bad {
			t.Errorf("%q: %q", name, why)
		}
	}
}

// TestPatterns: no file is looked for by a pattern that a path is part of, for in a pattern the brackets of a folder's name mean
// something. The one place that takes patterns from people writes brackets out.
func TestPatterns(t *testing.T) {
	patterns := regexp.MustCompile(`\b(Glob|ParseGlob|ParseFiles|ParseFS|path\.Match|filepath\.Match)\(`)
	seen := 0
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		source, err := fs.ReadFile(root, name)
		if found := patterns.FindString(string(source)); found != "" {
			if seen++; name != "cmd/bulletin/import_find.go" {
				t.Errorf("%s calls %s…)", name, found)
			}
		}
		return err
	})
	if err != nil || seen != 1 {
		t.Errorf("%d files take patterns, %v", seen, err)
	}
}

var windowsDevice = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)`)

// refusedByWindows says why Windows has no such file, or is empty.
func refusedByWindows(name string) string {
	if n := len(utf16.Encode([]rune(name))); n > longestPath {
		return "too long"
	}
	for dir := name; dir != "."; dir = path.Dir(dir) {
		base := path.Base(dir)
		switch {
		case windowsDevice.MatchString(base):
			return base + " is a device"
		case strings.HasSuffix(base, ".") || strings.HasSuffix(base, " "):
			return base + " ends with a full stop or a space"
		case strings.ContainsAny(base, `\:*?"<>|`) || strings.ContainsFunc(base, func(r rune) bool { return r < ' ' }):
			return base + " holds a sign that no name may hold"
		}
	}
	return ""
}
