package browser

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestLinks(t *testing.T) {
	for _, c := range []struct{ name, markup, want string }{
		{"none", `<p>文`, ""},
		{"file", `<a href="a/b.html">文</a>`, ""},
		{"own id", `<a href="#x">文</a><p id="x">`, ""},
		{"other page's id", `<a href="a/b.html#y">文</a>`, ""},
		{"Chinese id", `<a href="a/b.html#%E4%B8%80">文</a>`, ""},
		{"another site", `<a href="https://example.org/">文</a>`, ""},
		{"icon in itself", `<link rel="icon" href="data:,">`, ""},
		{"missing file", `<a href="a/c.html">文</a>`, "index.html: a/c.html: no such file"},
		{"missing id", `<a href="a/b.html#x">文</a>`, "index.html: a/b.html#x: no such id"},
		{"missing own id", `<a href="#x">文</a>`, "index.html: #x: no such id"},
		{"folder", `<a href="a/">文</a>`, "index.html: a/: does not end in a file's name"},
		{"folder by name", `<a href="a">文</a>`, "index.html: a: does not end in a file's name"},
		{"above", `<a href="../index.html">文</a>`, "index.html: ../index.html: no such file"},
		{"root", `<a href="/index.html">文</a>`, "index.html: /index.html: is not relative"},
		{"host", `<a href="//example.org/a.html">文</a>`, "index.html: //example.org/a.html: is not relative"},
		{"script", `<a href="javascript:alert(1)">文</a>`, "index.html: javascript:alert(1): is not relative"},
		{"script elsewhere", `<script src="https://example.org/a.js"></script>`, "index.html: https://example.org/a.js: leaves the folder"},
		{"Chinese name", `<a href="甲.html">文</a>`, "index.html: 甲.html: is not ASCII"},
		{"backslash", `<a href="a\b.html">文</a>`, "index.html: a\\b.html: is not ASCII"},
		{"id twice", `<p id="x"></p><p id="x"></p>`, "index.html: id x stands twice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := fstest.MapFS{
				"index.html": {Data: []byte("<!DOCTYPE html>\n<html lang=zh-CN><body>" + c.markup + "</body></html>")},
				"a/b.html":   {Data: []byte(`<!DOCTYPE html><html><body><p id="y"><p id="一"></body></html>`)},
			}
			faults, err := Links(folder)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(faults, "\n"); got != c.want {
				t.Errorf("Links(%s) = %q, want %q", c.markup, got, c.want)
			}
		})
	}
}
