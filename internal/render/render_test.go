package render

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/table"
	"bulletin/layouts"
)

var update = flag.Bool("update", false, "write the expected output anew")

// TestBadLayouts: each folder of testdata/bad holds a site's layouts/ with one mistake, and what is said of it.
func TestBadLayouts(t *testing.T) {
	dirs, err := filepath.Glob("testdata/bad/*")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			var diags diag.List
			if _, err := Load(layouts.Files, os.DirFS(filepath.Join(dir, "layouts")), &diags); err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for _, d := range diags.Sorted() {
				b.WriteString(d.String() + "\n")
			}
			want := filepath.Join(dir, "want.txt")
			if *update {
				if err := os.WriteFile(want, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			expected, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if b.String() != string(expected) || b.Len() == 0 {
				t.Errorf("said\n%s\nwant\n%s", b.String(), expected)
			}
		})
	}
}

// TestBuiltInLayouts: the layouts that the program brings are without mistakes, alone and as a site's own.
func TestBuiltInLayouts(t *testing.T) {
	for name, own := range map[string]string{"built in": "", "as the site's": "../../layouts"} {
		var diags diag.List
		var err error
		if own == "" {
			_, err = Load(layouts.Files, nil, &diags)
		} else {
			_, err = Load(layouts.Files, os.DirFS(own), &diags)
		}
		if err != nil || len(diags.Sorted()) > 0 {
			t.Errorf("%s: %v, %v", name, err, diags.Sorted())
		}
	}
}

// TestOwnAssets: a file of the site's replaces the one of the same name, and only that.
func TestOwnAssets(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "assets"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "assets", "bulletin.css"), []byte("body{}\r\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var diags diag.List
	set, err := Load(layouts.Files, os.DirFS(dir), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	for _, a := range set.Assets() {
		switch isOurs := string(a.Content) == "body{}\n"; {
		case a.Name == "assets/bulletin.css" && !isOurs:
			t.Errorf("bulletin.css is %.40q", a.Content)
		case a.Name != "assets/bulletin.css" && isOurs:
			t.Errorf("%s was replaced", a.Path)
		}
	}
}

// noPermission is a folder with a file that may not be read.
type noPermission struct{ fstest.MapFS }

func (f noPermission) Open(name string) (fs.File, error) {
	if name == "home.html" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}

// TestUnreadable: files that cannot be read as text are the author's to mend.
func TestUnreadable(t *testing.T) {
	own := noPermission{fstest.MapFS{
		"home.html":   &fstest.MapFile{Data: []byte("x")},
		"county.html": &fstest.MapFile{Data: []byte("{{define \"main\"}}\xbc\xaa\xca\xd7{{end}}")},
	}}
	var diags diag.List
	if _, err := Load(layouts.Files, own, &diags); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range diags.Sorted() {
		got = append(got, d.String())
	}
	want := "layouts/county.html: 错误[encoding]: 布局不是 UTF-8 编码；用编辑器另存为 UTF-8。\n" +
		"layouts/home.html: 错误[unreadable-file]: 没有权限读这个文件；检查文件的读取权限。"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("said\n%s\nwant\n%s", s, want)
	}
}

func TestEscaping(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"吉首市", "吉首市"},
		{`<script>alert("1")&'`, "&lt;script&gt;alert(&#34;1&#34;)&amp;&#39;"},
		{"a\x00b\x1bc\x7fd", "a\uFFFDb\uFFFDc\uFFFDd"},
		{"一\n二\t三", "一\n二\t三"},
	} {
		h := &html{}
		h.text(test.in)
		if got := string(h.b); got != test.want {
			t.Errorf("text(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestFixed(t *testing.T) {
	for _, test := range []struct {
		in   float64
		want string
	}{{0, "0"}, {0.04, "0"}, {0.05, "0.1"}, {38.6, "38.6"}, {99.96, "100"}, {-2.25, "-2.3"}, {-0.01, "0"}} {
		h := &html{}
		h.fixed(test.in)
		if got := string(h.b); got != test.want {
			t.Errorf("fixed(%v) = %q, want %q", test.in, got, test.want)
		}
	}
}

// TestTable: every string of a table is escaped, whatever its place.
func TestTable(t *testing.T) {
	evil := `"><img src=x onerror=alert(1)>`
	table := &table.Table{
		ID: "t", Caption: evil, Unit: evil, Left: evil, Notes: []string{evil},
		Columns: []table.Column{{Head: evil, Unit: evil, Href: evil}, {Head: evil, Kind: table.Number}},
		Rows: []table.Row{
			{Class: "group", Cells: []table.Cell{{Text: evil, Span: 2}}},
			{Class: "whole", Cells: []table.Cell{{Text: evil, Href: evil}, {Text: evil, Sort: evil, Class: "state", Shape: evil, Said: evil, Pad: evil, Note: 1}}},
		},
	}
	got := string(appendTable(nil, table))
	if strings.Contains(got, "<img") || strings.Contains(got, `""`) {
		t.Errorf("markup came through: %s", got)
	}
	if n := bytes.Count([]byte(got), []byte("&lt;img")); n < 12 {
		t.Errorf("%d strings arrived, want all", n)
	}
}

func TestSparkGaps(t *testing.T) {
	h := &html{}
	h.sparkLines("now", []table.Point{{Month: 0, Height: 0}, {Month: 1, Height: 1, Joined: true}, {Month: 3, Height: 0.5}})
	want := `<path class="now" d="M0 19l10-18"/><path class="now" d="M28 10h4"/>`
	if got := string(h.b); got != want {
		t.Errorf("sparkLines = %s, want %s", got, want)
	}
}

func TestStrip(t *testing.T) {
	for _, test := range []struct {
		strip table.Strip
		want  string
	}{
		{table.Strip{Own: 12.8, Others: []float64{12.8, 120}, Tick: 50},
			`<path class="strip-tick" d="M50 0V12"/><path class="strip-dots" d="M12.8 6h0m107.2 0h0"/><path class="strip-own" d="M12.8 6h0"/></svg>`},
		{table.Strip{Own: 0, Tick: -1}, `aria-hidden="true"><path class="strip-own" d="M0 6h0"/></svg>`},
		{table.Strip{Own: 40, Others: []float64{0, 30, 45.5, 60, 100}, Many: true, Tick: -1},
			`<path class="strip-box" d="M0 6H100M30 2H60V10H30zM45.5 2V10"/><path class="strip-own" d="M40 6h0"/></svg>`},
	} {
		h := &html{}
		h.strip(&test.strip)
		if got := string(h.b); !strings.HasSuffix(got, test.want) {
			t.Errorf("strip = %s, want it to end with %s", got, test.want)
		}
	}
}
