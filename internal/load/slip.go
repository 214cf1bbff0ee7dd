package load

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// slips are what authors most often write in a line that is no YAML: marks of the Chinese keyboard, and marks
// that mean something to YAML alone.
var slips = []struct {
	match   *regexp.Regexp // its group is the mark
	text    string
	fix     string
	instead func(mark, after string) string // what can only have been meant; nil where that is not certain
}{
	{regexp.MustCompile(`^\s*(?:- )?[\w-]+\s*(：)`), "冒号是全角的", "改成半角冒号，后面空一格", narrowMark},
	{regexp.MustCompile(`^\s*(?:- )?\p{Han}+\s*(：)`), "冒号是全角的", "改成半角冒号，后面空一格", nil},
	{regexp.MustCompile(`[{\[][^}\]]*[{,]\s*[\w-]+(：)`), "冒号是全角的", "改成半角冒号，后面空一格", narrowMark},
	{regexp.MustCompile(`[{\[][^}\]]*(，)\s*[\w-]+:`), "逗号是全角的", "改成半角逗号，后面空一格", narrowMark},
	{regexp.MustCompile(`[{\[][^}\]]*([】｝］])`), "括号是全角的", "改成半角括号", nil},
	{regexp.MustCompile(`[{,]\s*[\w-]+:\s+(#)[0-9A-Fa-f]{3}`), "“#”后面成了注释", "颜色要加半角双引号，如 \"#a61b1b\"", nil},
	{regexp.MustCompile(`^\s*[\w-]+:\s+(-)\s*$`), "“-”不能当作值", "没有数的写明原因，如“未报送”；零写 0", nil},
	{regexp.MustCompile(`^\s*(?:- )?[\w-]+(:[\x{00a0}　]*)[^\s:/\x{00a0}　]`), "冒号后面缺少空格", "写成“项目: 值”", spaceBehind},
	{regexp.MustCompile(`[:\-\[{,] +(?:"[^"\\]*"|'[^']*') *([^\s,#}\]":'])`), "引号收尾之后还有文字", "文字里的引号用“”，或删去多余的引号", nil},
	{regexp.MustCompile(`^(%)`), "以“%”开头的不是文字", "把文字放进半角双引号里", nil},
	{regexp.MustCompile(`(?:^|[:\-\[{,] +)(!)`), "以“!”开头的不是文字", "把文字放进半角双引号里", nil},
	{regexp.MustCompile(`^\s*[\w\p{Han}][\w\p{Han}-]*(\t) *[^\s:]`), "这一行像是从表格里粘贴来的，没有冒号，各列用制表符隔开", "写成“    jishou: 3”的样子：行首空格与上下各行对齐，地区写编号，后面是半角冒号和一个空格", nil},
	{regexp.MustCompile(`^ *-? *(\t)`), "这里不能用制表符", "改用空格", nil},
	{regexp.MustCompile(`^\s*(-)[A-Za-z_][\w-]*:(?:\s|$)`), "短横后面缺少空格", "写成“- 项目: 值”", spaceBehind},
	{regexp.MustCompile(`[{,]\s*[\w-]+:\s+[^\s"'{\[,}][^,}"']*\p{Han}(: )`), "文字里的半角冒号后面有空格，YAML 当作了另一项", "这个冒号改用全角的“：”，或把整句放进半角双引号里", nil},
	{regexp.MustCompile("^\\s*(?:- )?[\\w-]+:\\s+([^\\s\"'{\\[|>&*!%@#`\\\\-][^\"\\\\#]*\\p{Han}: [^\"\\\\#]*[^\"\\\\#\\s])\\s*$"), "文字里的半角冒号后面有空格，YAML 当作了另一项", "把整句放进半角双引号里，或把这个冒号改用全角的“：”", inQuotes},
}

// narrowMark is the half-width form of a Chinese mark, with the blank that YAML wants behind it.
func narrowMark(mark, after string) string {
	half := narrow(strings.ReplaceAll(mark, "：", ":"))
	if after == "" || strings.ContainsAny(after[:1], " \r\n") {
		return half
	}
	return half + " "
}

func spaceBehind(mark, _ string) string { return mark[:1] + " " }

func inQuotes(text, _ string) string { return `"` + text + `"` }

// slip recognises the commonest slips in a line that the parser refuses.
func slip(row string) (f fault, at int, found bool) {
	for _, w := range slips {
		m := w.match.FindStringSubmatchIndex(row)
		if m == nil {
			continue
		}
		f = fault{text: w.text, fix: w.fix}
		if w.instead != nil {
			f.old = row[m[2]:m[3]]
			f.new = w.instead(f.old, row[m[3]:])
		}
		return f, m[2], true
	}
	return f, 0, false
}

var wideIndents = regexp.MustCompile(`^ *((?:[\x{00a0}\x{2000}-\x{200a}\x{202f}　] *)+)`)

// wideIndent finds the row that is indented by blanks that are none to YAML, at a line or shortly before: the parser takes what stands
// behind them for text and complains further down. Its line is 0 where there is none.
func wideIndent(text []byte, line int) (f fault, of int) {
	for k := line; k > 0 && k > line-lookBack; k-- {
		m := wideIndents.FindStringSubmatch(rowOf(text, k))
		if m == nil || k < line && strings.HasPrefix(strings.TrimLeft(rowOf(text, k)[len(m[0]):], " "), "#") {
			continue
		}
		f = fault{text: "行首的空格不是半角空格，是从网页或 Word 粘贴来的不换行空格、全角空格", fix: "删去行首的空格，用空格键重打，与同级各行对齐"}
		before := rowOf(text, k-1)
		if width := utf8.RuneCountInString(m[0]); k > 1 && indentOf(before) == width {
			f.old, f.new = m[1], strings.Repeat(" ", utf8.RuneCountInString(m[1]))
		}
		return f, k
	}
	return f, 0
}

var pairRow = regexp.MustCompile(`^ *[\w-]+: +[^\s#]`)

// misaligned finds the row that makes the parser complain of a colon: one that is indented less than those on both sides of it
// (the parser then names the row behind it), or more than them. Its line is 0 where it is neither.
func misaligned(text []byte, line int) (f fault, of int) {
	row, before := rowOf(text, line), rowOf(text, line-1)
	if !pairRow.MatchString(before) || indentOf(row) <= indentOf(before) {
		return f, 0
	}
	wide, narrow := row[:indentOf(row)], before[:indentOf(before)]
	if line > 2 && indentOf(rowOf(text, line-2)) == len(wide) {
		key, _, _ := strings.Cut(before[len(narrow):], ":")
		f = fault{text: "这一行的缩进比上下两行少", fix: "与上下两行对齐", old: key, new: wide[len(narrow):] + key}
		of = line - 1
	} else if after := rowOf(text, line+1); strings.TrimSpace(after) != "" && indentOf(after) == len(narrow) && pairRow.MatchString(row) {
		f = fault{text: "这一行的缩进比上下两行多", fix: "与上下两行对齐", old: wide, new: narrow}
		of = line
	} else {
		return unindented(text, line)
	}
	mended := strings.Split(string(text), "\n")
	if of == line {
		mended[of-1] = narrow + row[len(wide):]
	} else {
		mended[of-1] = wide + before[len(narrow):]
	}
	if f.new == "" || refused([]byte(strings.Join(mended, "\n"))) != nil {
		f.old, f.new = "", ""
	}
	return f, of
}

// unindented is the first of rows that lost their indentation, as they do when they are pasted out of a chat: the row of a line is
// indented more than that before it, which has a value already.
func unindented(text []byte, line int) (f fault, of int) {
	rows := strings.Split(string(beginning(text, line-1)), "\n")
	of = line - 1
	for of > 1 && indentOf(rows[of-2]) == indentOf(rows[of-1]) {
		of--
	}
	if of < 2 || indentOf(rows[of-2]) < indentOf(rows[of-1])+2 {
		return f, 0
	}
	return fault{text: "从这一行起像是丢了缩进，和上面各行对不齐", fix: "同级的各行上下对齐，下一级多缩进两个空格"}, of
}
