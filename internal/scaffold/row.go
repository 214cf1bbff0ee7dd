package scaffold

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// column is one thing that a row, or the settings, may say.
type column struct {
	name  string
	also  []string // other words for it
	due   bool
	about string   // what to write, for the workbook
	show  string   // an example
	words []string // to choose from
	width float64  // in the workbook
}

// ignored are columns that say nothing to the program.
var ignored = []string{"序号", "备注", "说明", "示例"}

// row is a row of a table, by the names of its columns.
type row struct {
	*plan
	pos    diag.Pos
	fields map[string]*load.Answer
}

// read sorts the answers of a row by columns, and complains about those that are unknown, twice or missing. what names
// the row in messages.
func (p *plan) read(what string, fields []load.Answer, pos diag.Pos, columns []column) *row {
	r := &row{plan: p, pos: pos, fields: map[string]*load.Answer{}}
	empty := map[string]diag.Pos{}
	for k := range fields {
		f := &fields[k]
		name, known := named(f.Key, columns)
		switch {
		case !known && (f.Text == "" || slices.Contains(ignored, f.Key) || !p.once(what+f.Key)):
		case !known:
			p.errorf(f.Pos, "unknown-key", suggestion(f.Key, columns), "%s没有“%s”这一项", what, load.Shown(f.Key))
		case r.fields[name] != nil:
			p.errorf(f.Pos, "duplicate-key", "只留一处", "%s的“%s”写了两次", what, name)
		case f.Text == "":
			empty[name] = f.Pos
		default:
			r.fields[name] = f
		}
	}
	for _, c := range columns {
		if c.due && r.fields[c.name] == nil {
			at, found := empty[c.name]
			if !found {
				at = pos
			}
			p.errorf(at, "missing-key", "写上"+c.name, "%s缺少“%s”", what, c.name)
		}
	}
	return r
}

func named(key string, columns []column) (string, bool) {
	key = strings.Join(strings.Fields(key), "")
	for _, c := range columns {
		if key == c.name || slices.Contains(c.also, key) {
			return c.name, true
		}
	}
	return "", false
}

func suggestion(key string, columns []column) string {
	names := make([]string, len(columns))
	for k, c := range columns {
		names[k] = c.name
	}
	if near := diag.Nearest(key, names); near != "" {
		return "是否想写“" + near + "”？"
	}
	return "可写 " + strings.Join(names, "、")
}

// given is the place of a column's text, or that of the row.
func (r *row) at(name string) diag.Pos {
	if f := r.fields[name]; f != nil {
		return f.Pos
	}
	return r.pos
}

// raw is a column's text as it was given.
func (r *row) raw(name string) string {
	if f := r.fields[name]; f != nil {
		return f.Text
	}
	return ""
}

// line is a column's text on one line, or empty after a complaint. Line ends inside a cell only break a long name.
func (r *row) line(name string) string {
	text := oneLine(r.raw(name))
	if what, fix := load.LineFault(text); what != "" {
		r.errorf(r.at(name), "bad-text", fix, "“%s”%s", name, what)
		return ""
	}
	return text
}

// weight is a column's number above zero, or nil.
func (r *row) weight(name string) *model.Decimal {
	text := r.raw(name)
	if text == "" {
		return nil
	}
	if what, fix := load.NumberFault(text, "不写，或写一个正数"); what != "" {
		r.errorf(r.at(name), "bad-figure", fix, "“%s”%s", load.Shown(text), what)
		return nil
	}
	d, err := model.ParseDecimal(text)
	if err != nil || d.Sign() <= 0 {
		r.errorf(r.at(name), "bad-figure", "写一个正数，或不写", "%s不能写“%s”", name, load.Shown(text))
		return nil
	}
	return &d
}

// prose is a column's text, which may be long.
func (r *row) prose(name string) string {
	text := strings.ReplaceAll(r.raw(name), "\r\n", "\n")
	if what, fix := load.ProseFault(text); what != "" {
		r.errorf(r.at(name), "bad-text", fix, "“%s”%s", name, what)
		return ""
	}
	return text
}

// oneLine joins the lines of a text: with nothing between Chinese characters, else with a space.
func oneLine(text string) string {
	var b strings.Builder
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = strings.TrimSpace(line)
		if s := b.String(); s != "" && line != "" && s[len(s)-1] < 0x80 && line[0] < 0x80 {
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

// list are the texts of a column that are parted by signs or line ends. One that still holds something that looks like a
// sign between two is told, with what was read: another reading would be a guess.
func (r *row) list(name string) []string {
	all := parted(r.raw(name))
	for _, text := range all {
		what, fix := load.LineFault(text)
		switch {
		case what != "":
			r.errorf(r.at(name), "bad-text", fix, "“%s”%s", name, what)
			return nil
		case joint(text):
			r.errorf(r.at(name), "bad-list", "各项之间用顿号；名称里本来就有的空格、斜线，去掉或者写进括号",
				"“%s”读成了%s，其中“%s”像是没有分开的几项", name, quoted(all), load.Shown(text))
			return nil
		}
	}
	return all
}

// quoted are texts as a message shows them.
func quoted(all []string) string {
	var b strings.Builder
	for _, text := range all {
		b.WriteString("“" + load.Shown(text) + "”")
	}
	return fmt.Sprintf("%d项：%s", len(all), b.String())
}

// joint reports whether a text has a space or a stroke outside brackets.
func joint(text string) bool {
	depth := 0
	return strings.ContainsFunc(text, func(c rune) bool {
		depth = max(0, depth+bracket(c))
		return depth == 0 && (unicode.IsSpace(c) || strings.ContainsRune("/|／｜", c))
	})
}

// bracket is 1 for one that opens, -1 for one that closes.
func bracket(c rune) int {
	switch c {
	case '（', '(', '【', '[':
		return 1
	case '）', ')', '】', ']':
		return -1
	}
	return 0
}

// parted cuts a text at 、, ；, ，and their like. A comma inside brackets parts nothing.
func parted(text string) []string {
	depth := 0
	fields := strings.FieldsFunc(text, func(c rune) bool {
		depth = max(0, depth+bracket(c))
		return depth == 0 && strings.ContainsRune("、，,；;\r\n\t", c)
	})
	all := make([]string, 0, len(fields))
	for _, f := range fields {
		if f = strings.TrimSpace(f); f != "" {
			all = append(all, f)
		}
	}
	return all
}

// meaning is a word that a column may have, with others that say the same.
type meaning[T any] struct {
	words []string
	value T
}

// choose finds what the text of a column means. Where there is none it is otherwise.
func choose[T any](r *row, name string, otherwise T, meanings []meaning[T]) T {
	text := strings.Join(strings.Fields(r.raw(name)), "")
	if text == "" {
		return otherwise
	}
	var first []string
	for _, m := range meanings {
		if slices.Contains(m.words, text) {
			return m.value
		}
		first = append(first, m.words[0])
	}
	r.errorf(r.at(name), "bad-choice", "可写 "+strings.Join(first, "、"), "“%s”不能写“%s”", name, load.Shown(text))
	return otherwise
}

var yesNo = []meaning[bool]{
	{[]string{"是", "有", "对", "√", "Y", "y", "yes", "true", "TRUE", "1"}, true},
	{[]string{"否", "不", "无", "×", "N", "n", "no", "false", "FALSE", "0"}, false},
}
