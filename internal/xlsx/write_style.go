package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

func (w *writer) styleID(look Style) (int, error) {
	if look == (Style{}) {
		return 0, nil
	}
	if id, found := w.styles[look]; found {
		return id, nil
	}
	id, err := w.file.NewStyle(look.excelize())
	if err == nil {
		w.styles[look] = id
	}
	return id, err
}

// builtIn are the formats that have a number of their own; as one of these a spreadsheet names them in its dialogue.
var builtIn = map[string]int{"": 0, "General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49}

func (look Style) excelize() *excelize.Style {
	size := look.Size
	if size == 0 {
		size = bodySize
	}
	down := string(look.Down)
	if down == "" {
		down = string(Centre)
	}
	style := &excelize.Style{
		Font:       &excelize.Font{Bold: look.Bold, Size: size, Family: bodyFont, Color: strings.TrimPrefix(look.Colour, "#")},
		Alignment:  &excelize.Alignment{Horizontal: string(look.Across), Vertical: down, WrapText: look.Wrap},
		Protection: &excelize.Protection{Locked: !look.Open},
	}
	if look.Fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{strings.TrimPrefix(look.Fill, "#")}}
	}
	if look.Border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			style.Border = append(style.Border, excelize.Border{Type: side, Color: "808080", Style: 1})
		}
	}
	if id, found := builtIn[look.Format]; found {
		style.NumFmt = id
	} else {
		style.CustomNumFmt = &look.Format
	}
	return style
}
