package address

import (
	"path"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// FuzzFileName: the name of any text is a file name everywhere, and two texts have two names.
func FuzzFileName(f *testing.F) {
	for _, pair := range [][2]string{{"2022-01", "2022-1"}, {"1A", "1a"}, {"con", "CON"}, {"", " "}, {"../x", "..\\x"}, {"_4e00", "一"}, {"𠮷", "\U00020bb7x"}, {"\xff", "\ufffd"}, {strings.Repeat("督", 60), strings.Repeat("督", 61)}} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		name := FileName(a)
		if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_-") != "" || len(name) > LongestName+17 || strings.HasPrefix(name, "-") {
			t.Errorf("FileName(%q) = %q", a, name)
		}
		valid := strings.ToValidUTF8(a, "") == a && strings.ToValidUTF8(b, "") == b // the loader takes no other
		if valid && a != b && name == FileName(b) {
			t.Errorf("%q and %q are both %q", a, b, name)
		}
	})
}

// FuzzTo: a link leads from its page to what it is about.
func FuzzTo(f *testing.F) {
	f.Add("2022-h1", "jishou", "2022-h1/index.html")
	f.Add("2022", "a", "2022-h1/index.html")
	f.Add("a", "a", "a/a/a")
	f.Add("a", "b", "index.html")
	f.Fuzz(func(t *testing.T, edition, region, to string) {
		for _, text := range []string{edition, region, strings.ReplaceAll(to, "/", "x")} {
			if text == "" || strings.Trim(text, "abcdefghijklmnopqrstuvwxyz0123456789-.") != "" || strings.Trim(text, ".") == "" {
				return
			}
		}
		if path.Clean(to) != to || path.IsAbs(to) || strings.HasPrefix(to, "..") || strings.Contains(to, "/..") {
			return
		}
		e := &model.Edition{ID: edition}
		for _, page := range []string{Home, Bulletin(e), County(e, &model.Region{ID: region})} {
			if got := path.Join(path.Dir(page), At(page, e).To(to)); got != to {
				t.Errorf("from %s to %s leads to %s", page, to, got)
			}
		}
	})
}
