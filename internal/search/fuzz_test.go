package search

import (
	"encoding/json"
	"strings"
	"testing"
)

// FuzzMarshal: whatever names and texts are, the script of an edition is one call with JSON that nothing ends early.
func FuzzMarshal(f *testing.F) {
	for _, text := range []string{"保靖县", "</script>", "<!--", "\u2028\u2029", "\x00\xff", "重庆市", "\"\\", strings.Repeat("长", 300), "ﬁ①Ａ", "é\u0301"} {
		f.Add(text, text, []byte("<main><h2 id=\"x\">"+text+"</h2><p>"+text))
	}
	f.Fuzz(func(t *testing.T, name, label string, page []byte) {
		x := &Index{Edition: "a", Label: label, Names: []Name{{Text: name, Also: []string{label, ""}, Path: "a/b.html"}}}
		x.Put(0, Page{Path: "a/b.html", Sections: Read(page)})
		made, err := x.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		body, ok := strings.CutPrefix(string(made), "bulletinSearch(")
		body, ends := strings.CutSuffix(body, ");\n")
		if !ok || !ends || !json.Valid([]byte(body)) || strings.ContainsAny(body, "<>\u2028\u2029") {
			t.Errorf("no script: %s", made)
		}
		if again, _ := x.Marshal(); string(again) != string(made) {
			t.Error("another one the second time")
		}
	})
}
