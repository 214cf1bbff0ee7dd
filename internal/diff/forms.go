package diff

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strings"
)

// Form is a way to write a report.
type Form struct {
	Name  string
	Write func(*Report) ([]byte, error)
}

// Forms are all ways, the usual one first.
var Forms = []Form{{"text", text}, {"markdown", markdown}, {"html", page}, {"json", data}}

// mostLines is how many lines of a kind a terminal is shown.
const mostLines = 200

func text(r *Report) ([]byte, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s → %s\n", oneLine(r.Old), oneLine(r.New))
	for _, block := range r.blocks() {
		if len(block.lines) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s（%d）\n", block.head, len(block.lines))
		for k, line := range block.lines {
			if k == mostLines {
				fmt.Fprintf(&b, "  ……另有 %d 行，用 --format json 看全部\n", len(block.lines)-k)
				break
			}
			b.WriteString("  " + oneLine(line) + "\n")
		}
	}
	if !r.Same() {
		b.WriteString("\n")
	}
	b.WriteString(r.Summary() + "\n")
	return []byte(b.String()), nil
}

// oneLine keeps what authors wrote from breaking a line or steering a terminal.
func oneLine(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t' || c == '\r':
			return ' '
		case c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0:
			return '�'
		}
		return c
	}, s)
}

// escapes are the characters that Markdown or HTML would take for marks.
var escapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "#", `\#`, "|", `\|`, "~", `\~`)

func markdown(r *Report) ([]byte, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s → %s\n\n%s\n", escapes.Replace(oneLine(r.Old)), escapes.Replace(oneLine(r.New)), escapes.Replace(r.Summary()))
	for _, block := range r.blocks() {
		if len(block.lines) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n## %s（%d）\n\n", block.head, len(block.lines))
		for _, line := range block.lines {
			b.WriteString("- " + escapes.Replace(oneLine(line)) + "\n")
		}
	}
	return []byte(b.String()), nil
}

func data(r *Report) ([]byte, error) {
	out, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("diff: %w", err)
	}
	return append(out, '\n'), nil
}

//go:embed diff.html
var layout string

var sheet = template.Must(template.New("diff").Parse(layout))

// table is a block of items as the page shows it.
type table struct {
	Head  string
	Items []Item
}

func page(r *Report) ([]byte, error) {
	shown := struct {
		*Report
		Tables  []table
		All     string
		Between bool // of two editions: where the new one shows it, and no pages are counted
	}{Report: r, All: r.Summary(), Between: slices.ContainsFunc(r.Items, func(i Item) bool { return i.Page != "" })}
	for _, one := range kinds {
		t := table{Head: one.name}
		for k := range r.Items {
			if r.Items[k].Kind == one.kind {
				t.Items = append(t.Items, r.Items[k])
			}
		}
		if len(t.Items) > 0 {
			shown.Tables = append(shown.Tables, t)
		}
	}
	var b bytes.Buffer
	if err := sheet.Execute(&b, shown); err != nil {
		return nil, fmt.Errorf("diff: %w", err)
	}
	return b.Bytes(), nil
}

// Amount is a side of a column with its unit, for a cell of its own.
func (c *Column) amount(side string) string {
	if c.Unit != "" && isNumber(side) {
		return side + c.Unit
	}
	return side
}

// Before and After are the sides of a column with their unit.
func (c Column) Before() string { return c.amount(c.Old) }

// After is the new side.
func (c Column) After() string { return c.amount(c.New) }

// Follows are the consequences of an item as one text.
func (i Item) Follows() string { return strings.Join(i.follows(), "；") }

// Count is how many pages an item touches, or a dash where nobody knows.
func (i Item) Count() string {
	if !i.PagesKnown {
		return "—"
	}
	return fmt.Sprint(len(i.Pages))
}

// Rows is how many rows of the page an item takes.
func (i Item) Rows() int { return max(1, len(i.Columns)) }

// First is the first column, and Rest are the others.
func (i Item) First() Column {
	if len(i.Columns) == 0 {
		return Column{}
	}
	return i.Columns[0]
}

// Rest are the columns behind the first.
func (i Item) Rest() []Column {
	if len(i.Columns) == 0 {
		return nil
	}
	return i.Columns[1:]
}
