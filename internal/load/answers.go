package load

import (
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// Answers are what somebody says of a site that is to be made, wherever he says it: settings by their names, and tables of
// rows by theirs. What the names mean is the business of package scaffold.
type Answers struct {
	Settings []Answer
	Tables   []AnswerTable
	Pos      diag.Pos // where they stand as a whole
}

// Answer is a text under a name, with the place of the text. A text that was not given is empty.
type Answer struct {
	Key, Text string
	Pos       diag.Pos
}

// AnswerTable is a list of rows.
type AnswerTable struct {
	Name string
	Pos  diag.Pos
	Rows []AnswerRow
}

// AnswerRow is a row of a table.
type AnswerRow struct {
	Pos    diag.Pos
	Fields []Answer
}

// itself is the name of a row's only text.
const itself = "名称"

// ReadAnswers reads a YAML file of answers. name is the file as messages call it. Where the file has errors, which are in
// diags, the answers are not to be used.
func ReadAnswers(name string, raw []byte, diags *diag.List) *Answers {
	a := &Answers{Pos: diag.Pos{File: name}}
	text, ok := clean(name, raw, diags)
	if !ok {
		return a
	}
	r := &reader{file: name, diags: diags}
	root, empty := r.parse(text)
	if empty {
		r.errorf(diag.Pos{File: name}, "empty-file", "写上标题、发布单位、单位、指标等各项", "文件里没有内容")
	}
	if root == nil {
		return a
	}
	pairs, _ := r.answerPairs(root, "答案文件")
	for _, p := range pairs {
		switch p.value.Kind {
		case yaml.SequenceNode:
			a.Tables = append(a.Tables, r.answerTable(p))
		case yaml.MappingNode:
			inner, _ := r.answerPairs(p.value, "“"+shown(p.key.Value)+"”")
			for _, q := range inner {
				a.Settings = append(a.Settings, r.answer(q.key.Value, q.value))
			}
		default:
			a.Settings = append(a.Settings, r.answer(p.key.Value, p.value))
		}
	}
	return a
}

// answerPairs are the pairs of a mapping, those without a value left out.
func (r *reader) answerPairs(n *yaml.Node, what string) ([]pair, bool) {
	n = target(n)
	if !r.isMapping(n, what) {
		return nil, false
	}
	var pairs []pair
	first := map[string]*yaml.Node{}
	for k := 0; k+1 < len(n.Content); k += 2 {
		key, v := target(n.Content[k]), target(n.Content[k+1])
		if !r.key(key) {
			continue
		}
		if before := first[key.Value]; before != nil {
			r.duplicate(r.pos(key), key.Value, r.pos(before))
			continue
		}
		first[key.Value] = key
		if !isNull(v) {
			pairs = append(pairs, pair{key, v})
		}
	}
	return pairs, true
}

func (r *reader) answerTable(p pair) AnswerTable {
	t := AnswerTable{Name: p.key.Value, Pos: r.pos(p.key)}
	for _, element := range p.value.Content {
		element = target(element)
		row := AnswerRow{Pos: r.pos(element)}
		switch {
		case isNull(element):
			continue
		case element.Kind == yaml.ScalarNode:
			row.Fields = []Answer{r.answer(itself, element)}
		default:
			pairs, ok := r.answerPairs(element, "“"+shown(t.Name)+"”的每一项")
			if !ok {
				continue
			}
			for _, q := range pairs {
				row.Fields = append(row.Fields, r.answer(q.key.Value, q.value))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// answer is the text of a value; a list is its texts with 、 between them.
func (r *reader) answer(key string, n *yaml.Node) Answer {
	a := Answer{Key: strings.TrimSpace(key), Pos: r.pos(n)}
	if n.Kind != yaml.SequenceNode {
		if r.scalar(value{n, key}, "文字") {
			a.Text = strings.TrimSpace(n.Value)
		}
		return a
	}
	var parts []string
	for _, element := range n.Content {
		element = target(element)
		if r.scalar(value{element, key}, "文字的列表") && !isNull(element) {
			parts = append(parts, strings.TrimSpace(element.Value))
		}
	}
	a.Text = strings.Join(parts, "、")
	return a
}

// NumberFault says why text is no number of a site's files and what to write, or two empty strings. absent is the advice
// where there is no number.
func NumberFault(text, absent string) (what, fix string) {
	if _, ok := plainDecimal(text); ok {
		return "", ""
	}
	return mistyped(text, false, absent)
}

// IsPeriod reports whether a bulletin can be about a period.
func IsPeriod(p model.Period) bool {
	return p.Year >= firstYear && p.Year <= lastYear && p.Month >= 1 && p.Month <= 12
}

// ReportFile is where the report of a period stands in a site.
func ReportFile(p model.Period) string { return reportFile(p) }

// Span is the months of a period, as labels write them: 2022年1—7月.
func Span(p model.Period) string { return spanOf(p) }

// IsRegionCode reports whether text has the form of a code of GB/T 2260.
func IsRegionCode(text string) bool { return regionCode.MatchString(text) }

// Day reads a day as people write it. Where it is none the date is zero, and fix says what to write.
func Day(text string) (d model.Date, fix string) {
	text, _, _ = strings.Cut(strings.TrimSpace(narrow(text)), " ") // a sheet adds the time of day
	for _, form := range []*regexp.Regexp{dateText, looseDate, packedDate} {
		if d, ok := dateOf(form.FindStringSubmatch(text)); ok {
			return d, ""
		}
	}
	return d, dateFix(text)
}
