package codes

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/diag"
)

// Entry explains one code.
type Entry struct {
	Code, Title string
	Kind        string // what it is about: one of the kinds
	Severities  []diag.Severity
	Command     string // that tells it in the examples; empty for bulletin check
	Unprovoked  string // why it has no examples; empty where it has
	Why, Remedy string // paragraphs and lists of Markdown
	Wrong       []Example
	Right       []Example
}

// Example is a file of an example, or a part of one.
type Example struct {
	Language string // of the fenced block: yaml, markdown …
	File     string // slash-separated, relative to the site's root
	Mode     Mode
	Text     string
}

// Mode is how an example is laid over the file of the site that it is tried with.
type Mode uint8

// The modes, with the words that name them.
const (
	Part   Mode = iota // what the example says stands in the place of what the file says
	Whole              // 全文
	Absent             // 没有
)

var modeWords = map[string]Mode{"": Part, "全文": Whole, "没有": Absent}

// Warns reports whether the code may be a warning.
func (e *Entry) Warns() bool { return slices.Contains(e.Severities, diag.Warning) }

// Severity is the word or words for how grave it is.
func (e *Entry) Severity() string {
	words := make([]string, len(e.Severities))
	for k, s := range e.Severities {
		words[k] = s.String()
	}
	return strings.Join(words, "、")
}

var (
	heading = regexp.MustCompile(`^# ([a-z]+(?:-[a-z0-9]+)*)：(.+)$`)
	opening = regexp.MustCompile("^(````*)([a-z]+) (\\S+)(?: (\\S+))?$")
)

// headed are the headings of an entry's parts, in order.
const (
	whyHead    = "## 为什么"
	wrongHead  = "## 错误的写法"
	rightHead  = "## 正确的写法"
	remedyHead = "## 怎么改"
)

// parse reads an entry of the form that the texts of this package have.
func parse(text string) (*Entry, error) {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	m := heading.FindStringSubmatch(lines[0])
	if m == nil {
		return nil, fmt.Errorf("the first line is no “# code：title”: %s", lines[0])
	}
	e := &Entry{Code: m[1], Title: m[2]}
	parts, order, err := split(lines[1:])
	if err != nil {
		return nil, err
	}
	if err := e.head(parts[""]); err != nil {
		return nil, err
	}
	want := []string{whyHead, wrongHead, rightHead, remedyHead}
	if e.Unprovoked != "" {
		want = []string{whyHead, remedyHead}
	}
	if !slices.Equal(order, want) {
		return nil, fmt.Errorf("the parts are %q, want %q", order, want)
	}
	e.Why, e.Remedy = prose(parts[whyHead]), prose(parts[remedyHead])
	if e.Why == "" || e.Remedy == "" {
		return nil, fmt.Errorf("the cause or the remedy is empty")
	}
	if e.Unprovoked != "" {
		return e, nil
	}
	if e.Wrong, err = examples(parts[wrongHead]); err != nil {
		return nil, err
	}
	e.Right, err = examples(parts[rightHead])
	return e, err
}

// split cuts lines at the headings outside of fenced blocks.
func split(lines []string) (parts map[string][]string, order []string, err error) {
	parts = map[string][]string{}
	at, fence := "", ""
	for _, line := range lines {
		switch {
		case fence != "":
			if line == fence {
				fence = ""
			}
		case strings.HasPrefix(line, "```"):
			fence = line[:len(line)-len(strings.TrimLeft(line, "`"))]
		case strings.HasPrefix(line, "#"):
			at = line
			order = append(order, at)
			continue
		}
		parts[at] = append(parts[at], line)
	}
	if fence != "" {
		return nil, nil, fmt.Errorf("a block is not closed")
	}
	return parts, order, nil
}

// head reads the list under the heading.
func (e *Entry) head(lines []string) error {
	for _, line := range lines {
		key, v, _ := strings.Cut(strings.TrimPrefix(line, "- "), "：")
		switch {
		case line == "":
		case key == "类别" && slices.Contains(kinds, v):
			e.Kind = v
		case key == "级别":
			for _, word := range strings.Split(v, "、") {
				k := slices.IndexFunc(severities, func(s diag.Severity) bool { return s.String() == word })
				if k < 0 {
					return fmt.Errorf("no severity %s", word)
				}
				e.Severities = append(e.Severities, severities[k])
			}
		case key == "命令":
			e.Command = v
		case key == "不举例":
			e.Unprovoked = v
		default:
			return fmt.Errorf("not understood: %s", line)
		}
	}
	if e.Kind == "" || len(e.Severities) == 0 {
		return fmt.Errorf("the kind or the severity is missing")
	}
	return nil
}

var severities = []diag.Severity{diag.Error, diag.Warning}

// examples reads fenced blocks; nothing else stands between them.
func examples(lines []string) ([]Example, error) {
	var list []Example
	fence := ""
	var body []string
	for _, line := range lines {
		last := len(list) - 1
		switch {
		case fence != "" && line == fence:
			if len(body) > 0 {
				list[last].Text = strings.Join(body, "\n") + "\n"
			}
			fence, body = "", nil
		case fence != "":
			body = append(body, line)
		case line == "":
		default:
			m := opening.FindStringSubmatch(line)
			if m == nil {
				return nil, fmt.Errorf("no block of an example: %s", line)
			}
			mode, known := modeWords[m[4]]
			if !known {
				return nil, fmt.Errorf("no mode %s", m[4])
			}
			fence = m[1]
			list = append(list, Example{Language: m[2], File: m[3], Mode: mode})
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("an example is empty")
	}
	return list, nil
}

func prose(lines []string) string { return strings.TrimSpace(strings.Join(lines, "\n")) }
