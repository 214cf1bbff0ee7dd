package load

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/diag"
)

func TestFormat(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"nothing to do", "a: 1\nb:\n  c: 2 # 批注\n", "a: 1\nb:\n  c: 2 # 批注\n"},
		{"spaces around a colon", "a:    1\nb :  2\n", "a: 1\nb: 2\n"},
		{"indentation", "a:\n    b:\n        c: 1\n        d: 2\n    e: 3\n", "a:\n  b:\n    c: 1\n    d: 2\n  e: 3\n"},
		{"a list that is not indented", "a:\n- x\n- y\nb: 1\n", "a:\n  - x\n  - y\nb: 1\n"},
		{"mappings in a list", "a:\n-   id: x\n    name: y\n-   id: z\n", "a:\n  - id: x\n    name: y\n  - id: z\n"},
		{"braces and brackets", "a: { b: 1 ,c:   2 }\nd: [ 1,2 , 3 ]\n", "a: {b: 1, c: 2}\nd: [1, 2, 3]\n"},
		{"braces over lines", "a:\n    b: {c: 1,\n        d: 2}\n", "a:\n  b: {c: 1,\n      d: 2}\n"},
		{"quotes", "a: '甲'\nb: 'it''s'\nc: '\\'\nd: \"1\"\n", "a: \"甲\"\nb: 'it''s'\nc: '\\'\nd: \"1\"\n"},
		{"ends of lines", "\r\na: 1  \r\n\r\n\r\nb: 2\t\r\n\r\n", "a: 1\n\n\nb: 2\n"},
		{"a byte order mark", "\ufeffa: 1", "a: 1\n"},
		{"comments move along", "a:\n    # 甲\n    b: 1\n    # 乙\n\n# 丙\nc: 2\n", "a:\n  # 甲\n  b: 1\n  # 乙\n\n# 丙\nc: 2\n"},
		{"a text in lines", "a:\n    b: |\n        甲  \n          乙\n    c: 1\n", "a:\n  b: |\n      甲  \n        乙\n  c: 1\n"},
		{"a quotation over lines", "a:\n    b: \"甲\n      乙\"\n", "a:\n  b: \"甲\n    乙\"\n"},
	} {
		var diags diag.List
		out, ok := Format("data/x.yaml", []byte(test.in), &diags)
		if !ok || string(out) != test.want {
			t.Errorf("%s: %v\n%q\nwant\n%q", test.name, ok, out, test.want)
		}
		again, _ := Format("data/x.yaml", out, &diags)
		if !bytes.Equal(again, out) {
			t.Errorf("%s: again\n%q\nafter\n%q", test.name, again, out)
		}
	}
}

func TestFormatText(t *testing.T) {
	var diags diag.List
	const in, want = "---\r\nlabel:   一季度\r\nrecipients: [ 甲,乙 ]\r\n---\r\n\r\n正文：   不动  \r\n", "---\nlabel: 一季度\nrecipients: [甲, 乙]\n---\n\n正文：   不动  \n"
	if out, ok := Format("content/a/edition.md", []byte(in), &diags); !ok || string(out) != want {
		t.Errorf("%v %q, want %q", ok, out, want)
	}
	const bare = "没有开头的评述。\n"
	if out, ok := Format("content/a/counties/b.md", []byte(bare), &diags); !ok || string(out) != bare {
		t.Errorf("%v %q, want %q", ok, out, bare)
	}
	if _, ok := Format("data/x.yaml", []byte("a: [\n"), &diags); ok || !diags.HasErrors() {
		t.Error("what is no YAML was formatted")
	}
}

// formatHolds holds what formatting promises of one text.
func formatHolds(t *testing.T, name string, in []byte) (changed bool) {
	t.Helper()
	var diags diag.List
	out, ok := Format(name, in, &diags)
	if !ok {
		return false
	}
	before, good := Lines(in)
	after, still := Lines(out)
	if path.Ext(name) == ".yaml" && (good != still || strings.Join(before, "\n") != strings.Join(after, "\n")) {
		t.Fatalf("formatting changes what a text says:\n%q\nbecame\n%q", in, out)
	}
	again, ok := Format(name, out, &diags)
	if !ok || !bytes.Equal(again, out) {
		t.Fatalf("formatting is not at rest:\n%q\nbecame\n%q\nthen\n%q", in, out, again)
	}
	if a, b := bytes.Count(in, []byte("#")), bytes.Count(out, []byte("#")); a != b {
		t.Fatalf("%d marks of comments became %d:\n%q\n%q", a, b, in, out)
	}
	return !bytes.Equal(in, out)
}

// corpus are the YAML files of this package's test sites and of the sample.
func corpus(t testing.TB) map[string][]byte {
	out := map[string][]byte{}
	for _, root := range []string{"testdata/base", "testdata/good", "../.."} {
		for _, folder := range []string{"data", "."} {
			if root == "../.." && folder == "." {
				continue
			}
			fs.WalkDir(os.DirFS(path.Join(root, folder)), ".", func(name string, d fs.DirEntry, err error) error {
				if err == nil && !d.IsDir() && path.Ext(name) == ".yaml" {
					full := path.Join(root, folder, name)
					if text, err := os.ReadFile(full); err == nil && len(text) < 20_000 {
						out[full] = text
					}
				}
				return nil
			})
		}
	}
	if len(out) < 10 {
		t.Fatalf("only %d files in the corpus", len(out))
	}
	return out
}

// TestFormatSpoilt spoils the looks of files at random, and now and then what they say too: formatting keeps what they say and
// comes to rest.
func TestFormatSpoilt(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 3))
	files := corpus(t)
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	changed := 0
	const cases = 500
	for range cases {
		text := files[names[r.IntN(len(names))]]
		spoilt := spoil(r, string(text))
		if formatHolds(t, "data/x.yaml", []byte(spoilt)) {
			changed++
		}
	}
	t.Logf("%d spoilt files, of which formatting changed %d", cases, changed)
	if changed < cases/3 {
		t.Errorf("formatting changed %d of %d spoilt files: the test says nothing", changed, cases)
	}
}

// spoil changes the looks of a text: indentation, gaps, ends of lines, blank lines and comments; one time in ten any byte.
func spoil(r *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	if by := r.IntN(3); by > 0 { // all indentation times two or three
		for k, line := range lines {
			in := len(line) - len(strings.TrimLeft(line, " "))
			lines[k] = strings.Repeat(" ", in*by) + line
		}
	}
	for range 1 + r.IntN(20) {
		k := r.IntN(len(lines))
		switch r.IntN(7) {
		case 0:
			lines[k] += strings.Repeat(" ", 1+r.IntN(3))
		case 1:
			lines[k] = strings.Replace(lines[k], ": ", ":   ", 1)
		case 2:
			lines[k] = strings.ReplaceAll(lines[k], ", ", ",")
		case 3:
			lines[k] = strings.ReplaceAll(lines[k], "{", "{  ")
		case 4:
			lines[k] += "\n" + strings.Repeat(" ", r.IntN(7)) + fmt.Sprintf("# 批注%d", r.IntN(9))
		case 5:
			lines[k] = strings.ReplaceAll(lines[k], `"`, "'")
		case 6:
			lines[k] += "\n"
		}
	}
	out := strings.Join(lines, "\n")
	if r.IntN(10) == 0 {
		raw := []byte(out)
		raw[r.IntN(len(raw))] = " :{}[],#-'\"|\n&*"[r.IntN(15)]
		out = string(raw)
	}
	if r.IntN(5) == 0 {
		out = strings.ReplaceAll(out, "\n", "\r\n")
	}
	return out
}

// FuzzFormat: whatever a text is, formatting keeps what it says and comes to rest.
func FuzzFormat(f *testing.F) {
	for _, text := range corpus(f) {
		if len(text) < 3000 {
			f.Add(text)
		}
	}
	for _, text := range []string{"a: &x 1\nb: *x\n", "? a\n: b\n", "- - a\n  - b\n-\n  c: 1\n", "a: [b: 1]\n", "a: >-\n   x\n\n   y\n", "a: !!str 1\n", "a: 'x\n\n  y'\n", "{a: 1, b}\n", "a:\n# x\n  - b\n  # y\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		formatHolds(t, "data/x.yaml", text)
		formatHolds(t, "content/a/edition.md", append([]byte("---\n"), append(text, "\n---\n正文\n"...)...))
	})
}
