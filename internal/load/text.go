package load

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"unicode"
	"unicode/utf8"

	"bulletin/internal/alike"
	"bulletin/internal/diag"
	"bulletin/internal/source"
)

// Bounds of the author's files, in bytes.
const (
	MaxData = 16 << 20  // YAML
	maxText = 512 << 10 // a text: some 170,000 characters, a book
	maxMap  = 8 << 20   // boundaries: what a page can draw
)

// mostOf is how large a file of its name may be.
func mostOf(name string) int64 {
	switch path.Ext(name) {
	case ".md":
		return maxText
	case mapEnding:
		return maxMap
	}
	return MaxData
}

// read returns a file as clean UTF-8 with LF line ends and without a byte order mark. A file that the
// author must mend is a diagnostic and ok is false; err is the machine's failure.
func (l *loader) read(name string) (text []byte, ok bool, err error) {
	raw, err := source.Read(l.fsys, name, mostOf(name))
	var large *source.TooLargeError
	if errors.As(err, &large) && path.Ext(name) == mapEnding {
		large.Fix = "把界线简化后再用"
	}
	switch {
	case err != nil && source.Tell(err, name, l.diags):
		return nil, false, nil
	case err != nil:
		return nil, false, fmt.Errorf("read %s: %w", name, err)
	}
	text, ok = clean(name, raw, l.diags)
	if l.ground != nil {
		fmt.Fprintf(l.ground, "%s %d\n", name, len(text))
		l.ground.Write(text)
	}
	return text, ok, nil
}

var byteOrderMark = []byte("\ufeff")

// clean checks the encoding of raw and normalises line ends.
func clean(name string, raw []byte, diags *diag.List) ([]byte, bool) {
	text, marked := bytes.CutPrefix(raw, byteOrderMark)
	if marked {
		diags.Add(diag.Diagnostic{Pos: diag.Pos{File: name, Line: 1, Col: 1}, Severity: diag.Warning, Code: "bom",
			Text: "文件开头有字节顺序标记（BOM），已略过", Fix: "另存为“UTF-8”（不带 BOM）", Old: string(byteOrderMark)})
	}
	if !encoded(name, text, diags) {
		return nil, false
	}
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	}
	if at := conflict(text); at >= 0 {
		diags.Error(place(name, text, at), "merge-conflict", "在“=======”上下两份里只留一份，再删去“<<<<<<<”“=======”“>>>>>>>”这几行",
			"这里有合并冲突的标记，两个人的改动还没有合到一起")
		return nil, false
	}
	at := firstForbidden(text)
	if at < 0 {
		return text, true
	}
	r, _ := utf8.DecodeRune(text[at:])
	pos := place(name, text, at)
	switch r {
	case '\r':
		diags.Error(pos, "bad-character", "在编辑器里把换行方式改为 LF 或 CRLF", "这里有单独的回车符，不是完整的换行")
	case utf8.RuneError:
		diags.Error(pos, "bad-character", "找到原文，重新输入这几个字", "这里是转换编码时留下的乱码 %s", codePoint(r))
	default:
		if unicode.Is(unicode.Radical, r) {
			diags.Error(pos, "bad-character", "重新输入这个字", "“%c”（%s）是部首符号，不是汉字", r, codePoint(r))
			return nil, false
		}
		unseen(name, text, at, diags)
	}
	return nil, false
}

// encoded reports whether text is UTF-8 without NUL bytes, and complains where it is not.
func encoded(name string, text []byte, diags *diag.List) bool {
	if wide := utf16(text); wide {
		diags.Error(diag.Pos{File: name}, "not-utf8", "用编辑器打开，另存为“UTF-8”编码", "文件像是 UTF-16（“Unicode”）编码")
		return false
	}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		diags.Error(place(name, text, at), "nul-byte", "检查是不是放错了文件（如 Word、Excel 文件）", "这里有空字节，文件不是纯文本")
		return false
	}
	at := invalid(text)
	if at < 0 {
		return true
	}
	if gbk(text) {
		at = bytes.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) // pairs may pass for UTF-8
		diags.Error(place(name, text, at), "gbk", "用记事本打开，“另存为”时编码选“UTF-8”", "文件像是 GBK（记事本的“ANSI”）编码，不是 UTF-8")
	} else {
		diags.Error(place(name, text, at), "not-utf8", "用编辑器打开，另存为“UTF-8”编码；乱码处重新输入", "从这里起不是 UTF-8 编码（字节 %#02x）", text[at])
	}
	return false
}

// invalid is the offset of the first byte that is not UTF-8, or -1.
func invalid(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// utf16 reports whether text begins with a byte order mark of UTF-16.
func utf16(text []byte) bool {
	return bytes.HasPrefix(text, []byte{0xff, 0xfe}) || bytes.HasPrefix(text, []byte{0xfe, 0xff})
}

// gbk reports whether all of text's bytes above ASCII form pairs of GBK, most of them in the rows of
// common characters (GB 2312 level 1 and punctuation): a heuristic, used for wording only.
func gbk(text []byte) bool {
	pairs, common := 0, 0
	for i := 0; i < len(text); i++ {
		lead := text[i]
		if lead < 0x80 {
			continue
		}
		i++
		if i == len(text) || lead == 0x80 || lead == 0xff {
			return false
		}
		trail := text[i]
		if trail < 0x40 || trail == 0x7f || trail == 0xff {
			return false
		}
		pairs++
		if trail >= 0xa1 && (lead >= 0xb0 && lead <= 0xd7 || lead >= 0xa1 && lead <= 0xa3) {
			common++
		}
	}
	return common*2 > pairs
}

// forbidden are the characters that a text file has no use for: control characters, the line ends of
// other worlds (which YAML counts as lines and editors do not), what readers do not see, which turns round
// what they read or makes two names of one, radicals that pass for characters, and what is left of a broken encoding.
func forbidden(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return true
	case r < 0xa0 || r >= 0x4e00 && r < 0xd800:
		return false
	}
	switch r {
	case '\u2028', '\u2029', utf8.RuneError, '\ufffe', '\uffff':
		return true
	}
	return alike.Invisible(r) || unicode.Is(unicode.Radical, r)
}

// firstForbidden is the offset of the first forbidden character of UTF-8, or -1. Files of figures are long:
// the commonest bytes are not decoded.
func firstForbidden(text []byte) int {
	for at, b := range text {
		switch {
		case b >= 0x20 && b < 0x7f || b == '\n':
		case b >= 0x80 && b < 0xc0 || b >= 0xe4 && b < 0xee: // inside a character, or U+4000 to U+DFFF
		default:
			if r, _ := utf8.DecodeRune(text[at:]); forbidden(r) {
				return at
			}
		}
	}
	return -1
}

// place is the position of the byte at offset at of text.
func place(name string, text []byte, at int) diag.Pos {
	before := text[:at]
	begin := bytes.LastIndexByte(before, '\n') + 1
	return diag.Pos{File: name, Line: bytes.Count(before, []byte("\n")) + 1, Col: utf8.RuneCount(before[begin:]) + 1}
}

// cursor is a place of a text that is looked for again and again, each time further on: what lies before is counted once,
// however many features stand in however long a line.
type cursor struct{ at, line, col int }

// to moves the cursor to an offset of text and returns its place.
func (c *cursor) to(name string, text []byte, at int) diag.Pos {
	if c.line == 0 || at < c.at {
		*c = cursor{line: 1, col: 1}
	}
	passed := text[c.at:at]
	if end := bytes.LastIndexByte(passed, '\n'); end >= 0 {
		c.line, c.col = c.line+bytes.Count(passed, []byte("\n")), 1
		passed = passed[end+1:]
	}
	c.at, c.col = at, c.col+utf8.RuneCount(passed)
	return diag.Pos{File: name, Line: c.line, Col: c.col}
}

// codePoint names a character that cannot be shown.
func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }

// conflict is the offset of the first mark that a merge of two versions left in a text, or -1.
func conflict(text []byte) int {
	at := bytes.Index(text, []byte("<<<<<<< "))
	if at < 0 || at > 0 && text[at-1] != '\n' || !bytes.Contains(text[at:], []byte("\n=======\n")) || !bytes.Contains(text[at:], []byte("\n>>>>>>> ")) {
		return -1
	}
	return at
}

// zeroWidth are characters that web pages and editors leave behind, and that mean nothing where they stand.
func zeroWidth(r rune) bool {
	switch r {
	case 0x00AD, 0x200B, 0x2060, 0xFEFF:
		return true
	}
	return false
}

// unseen tells the character at an offset that readers do not see, and those of zero width behind it that are left behind with it.
func unseen(name string, text []byte, at int, diags *diag.List) {
	var c cursor
	for n := 0; at >= 0 && n < diag.MostOfACode; n++ {
		r, size := utf8.DecodeRune(text[at:])
		d := diag.Diagnostic{Pos: c.to(name, text, at), Severity: diag.Error, Code: "bad-character", Fix: "删去它，或重新输入这一行", Text: "这里有看不见的控制字符 " + codePoint(r)}
		if zeroWidth(r) {
			d.Old = string(r)
		}
		diags.Add(d)
		next := bytes.IndexFunc(text[at+size:], zeroWidth)
		if next < 0 || !zeroWidth(r) {
			return
		}
		at += size + next
	}
}
