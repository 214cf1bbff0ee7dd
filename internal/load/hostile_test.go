package load

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bulletin/internal/diag"
)

func put(site fstest.MapFS, name, content string) {
	site[name] = &fstest.MapFile{Data: []byte(content), Mode: 0o644}
}

// gbkTitle is "title: 全市工作通报" with two more lines, as Windows' notepad saves it as "ANSI".
const gbkTitle = "title: \xc8\xab\xca\xd0\xb9\xa4\xd7\xf7\xcd\xa8\xb1\xa8\nissuer: \xcd\xb3\xbc\xc6\xbe\xd6\n"

// TestHostile holds the diagnostics of files that are awkward to keep in git.
func TestHostile(t *testing.T) {
	long := strings.Repeat("x", 64<<10)
	for _, c := range []struct {
		name, file, content, want string
	}{
		{"GBK", "data/site.yaml", gbkTitle,
			"data/site.yaml:1:8: 错误[gbk]: 文件像是 GBK（记事本的“ANSI”）编码，不是 UTF-8；用记事本打开，“另存为”时编码选“UTF-8”。\n"},
		{"GBK in Markdown", "content/2023-q1/counties/donghe.md", "\xb6\xab\xba\xd3\xcf\xd8\xbd\xf8\xb6\xc8\xbd\xcf\xbf\xec\xa1\xa3\n",
			"content/2023-q1/counties/donghe.md:1:1: 错误[gbk]: 文件像是 GBK（记事本的“ANSI”）编码，不是 UTF-8；用记事本打开，“另存为”时编码选“UTF-8”。\n"},
		{"broken UTF-8", "data/site.yaml", "title: 全市\nissuer: 青山\xe5\xb1局\n",
			"data/site.yaml:2:11: 错误[not-utf8]: 从这里起不是 UTF-8 编码（字节 0xe5）；用编辑器打开，另存为“UTF-8”编码；乱码处重新输入。\n"},
		{"UTF-8 cut off", "data/site.yaml", "title: 全市\nissuer: 青\xe5\xb1",
			"data/site.yaml:2:10: 错误[not-utf8]: 从这里起不是 UTF-8 编码（字节 0xe5）；用编辑器打开，另存为“UTF-8”编码；乱码处重新输入。\n"},
		{"surrogate", "data/site.yaml", "title: \xed\xa0\x80\n",
			"data/site.yaml:1:8: 错误[not-utf8]: 从这里起不是 UTF-8 编码（字节 0xed）；用编辑器打开，另存为“UTF-8”编码；乱码处重新输入。\n"},
		{"UTF-16", "data/site.yaml", "\xff\xfet\x00i\x00",
			"data/site.yaml: 错误[not-utf8]: 文件像是 UTF-16（“Unicode”）编码；用编辑器打开，另存为“UTF-8”编码。\n"},
		{"NUL byte", "data/site.yaml", "title: 全市\nissuer: 青山\x00\n",
			"data/site.yaml:2:11: 错误[nul-byte]: 这里有空字节，文件不是纯文本；检查是不是放错了文件（如 Word、Excel 文件）。\n"},
		{"control character", "data/site.yaml", "title: 全市\x1b[31m\n",
			"data/site.yaml:1:10: 错误[bad-character]: 这里有看不见的控制字符 U+001B；删去它，或重新输入这一行。\n"},
		{"text turned round", "content/2023-q1/counties/donghe.md", "东河\u202e县\n",
			"content/2023-q1/counties/donghe.md:1:3: 错误[bad-character]: 这里有看不见的控制字符 U+202E；删去它，或重新输入这一行。\n"},
		{"id of 64 KiB", "data/regions.yaml", "prefecture: {id: " + long + ", name: 甲}\n",
			"data/regions.yaml:1:18: 错误[bad-id]: 编号“" + long[:40] + "…”有 65536 个字符，最多 64 个；换一个短的。\n"},
		{"key of 64 KiB", "data/site.yaml", long + ": 1\ntitle: 甲\nissuer: 乙\n",
			"data/site.yaml:1:1: 错误[yaml-syntax]: 这里不该有冒号，或者这一行缩进不对；含有“: ”的文字要加半角双引号；或与上一行对齐。\n"},
		{"alias bomb", "data/site.yaml", bomb(),
			"data/site.yaml:4:45: 错误[alias-bomb]: 引用“*a2”展开后内容太多；把内容直接写出来，少用“&”和“*”。\n"},
		{"twenty thousand brackets", "data/site.yaml", "title: " + strings.Repeat("[", 20_000),
			"data/site.yaml:1:1: 错误[yaml-syntax]: 嵌套太深；检查括号和缩进。\n"},
		{"markup and a line end in a key", "data/site.yaml", "title: 甲\nissuer: 乙\n\"</script>\\n\\e\": 1\n",
			"data/site.yaml:3:1: 错误[unknown-key]: 站点设置没有“</script>␊<U+001B>”这一项；可写 title、issuer、sample、marking、red_head、contacts、thresholds、numbers、palette、charts、attachments、data、scores、checks、map。\n"},
		{"file name with a line end", "data/re\nports.txt", "x",
			"data/re␊ports.txt: 错误[unknown-file]: 不认识的文件；这里只有 site.yaml、regions.yaml、indicators.yaml、targets、reports、milestones、actions、events、corrections、sources、imports，别的移走。\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			site := baseSite(t)
			put(site, c.file, c.content)
			if got := messagesOf(t, site, c.file); got != c.want {
				t.Errorf("Site() =\n%swant\n%s", got, c.want)
			}
		})
	}
}

// messagesOf are the diagnostics about one file.
func messagesOf(t testing.TB, site fs.FS, file string) string {
	var own strings.Builder
	for line := range strings.Lines(messages(t, site)) {
		if strings.HasPrefix(line, visible(file)+":") {
			own.WriteString(line)
		}
	}
	return own.String()
}

// bomb is a text whose aliases expand to a million nodes.
func bomb() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for k := 1; k <= 6; k++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", k, k, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", k-1), 10), ", "))
	}
	return b.String()
}

// TestLineEnds loads the base site with the line ends of Windows.
func TestLineEnds(t *testing.T) {
	site := baseSite(t)
	for name, file := range site {
		site[name] = &fstest.MapFile{Data: bytes.ReplaceAll(file.Data, []byte("\n"), []byte("\r\n")), Mode: 0o644}
	}
	if got := messages(t, site); got != "" {
		t.Errorf("Site() with CRLF complains:\n%s", got)
	}
}

// TestMark loads a site whose every file begins with a byte order mark: one warning a file, no error.
func TestMark(t *testing.T) {
	site := baseSite(t)
	for name, file := range site {
		site[name] = &fstest.MapFile{Data: append([]byte("\ufeff"), file.Data...), Mode: 0o644}
	}
	diags := &diag.List{}
	if _, err := Site(site, usual, diags); err != nil || diags.HasErrors() || len(diags.Sorted()) != len(site) {
		t.Errorf("Site() = error %v and\n%swant a warning for each of %d files", err, printed(diags), len(site))
	}
}

// swollen is a file system in which one file announces a size, and is endless.
type swollen struct {
	fs.FS
	name string
	size int64
}

func (s swollen) Open(name string) (fs.File, error) {
	if name == s.name {
		return &endless{size: s.size}, nil
	}
	return s.FS.Open(name)
}

type endless struct{ size int64 }

func (e *endless) Stat() (fs.FileInfo, error) { return e, nil }
func (e *endless) Close() error               { return nil }
func (e *endless) Name() string               { return "endless" }
func (e *endless) Size() int64                { return e.size }
func (e *endless) Mode() fs.FileMode          { return 0o644 }
func (e *endless) ModTime() time.Time         { return time.Time{} }
func (e *endless) IsDir() bool                { return false }
func (e *endless) Sys() any                   { return nil }
func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '#'
	}
	return len(p), nil
}

func TestTooLarge(t *testing.T) {
	for _, size := range []int64{0, 70 << 20} {
		got := messages(t, swollen{baseSite(t), "data/site.yaml", size})
		if !strings.HasPrefix(got, "data/site.yaml: 错误[too-large]: ") {
			t.Errorf("Site() with a file that says %d bytes = %q, want too-large", size, got)
		}
	}
}

func TestNotRegular(t *testing.T) {
	site := baseSite(t)
	site["data/site.yaml"].Mode = fs.ModeNamedPipe
	if got := messages(t, site); !strings.HasPrefix(got, "data/site.yaml: 错误[unreadable-file]: ") {
		t.Errorf("Site() with a pipe = %q, want unreadable-file", got)
	}
}

// TestManyUnknown holds that a report of another list of regions is refused quickly and one by one.
func TestManyUnknown(t *testing.T) {
	site := baseSite(t)
	var b strings.Builder
	b.WriteString("period: 2023-03\nstatus: 快报\nvalues:\n  yanfa:\n")
	for k := range 3000 {
		fmt.Fprintf(&b, "    quyu-%d: 1\n", k)
	}
	put(site, "data/reports/2023-03.yaml", b.String())
	if got := strings.Count(messages(t, site), "[unknown-region]"); got != 3000 {
		t.Errorf("Site() has %d unknown regions, want 3000", got)
	}
}

// TestManyFacts holds the bound of facts on both sides.
func TestManyFacts(t *testing.T) {
	for n, want := range map[int]string{
		maxFacts:     "",
		maxFacts + 3: "content/2023-q1/counties/donghe.md:503:12: 错误[too-many]: 一个文件的 facts 最多 500 条；只写存疑的数和说法的出处。\n",
	} {
		site := baseSite(t)
		var b strings.Builder
		b.WriteString("---\nfacts:\n")
		for k := range n {
			fmt.Fprintf(&b, "  - {text: 甲%d, source: 乙}\n", k)
		}
		put(site, "content/2023-q1/counties/donghe.md", b.String()+"---\n文\n")
		if got := messages(t, site); got != want {
			t.Errorf("%d facts: %s", n, got)
		}
	}
}
