package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What Excel takes: a file with longer ones is called damaged.
const (
	maxFormula = 255
	maxTitle   = 32
	maxMessage = 255
)

func (w *writer) validations(s *Sheet) error {
	for i := range s.Validations {
		if err := w.file.AddDataValidation(s.Name, w.validation(&s.Validations[i])); err != nil {
			return err
		}
	}
	return nil
}

// validation words the formulas itself, since the library takes some of them for XML.
func (w *writer) validation(v *Validation) *excelize.DataValidation {
	out := excelize.NewDataValidation(true)
	out.Sqref = v.Range.String()
	list := !v.Numbers || v.Offered && len(v.Words) > 0
	switch {
	case list:
		out.Type, out.Formula1 = "list", escapeFormula(w.list(v.Words))
	default:
		out.Type, out.Formula1 = "custom", escapeFormula(w.rule(v))
	}
	if !v.Numbers || !v.Offered {
		style := excelize.DataValidationErrorStyleStop
		if v.Soft {
			style = excelize.DataValidationErrorStyleWarning
		}
		out.SetError(style, cutTo(v.Title, maxTitle), cutTo(v.Error, maxMessage))
		if v.Error == "" { // the spreadsheet has words of its own
			out.Error, out.ErrorTitle = nil, nil
		}
	}
	if v.Prompt != "" {
		out.SetInput(cutTo(v.Title, maxTitle), cutTo(v.Prompt, maxMessage))
	}
	return out
}

// list is the words themselves where the format has room for them, or cells of a hidden sheet that hold them. A comma
// inside a word would part it, and spaces at its ends are lost.
func (w *writer) list(words []string) string {
	text := strings.Join(words, ",")
	plain := len(words) > 0 && !strings.HasPrefix(text, "=") && utf16Length(text) <= maxFormula && !strings.Contains(text, `"`)
	for _, word := range words {
		plain = plain && word != "" && word == strings.TrimSpace(word) && !strings.ContainsAny(word, ",\n")
	}
	if plain {
		return `"` + text + `"`
	}
	return w.wordCells(words)
}

// rule is the formula that takes a number or one of the words, in the first cell of the range; in the others the
// spreadsheet moves it along.
func (w *writer) rule(v *Validation) string {
	cell := Address(v.Range.Row, v.Range.Column)
	number := "ISNUMBER(" + cell + ")"
	if v.NotNegative { // a text is greater than any number, and no number
		number = "AND(" + number + "," + cell + ">=0)"
	}
	if len(v.Words) == 0 {
		return number
	}
	var rule strings.Builder
	rule.WriteString("OR(" + number)
	for _, word := range v.Words {
		rule.WriteString("," + cell + `="` + strings.ReplaceAll(word, `"`, `""`) + `"`)
	}
	rule.WriteString(")")
	if utf16Length(rule.String()) <= maxFormula && len(v.Words) <= 28 { // OR took thirty in old spreadsheets
		return rule.String()
	}
	return "OR(" + number + ",SUMPRODUCT(--(" + w.wordCells(v.Words) + "=" + cell + "))>0)"
}

// wordCells names the cells of the hidden sheet that hold the words.
func (w *writer) wordCells(words []string) string {
	key := strings.Join(words, "\x00")
	if found, ok := w.words[key]; ok {
		return found
	}
	w.lists = append(w.lists, words)
	column := len(w.lists)
	w.words[key] = reference(w.wordSheetName(), Range{1, column, max(len(words), 1), column})
	return w.words[key]
}

// wordSheetName is a name that no sheet of the book has.
func (w *writer) wordSheetName() string {
	name := WordSheet
	for i := 2; w.taken(name); i++ {
		name = WordSheet + strconv.Itoa(i)
	}
	return name
}

func (w *writer) taken(name string) bool {
	for _, s := range w.book.Sheets {
		if strings.EqualFold(s.Name, name) {
			return true
		}
	}
	return false
}

// WordSheet is the name of the very hidden sheet that Write adds where lists of words have no room in their cells.
const WordSheet = "选项"

func (w *writer) wordSheet() error {
	if len(w.lists) == 0 {
		return nil
	}
	name := w.wordSheetName()
	if _, err := w.file.NewSheet(name); err != nil {
		return err
	}
	sheet := Sheet{Name: name}
	for c, words := range w.lists {
		for r, word := range words {
			for len(sheet.Rows) <= r {
				sheet.Rows = append(sheet.Rows, Row{Cells: make([]Cell, len(w.lists))})
			}
			sheet.Rows[r].Cells[c].Text = word
		}
	}
	if err := w.rows(&sheet); err != nil {
		return err
	}
	return w.file.SetSheetVisible(name, false, true)
}

var formulaEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func escapeFormula(s string) string { return formulaEscapes.Replace(s) }
