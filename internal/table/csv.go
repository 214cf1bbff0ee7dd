package table

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// About is what a table says, wherever it goes, of the page that it stands on.
type About struct {
	Page    string // the page's heading; empty where that is the site's title
	Data    string // the edition, its period and status
	Source  string
	Marking string
	Sample  string // that the data is made up; empty where it is not
}

// CSV is the file that a reader saves of the table in a browser (assets/save.js makes it there), byte for byte: the rows
// first, so that they can be sorted and filtered; behind an empty row what must go with them. Each line has as many fields
// as the longest. Figures are bare; what a spreadsheet would take for a formula or a date is kept from it.
func (t *Table) CSV(about *About) []byte {
	lines := append(t.records(), nil)
	for _, text := range t.tail(about) {
		lines = append(lines, []string{text})
	}
	width := 0
	for _, line := range lines {
		width = max(width, len(line))
	}
	out := []byte("\ufeff")
	for _, line := range lines {
		for k := range width {
			if k > 0 {
				out = append(out, ',')
			}
			if k < len(line) {
				out = append(out, field(line[k])...)
			}
		}
		out = append(out, "\r\n"...)
	}
	return out
}

// record is a row with the group that it stands in.
type record struct {
	*Row
	group string
}

// body are the rows that are no heads of groups, and the sums below them.
func (t *Table) body() []record {
	var out []record
	group := ""
	for k := range t.Rows {
		if t.Rows[k].Class == "group" {
			group = oneLine(t.Rows[k].Cells[0].Text)
			continue
		}
		out = append(out, record{&t.Rows[k], group})
	}
	for k := range t.Foot {
		out = append(out, record{&t.Foot[k], ""})
	}
	return out
}

// records are the head and the rows. A group is a column rather than a line, so that each row says all of itself.
func (t *Table) records() [][]string {
	body := t.body()
	lines := make([][]string, 1+len(body))
	add := func(head string, of func(record) string) {
		lines[0] = append(lines[0], head)
		for k, r := range body {
			lines[1+k] = append(lines[1+k], of(r))
		}
	}
	if slices.ContainsFunc(body, func(r record) bool { return r.group != "" }) {
		add("分组", func(r record) string { return r.group })
	}
	for k := range t.Columns {
		t.column(k, body, add)
	}
	marked := func(r record) bool {
		return slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Note > 0 || len(c.Notes) > 0 })
	}
	if slices.ContainsFunc(body, marked) {
		add("附注", t.marks)
	}
	return lines
}

// column is what becomes of a column: nothing, where it is only drawn; two, where figures have words beside them.
func (t *Table) column(k int, body []record, add func(string, func(record) string)) {
	drawn, empty, worded := false, true, false
	for _, r := range body {
		if k >= len(r.Cells) {
			continue
		}
		c := &r.Cells[k]
		text, rest := c.said()
		drawn = drawn || c.Bar != nil || c.Spark != nil || c.Strip != nil
		empty, worded = empty && text == "", worded || rest != ""
	}
	if drawn && empty {
		return
	}
	at := func(of func(record, *Cell) string) func(record) string {
		return func(r record) string {
			if k >= len(r.Cells) {
				return ""
			}
			return of(r, &r.Cells[k])
		}
	}
	add(t.Columns[k].long(), at(func(r record, c *Cell) string {
		text, _ := c.said()
		if r.Class == "part" && t.names() == k && text != "" && !strings.HasPrefix(text, "其中") {
			return "其中：" + text
		}
		return text
	}))
	if worded {
		add(oneLine(t.Columns[k].Head)+"·说明", at(func(_ record, c *Cell) string {
			_, rest := c.said()
			return rest
		}))
	}
}

// names is the column that names the rows: the first of text.
func (t *Table) names() int {
	return slices.IndexFunc(t.Columns, func(c Column) bool { return c.Kind == Text })
}

// long is a column's head with what stands under it in brackets.
func (c *Column) long() string {
	head, under := oneLine(c.Head), oneLine(c.Unit+c.Under)
	if head == "" || under == "" {
		return head + under
	}
	return head + "（" + under + "）"
}

// said is a cell's text, and the words that go on after a figure: 42.6 and 落后.
func (c *Cell) said() (text, rest string) {
	said := oneLine(c.Text)
	figure := plain(said)
	if c.Said != "" || c.Under != "" {
		said = oneLine(c.Said)
		_, rest, _ = strings.Cut(said, "，")
	}
	if figure == "" {
		return said, ""
	}
	return figure, rest
}

// marks are the notes of a row's cells: 注1；完成率：注2、3.
func (t *Table) marks(r record) string {
	var out []string
	for k := range r.Cells {
		c := &r.Cells[k]
		numbers := c.Notes
		if c.Note > 0 {
			numbers = append([]int{c.Note}, numbers...)
		}
		if len(numbers) == 0 {
			continue
		}
		words := make([]string, len(numbers))
		for j, n := range numbers {
			words[j] = strconv.Itoa(n)
		}
		head := ""
		if k != t.names() {
			head = oneLine(t.Columns[k].Head) + "："
		}
		out = append(out, head+"注"+strings.Join(words, "、"))
	}
	return strings.Join(out, "；")
}

// tail is what must go with the figures wherever they go.
func (t *Table) tail(about *About) []string {
	var out []string
	add := func(name, text string) {
		if text = oneLine(text); text != "" {
			out = append(out, name+"："+text)
		}
	}
	add("表题", t.Title(about.Page))
	add("计量单位", t.Unit)
	add("注", t.Left)
	for k, note := range t.Notes {
		out = append(out, "注"+strconv.Itoa(k+1)+" "+oneLine(note)+"。")
	}
	add("数据", about.Data)
	add("来源", about.Source)
	add("标注", about.Marking)
	if sample := oneLine(about.Sample); sample != "" {
		out = append(out, sample)
	}
	return out
}

// Title is the table's caption as it is said outside its page: with the page's heading, where the two have no two
// letters in common (保靖县：各项指标完成情况).
func (t *Table) Title(page string) string {
	caption := oneLine(t.Caption)
	letters := []rune(page)
	for k := 1; k < len(letters); k++ {
		if strings.Contains(caption, string(letters[k-1:k+1])) {
			return caption
		}
	}
	if page == "" {
		return caption
	}
	return page + "：" + caption
}

var (
	blanks  = regexp.MustCompile(`[ \t\r\n\f\x00-\x1f\x7f\x{200b}\x{feff}]+`)
	figures = regexp.MustCompile(`^[+\-\x{2212}\x{ff0d}]?(?:0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.[0-9]+)?%?$`)

	// formula begins what a spreadsheet takes for a formula, blanks before it or not.
	formula = regexp.MustCompile(`^[\s\p{Z}\x{200b}-\x{200f}\x{2060}\x{feff}]*[=+\-@\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}]`)

	// altered is what a spreadsheet reads as a number, a date or a time and shows otherwise: codes that begin with zero or
	// have twelve digits or more, 2022-05, 3/4, 1:2, 1E5, (5), 6月30日 (which would get this year).
	altered = regexp.MustCompile(`^(?:0[0-9]+|[0-9]{12,}|[0-9]+(?:[-/:.][0-9]+)(?:[-/:.][0-9]+)+|[0-9]+[-/:][0-9]+|[0-9]+(?:\.[0-9]+)?[eE][+\-]?[0-9]+|[(（][0-9][0-9.]*[)）]|[0-9]{1,2}月[0-9]{1,2}日)$`)
)

// oneLine is a text on one line, without what does not print.
func oneLine(text string) string {
	text = blanks.ReplaceAllString(text, " ")
	return strings.TrimSpace(strings.TrimRight(text, "；"))
}

// plain is a figure as programs read it, or "" where the text is none.
func plain(text string) string {
	if !figures.MatchString(text) {
		return ""
	}
	text = strings.ReplaceAll(text, ",", "") // programs take no groups of digits
	for _, minus := range []string{"−", "－"} {
		if rest, found := strings.CutPrefix(text, minus); found {
			return "-" + rest
		}
	}
	return strings.TrimPrefix(text, "+")
}

// Field is a text as a field of CSV for people, on one line: see [Table.CSV].
func Field(text string) string { return field(oneLine(text)) }

// Guarded is a text on one line that no spreadsheet takes for a formula: one that begins like it gets a tick.
func Guarded(text string) string {
	text = oneLine(text)
	if plain(text) == "" && formula.MatchString(text) {
		return "'" + text
	}
	return text
}

// field is a text as a field of CSV: a figure bare, all else quoted. A code gets a tab before it, which spreadsheets
// take for text and do not show.
func field(text string) string {
	if text == "" {
		return ""
	}
	code := altered.MatchString(text)
	if figure := plain(text); figure != "" {
		if !code {
			return figure
		}
	} else {
		text = Guarded(text)
	}
	if code {
		text = "\t" + text
	}
	return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
}
