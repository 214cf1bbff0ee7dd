package memo

import (
	"io"
	"io/fs"
	"reflect"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
)

func site(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// TestSame: whatever way a file was read, a change of it is seen, and nothing else is.
func TestSame(t *testing.T) {
	files := map[string]string{"data/a.yaml": "a", "data/b.yaml": "b", "content/e/edition.md": "---\nx: 1\n---\ntext\n", "else": "1"}
	watch := Watch(site(files))
	if err := fstest.TestFS(watch, "data/a.yaml", "data/b.yaml"); err != nil {
		t.Fatal(err)
	}
	watch = Watch(site(files))
	read := []func(){
		func() { fs.ReadFile(watch, "data/a.yaml") },
		func() {
			file, err := watch.Open("data/b.yaml")
			if err != nil {
				t.Fatal(err)
			}
			if text, err := io.ReadAll(file); err != nil || string(text) != "b" {
				t.Errorf("read %q, %v", text, err)
			}
			file.Close()
		},
		func() { fs.ReadDir(watch, "content") },
		func() { fs.ReadFile(watch, "content/e/edition.md") },
		func() { fs.ReadFile(watch, "data/none.yaml") },
		func() { fs.Stat(watch, "layouts") },
	}
	for _, do := range read {
		do()
	}
	reading := watch.Reading()
	for _, test := range []struct {
		what, file, text string
		same             bool
	}{
		{"nothing", "data/a.yaml", "a", true},
		{"a file that nobody read", "else", "2", true},
		{"a content", "data/a.yaml", "A", false},
		{"a content read by opening", "data/b.yaml", "bb", false},
		{"a text", "content/e/edition.md", "---\nx: 1\n---\nTEXT\n", false},
		{"a name in a folder", "content/f/edition.md", "", false},
		{"a file that was not there", "data/none.yaml", "", false},
		{"a folder that was not there", "layouts/base.html", "", false},
	} {
		now := map[string]string{test.file: test.text}
		for name, text := range files {
			if name != test.file {
				now[name] = text
			}
		}
		if got := reading.Same(site(now)); got != test.same {
			t.Errorf("%s: same %t, want %t", test.what, got, test.same)
		}
	}
	if (Reading{}).Same(site(files)) {
		t.Error("nothing that was read is the same as anything")
	}
}

// TestInputs: which changes concern which edition.
func TestInputs(t *testing.T) {
	base := Reading{
		{Content, "data/site.yaml"}:              "1",
		{Content, "data/reports/2022-03.yaml"}:   "1",
		{Content, "data/reports/2022-06.yaml"}:   "1",
		{Content, "data/targets/2022.yaml"}:      "1",
		{Content, "data/targets/2023.yaml"}:      "1",
		{Content, "data/sources/2022-06.yaml"}:   "1",
		{Content, "content/q1/edition.md"}:       "1",
		{Head, "content/q1/edition.md"}:          "1",
		{Content, "content/h1/edition.md"}:       "1",
		{Head, "content/h1/edition.md"}:          "1",
		{Content, "content/h1/counties/jia.md"}:  "1",
		{Content, "content/q10/counties/jia.md"}: "1",
		{Content, "content/h1/seal.yaml"}:        "1",
		{Content, "content/h1/published-1.csv"}:  "1",
		{Content, "content/h1/attachments.yaml"}: "1",
		{Content, "layouts/base.html"}:           "1",
		{Content, "data/new kind/2030.yaml"}:     "1",
		{Names, "data/reports"}:                  "1",
		{Stat, "data/reports/2022-03.yaml"}:      "1",
	}
	concerns := map[Key]bool{ // the edition q1 of March
		{Content, "data/site.yaml"}: true, {Content, "data/reports/2022-03.yaml"}: true, {Content, "data/targets/2022.yaml"}: true,
		{Content, "content/q1/edition.md"}: true, {Head, "content/h1/edition.md"}: true, {Content, "layouts/base.html"}: true,
		{Content, "data/new kind/2030.yaml"}: true, {Content, "content/h1/seal.yaml"}: true, {Content, "content/h1/published-1.csv"}: true,
	}
	inputs := func(r Reading) string { return r.Inputs("p", []string{"index.html"}, "q1", "2022-03") }
	for key := range base {
		changed := Reading{}
		for k, v := range base {
			changed[k] = v
		}
		changed[key] = "2"
		if got := inputs(changed) != inputs(base); got != concerns[key] {
			t.Errorf("%c %s concerns q1: %t, want %t", key.Kind, key.Path, got, concerns[key])
		}
	}
	for name, other := range map[string]string{
		"program": base.Inputs("q", []string{"index.html"}, "q1", "2022-03"), "pages": base.Inputs("p", []string{"a"}, "q1", "2022-03"),
		"edition": base.Inputs("p", []string{"index.html"}, "q2", "2022-03"), "month": base.Inputs("p", []string{"index.html"}, "q1", "2022-06"),
	} {
		if other == inputs(base) {
			t.Errorf("another %s has the same inputs", name)
		}
	}
}

func TestRecord(t *testing.T) {
	r := &Record{
		Program: "p", Read: Reading{{Content, "data/a b.yaml"}: "1:x"}, Pages: 3,
		Site: Part{Files: map[string]string{"index.html": "00"}},
		Editions: []Part{{ID: "h1", Inputs: "i", Through: "2022-06", Files: map[string]string{"h1/index.html": "11"}, Charts: 2,
			Messages: []diag.Diagnostic{{Pos: diag.Pos{File: "content/h1/edition.md", Line: 3, Col: 4}, Severity: diag.Warning, Code: "c", Text: "甲", Fix: "乙"}}}},
	}
	text, err := r.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	if got := Unmarshal(text); !reflect.DeepEqual(got, r) {
		t.Errorf("read %+v, want %+v", got, r)
	}
	for at := range text { // cut off anywhere, or with a bit turned
		if Unmarshal(text[:at]) != nil {
			t.Fatalf("a record of %d bytes of %d was taken", at, len(text))
		}
		spoilt := append([]byte(nil), text...)
		spoilt[at] ^= 4
		if Unmarshal(spoilt) != nil {
			t.Fatalf("a record with byte %d spoilt was taken", at)
		}
	}
	r.Checked = make([]diag.Diagnostic, mostMessages+1)
	if text, err := r.Marshal(); text != nil || err != nil {
		t.Errorf("a record of too many messages: %d bytes, %v", len(text), err)
	}
}

func TestHead(t *testing.T) {
	for text, want := range map[string]string{
		"---\na: 1\n---\ntext\n":        "---\na: 1\n---\n",
		"\ufeff---\r\na: 1\r\n---\r\nt": "\ufeff---\r\na: 1\r\n---\r\n",
		"text\n---\n":                   "text\n---\n",
		"---\na: 1\n":                   "---\na: 1\n",
		"":                              "",
	} {
		if got := string(head([]byte(text))); got != want {
			t.Errorf("head(%q) = %q, want %q", text, got, want)
		}
	}
}
