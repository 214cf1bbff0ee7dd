package xlsx

import (
	"strconv"
	"strings"
)

// rawCell is what stands inside the tag of a cell.
type rawCell struct {
	kind       string // t
	style      int
	value      string // of v
	hasValue   bool
	inline     string
	formula    bool
	array, ref string
}

func (s *sheetReader) cell() error {
	if err := s.parts.budget.cell(); err != nil {
		return err
	}
	if err := s.place(); err != nil {
		return err
	}
	c := rawCell{kind: s.scan.cellKind(), style: s.scan.number("s")}
	for range s.scan.children {
		switch {
		case s.scan.is("v"):
			c.value, c.hasValue = s.scan.cellValue(c.kind), true
		case s.scan.is("is"):
			c.inline = s.scan.richText()
		case s.scan.is("f"):
			c.formula = true
			c.array, _ = s.scan.attr("t")
			c.ref, _ = s.scan.attr("ref")
		}
	}
	if s.scan.err != nil {
		return s.scan.err
	}
	return s.take(&c)
}

// cellKinds are the words of t, so that none is allocated for each cell.
var cellKinds = []string{"", "s", "str", "n", "inlineStr", "b", "e", "d"}

func (s *scanner) cellKind() string {
	raw, _ := s.rawAttr("t", false)
	for _, kind := range cellKinds {
		if string(raw) == kind {
			return kind
		}
	}
	return "other"
}

// cellValue is the text of v; only results of formulas are texts whose spaces count.
func (s *scanner) cellValue(kind string) string {
	text := s.content()
	if kind == "str" || kind == "other" {
		return cellText(text)
	}
	return string(trimXML(text))
}

// take makes a value of the cell. Empty cells are none.
func (s *sheetReader) take(c *rawCell) error {
	if c.style < 0 || c.style > 0 && c.style >= len(s.styles) {
		return s.brokenCell(s.row, s.column, "a style that the workbook does not have")
	}
	if err := s.array(c); err != nil {
		return err
	}
	v := Value{Formula: c.formula, Raw: c.value}
	if err := s.fill(&v, c); err != nil {
		return err
	}
	if v.Text == "" && !v.Formula {
		return nil
	}
	var style cellStyle
	if c.style < len(s.styles) {
		style = s.styles[c.style]
	}
	s.look(&v, style)
	if c.kind != "s" {
		if err := s.parts.budget.keep(len(v.Text) + len(v.Raw)); err != nil {
			return err
		}
	}
	return s.add(v)
}

// array remembers a range that one formula fills.
func (s *sheetReader) array(c *rawCell) error {
	if c.array != "array" && c.array != "dataTable" {
		return nil
	}
	r, ok := parseRange(c.ref)
	if !ok || r == CellRange(s.row, s.column) {
		return nil
	}
	if len(s.arrays) == maxArrays {
		return tooLarge("too many formulas over several cells")
	}
	s.arrays = append(s.arrays, r)
	return nil
}

// fill reads the cell by its type.
func (s *sheetReader) fill(v *Value, c *rawCell) error {
	if !c.hasValue && c.kind != "inlineStr" {
		v.Kind = Nothing
		return nil
	}
	switch c.kind {
	case "s":
		i, err := strconv.Atoi(c.value)
		switch {
		case c.value == "" && c.formula:
			v.Kind = Nothing
		case c.value == "":
		case err != nil || i < 0 || i >= len(s.strings):
			return s.brokenCell(s.row, s.column, "a text that the workbook does not have")
		default:
			v.Text = s.strings[i]
			v.Raw = v.Text
		}
	case "inlineStr":
		if c.inline == "" {
			c.inline = c.value // some writers put it there
		}
		v.Text, v.Raw = c.inline, c.inline
	case "str", "other":
		v.Text = c.value
	case "b":
		v.Kind, v.Text = Boolean, boolean(c.value)
	case "e":
		v.Kind, v.Text = Error, clean(c.value)
	case "d":
		v.date(c.value)
	default:
		v.number(c.value)
	}
	return nil
}

func boolean(s string) string {
	switch s {
	case "1", "true":
		return "TRUE"
	case "0", "false":
		return "FALSE"
	}
	return clean(strings.ToUpper(s))
}

// number is a plain decimal. What is none stays a text, which nobody takes for a figure.
func (v *Value) number(raw string) {
	text, ok := Decimal(raw)
	switch {
	case raw == "":
		v.Kind = Nothing
	case ok:
		v.Kind, v.Text = Number, text
	default:
		v.Kind, v.Text = Text, clean(raw)
	}
}

func (v *Value) date(raw string) {
	if text, ok := isoDate(raw); ok {
		v.Kind, v.Text = Date, text
		return
	}
	v.Kind, v.Text = Text, clean(raw)
}

// look is what the cell's style makes of the value.
func (s *sheetReader) look(v *Value, style cellStyle) {
	switch {
	case v.Kind == Text:
		v.Quoted = style.quoted
	case v.Kind == Number && style.format == dateFormat:
		v.Kind, v.Text = Date, serialDate(v.Text, s.date1904)
	case v.Kind == Number:
		v.Percent, v.Scaled = style.format == percentFormat, style.scaled
	}
	if v.Text == v.Raw {
		v.Raw = v.Text // one text in memory
	}
}
