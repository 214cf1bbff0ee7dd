package load

import (
	"bytes"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
)

// fault is what the parser's message means, by a part of it.
type fault struct {
	part string
	text string
	fix  string
	at   string // characters of the line at one of which the mistake lies
	late bool   // the parser names the line on which the surrounding block begins

	old, new string // what the program can write, at the place that is told
}

const notAllowed = "mapping values are not allowed"

var faults = []fault{
	{part: "cannot start any token", text: "值不能以这个字符开头", fix: "把值放进半角双引号里", at: "%@`"},
	{part: notAllowed, text: "这里不该有冒号，或者这一行缩进不对", fix: "含有“: ”的文字要加半角双引号；或与上一行对齐"},
	{part: "could not find expected ':'", text: "这一行缺少冒号", fix: "写成“项目: 值”，冒号用半角，后面空一格"},
	{part: "did not find expected key", text: "这一行的缩进或写法不对", fix: "同级的项目上下对齐；写成“项目: 值”", late: true},
	{part: "did not find expected '-' indicator", text: "这一行不是列表项，或缩进不对", fix: "列表的每一项以“- ”开头并上下对齐；一项里面的项目也要对齐", late: true},
	{part: "did not find expected ',' or ']'", text: "方括号里缺少逗号，或没有收尾的“]”", fix: "各项用半角逗号隔开，补上“]”", at: "["},
	{part: "did not find expected ',' or '}'", text: "花括号里缺少逗号，或没有收尾的“}”", fix: "各项用半角逗号隔开，补上“}”", at: "{"},
	{part: "did not find expected node content", text: "逗号多了，或括号没有收尾", fix: "检查这一行和上一行的括号和逗号", late: true},
	{part: "found unexpected end of stream", text: "引号没有收尾", fix: "补上收尾的半角引号", at: `"'`},
	{part: "found unexpected document indicator", text: "引号没有收尾", fix: "补上收尾的半角引号", at: `"'`},
	{part: "unknown escape character", text: "双引号里的“\\”后面不能是这个字符", fix: "写成“\\\\”，或改用半角单引号", at: `\`},
	{part: "escape code", text: "双引号里的“\\”后面不能是这个字符", fix: "写成“\\\\”，或改用半角单引号", at: `\`},
	{part: "expected hexdecimal number", text: "双引号里的“\\”后面不能是这个字符", fix: "写成“\\\\”，或改用半角单引号", at: `\`},
	{part: "block sequence entries are not allowed", text: "这里不能写列表项", fix: "“-”另起一行并缩进；以“- ”开头的文字要加半角双引号", at: "-"},
	{part: "alphabetic or numeric character", text: "以“*”或“&”开头的不是文字", fix: "把文字放进半角双引号里", at: "*&"},
	{part: "unknown anchor", text: "以“*”开头的不是文字", fix: "把文字放进半角双引号里", at: "*", late: true},
	{part: "expected comment or line break", text: "以“>”或“|”开头的不是文字", fix: "把文字放进半角双引号里；写多行文字时“|”后面直接换行", at: "|>"},
	{part: "indentation indicator", text: "以“>”或“|”开头的不是文字", fix: "把文字放进半角双引号里；写多行文字时“|”后面直接换行", at: "|>"},
	{part: "exceeded max depth", text: "嵌套太深", fix: "检查括号和缩进"},
	{part: "<document start>", text: "这一行的缩进或写法不对", fix: "最外层的项目顶格写，写成“项目: 值”", late: true},
}

// syntax says where text is no YAML, and why, in the author's terms. The parser has just refused it.
func (r *reader) syntax(text []byte) {
	message, line := refusal(text)
	f := fault{text: "YAML 写法有误（" + shown(message) + "）", fix: "检查这一行和上一行的冒号、引号、括号和缩进"}
	for _, known := range faults {
		if strings.Contains(message, known.part) {
			f = known
			break
		}
	}
	if f.late {
		line = culprit(text, message)
	}
	if better, k := wideIndent(text, line); k > 0 {
		f, line = better, k
	}
	row := rowOf(text, line)
	at := firstOf(row, f.at)
	if f.old != "" {
		at = strings.Index(row, f.old)
	} else if better, col, found := slip(row); found {
		f, at = better, col
	} else if before := rowOf(text, line-1); line > 1 && f.part == notAllowed {
		// A line without its colon runs on into the next one.
		if better, col, found := slip(before); found {
			f, at, row, line = better, col, before, line-1
		} else if lacksColon(before, row) {
			f, at, row, line = noColon, indentOf(before), before, line-1
		} else if better, k := misaligned(text, line); k > 0 {
			f, line, row = better, k, rowOf(text, k)
			at = indentOf(row)
			if better.new == "" || strings.TrimSpace(better.old) == "" {
				at = 0
			}
		}
	}
	pos := diag.Pos{File: r.file, Line: r.before + line, Col: utf8.RuneCountInString(row[:at]) + 1}
	r.offer(pos, f.old, f.new, "yaml-syntax", f.fix, "%s", f.text)
}

var noColon = fault{text: "这一行缺少冒号", fix: "写成“项目: 值”，冒号用半角，后面空一格"}

// lacksColon reports whether a line is words alone, aligned with the line below that has a colon.
func lacksColon(row, below string) bool {
	return strings.TrimSpace(row) != "" && indentOf(row) == indentOf(below) && !strings.ContainsAny(row, ":#\"'")
}

func indentOf(row string) int { return len(row) - len(strings.TrimLeft(row, " \t")) }

var refusalLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// refusal is the parser's message about text and the line that it names, from 1. The parser loses
// positions on the very first line, so that it is given another one before.
func refusal(text []byte) (message string, line int) {
	err := refused(append([]byte("\n"), text...))
	if err == nil {
		return "", 1
	}
	m := refusalLine.FindStringSubmatch(err.Error())
	if m == nil {
		return err.Error(), 1
	}
	line, _ = strconv.Atoi(m[1])
	if byScanner(m[2]) {
		line-- // only these count from 1
	}
	return m[2], max(line, 1)
}

// byScanner reports whether a message comes from the parser's lower half, whose lines count otherwise.
func byScanner(message string) bool {
	for _, part := range []string{"did not find expected ',' or", "did not find expected key", "did not find expected '-'", "did not find expected node", "<document start>"} {
		if strings.Contains(message, part) {
			return false
		}
	}
	return true
}

// refused is the parser's error about the documents of text, or nil.
func refused(text []byte) error { return drain(yaml.NewDecoder(bytes.NewReader(text))) }

func drain(decoder *yaml.Decoder) error {
	for {
		var document yaml.Node
		if err := decoder.Decode(&document); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// lookBack bounds how far behind the parser's reading the line of a mistake is looked for.
const lookBack = 8

// culprit is the line at which the parser gives up: it is fed line by line, and the shortest beginning
// of text that it refuses with the same words ends with the mistake.
func culprit(text []byte, message string) int {
	feed := &lineFeed{rest: text}
	drain(yaml.NewDecoder(feed))
	line := feed.lines
	for back := 0; back < lookBack && line > 1; back++ {
		if err := refused(beginning(text, line-1)); err == nil || !strings.HasSuffix(err.Error(), message) {
			break
		}
		line--
	}
	return max(line, 1)
}

// lineFeed hands out a text by single lines and counts them.
type lineFeed struct {
	rest  []byte
	lines int
}

func (f *lineFeed) Read(p []byte) (int, error) {
	if len(f.rest) == 0 {
		return 0, io.EOF
	}
	size := len(f.rest)
	if end := bytes.IndexByte(f.rest, '\n'); end >= 0 {
		size = end + 1
	}
	n := copy(p, f.rest[:size])
	f.rest = f.rest[n:]
	if n == size {
		f.lines++
	}
	return n, nil
}

// beginning is the first lines of text.
func beginning(text []byte, lines int) []byte {
	at := 0
	for range lines {
		end := bytes.IndexByte(text[at:], '\n')
		if end < 0 {
			return text
		}
		at += end + 1
	}
	return text[:at]
}

// rowOf is a line of text, from 1, without its end.
func rowOf(text []byte, line int) string {
	row := text[len(beginning(text, line-1)):]
	if end := bytes.IndexByte(row, '\n'); end >= 0 {
		row = row[:end]
	}
	return string(row)
}

// firstOf is the offset of the first of some characters in a line, or of its first word.
func firstOf(row, characters string) int {
	if at := strings.IndexAny(row, characters); at >= 0 {
		return at
	}
	return len(row) - len(strings.TrimLeft(row, " \t"))
}
