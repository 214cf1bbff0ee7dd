package scaffold

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestScripts: what cmd.exe needs of a file that people double-click.
func TestScripts(t *testing.T) {
	files := laid(answered(t, "schools.yaml").Files(day))
	for name, opens := range map[string]bool{"生成.cmd": false, "预览.cmd": true} {
		text := files[name].Data
		before, _, _ := bytes.Cut(text, []byte("chcp 65001"))
		switch {
		case bytes.IndexFunc(before, func(r rune) bool { return r > 0x7f }) >= 0:
			t.Errorf("%s has Chinese before its code page", name)
		case !utf8.Valid(text) || bytes.HasPrefix(text, []byte("\ufeff")):
			t.Errorf("%s is no plain UTF-8", name)
		case bytes.Count(text, []byte("\n")) != bytes.Count(text, []byte("\r\n")):
			t.Errorf("%s has other line ends than CRLF", name)
		case bytes.Contains(text, []byte("%%")) || bytes.Contains(text, []byte("%!")) || !bytes.Contains(text, []byte(`pushd "%~dp0"`)):
			t.Errorf("%s has a format in it: %s", name, text)
		case !bytes.HasSuffix(text, []byte("pause\r\n")):
			t.Errorf("%s does not keep its window open", name)
		case bytes.Contains(text, []byte(`start "" "public\index.html"`)) != opens:
			t.Errorf("%s opens the page: %v, want %v", name, !opens, opens)
		case bytes.Count(text, []byte("(")) != bytes.Count(text, []byte(")")):
			t.Errorf("%s has a block that does not end: %s", name, text)
		}
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, ":") || strings.Contains(line, "goto") {
				t.Errorf("%s has a label: %s", name, line)
			}
		}
	}
	for _, line := range []string{"* text=auto eol=lf\n", "\npublic/** -text ", "\n*.cmd -text\n", "\n*.xlsx binary\n", "\ncontent/*/published*.csv -text\n"} {
		if text := string(files[".gitattributes"].Data); !strings.Contains(text, line) {
			t.Errorf(".gitattributes lacks %q: git on Windows would change what it takes out", line)
		}
	}
	guide := string(files["使用说明.txt"].Data)
	if n := strings.Count(guide, "\r\n"); n > 30 || !strings.HasPrefix(guide, "\ufeff学区教育质量监测通报　使用说明\r\n") {
		t.Errorf("the guide has %d lines and begins %.40q", n, guide)
	}
}
