package xlsx

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

func (w *writer) sheet(s *Sheet) error {
	for _, step := range []func(*Sheet) error{
		w.columns, w.rows, w.merge, w.comments, w.filter, w.view, w.paper, w.validations, w.protect,
	} {
		if err := step(s); err != nil {
			return err
		}
	}
	return nil
}

// columns sets runs of equal columns at once: the library copies all of a sheet's columns for each call.
func (w *writer) columns(s *Sheet) error {
	for from := 0; from < len(s.Columns); {
		column, to := s.Columns[from], from+1
		for to < len(s.Columns) && s.Columns[to] == column {
			to++
		}
		first, last := ColumnName(from+1), ColumnName(to)
		if column.Width > 0 {
			if err := w.file.SetColWidth(s.Name, first, last, math.Min(column.Width, excelize.MaxColumnWidth)); err != nil {
				return err
			}
		}
		if column.Hidden {
			if err := w.file.SetColVisible(s.Name, first+":"+last, false); err != nil {
				return err
			}
		}
		from = to
	}
	return nil
}

func (w *writer) merge(s *Sheet) error {
	for _, r := range s.Merged {
		if err := w.file.MergeCell(s.Name, Address(r.Row, r.Column), Address(r.LastRow, r.LastColumn)); err != nil {
			return err
		}
	}
	return nil
}

func (s *Sheet) at(row, column int) *Cell {
	if row > len(s.Rows) || column > len(s.Rows[row-1].Cells) {
		return nil
	}
	return &s.Rows[row-1].Cells[column-1]
}

// filter comes before view: the library forgets the sheet's properties with it.
func (w *writer) filter(s *Sheet) error {
	if s.Filter == nil {
		return nil
	}
	if err := w.file.AutoFilter(s.Name, s.Filter.String(), nil); err != nil {
		return err
	}
	names := w.file.WorkBook.DefinedNames.DefinedName // the library leaves a quote in the sheet's name as it is
	names[len(names)-1].Data = reference(s.Name, *s.Filter)
	return nil
}

// reference names cells of a sheet from anywhere: '表一'!$A$1:$B$2.
func reference(sheet string, r Range) string {
	return quoted(sheet) + "!" + absolute(r.Row, r.Column) + ":" + absolute(r.LastRow, r.LastColumn)
}

func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

func absolute(row, column int) string { return "$" + ColumnName(column) + "$" + strconv.Itoa(row) }

func (w *writer) view(s *Sheet) error {
	if err := w.file.SetSheetView(s.Name, 0, &excelize.ViewOptions{ShowGridLines: &s.Grid}); err != nil {
		return err
	}
	if s.FrozenRows <= 0 && s.FrozenCols <= 0 {
		return nil
	}
	rows, columns := max(s.FrozenRows, 0), max(s.FrozenCols, 0)
	pane := "bottomRight"
	if columns == 0 {
		pane = "bottomLeft"
	} else if rows == 0 {
		pane = "topRight"
	}
	corner := Address(rows+1, columns+1)
	return w.file.SetPanes(s.Name, &excelize.Panes{
		Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: corner, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}},
	})
}

// a4 is the number of the paper in the format.
const a4 = 9

func (w *writer) paper(s *Sheet) error {
	size, wide, high, orientation, fit := a4, max(s.PagesWide, 1), 0, "portrait", true
	if s.Landscape {
		orientation = "landscape"
	}
	if s.OnePage {
		high = 1
	}
	properties := &excelize.SheetPropsOptions{FitToPage: &fit}
	if s.Tab != "" {
		tab := "FF" + strings.ToUpper(strings.TrimPrefix(s.Tab, "#"))
		properties.TabColorRGB = &tab
	}
	if err := w.file.SetSheetProps(s.Name, properties); err != nil {
		return err
	}
	layout := &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}
	if err := w.file.SetPageLayout(s.Name, layout); err != nil {
		return err
	}
	if err := w.margins(s); err != nil {
		return err
	}
	if s.Repeated <= 0 {
		return nil
	}
	titles := quoted(s.Name) + "!$1:$" + strconv.Itoa(s.Repeated)
	if s.PagesWide > 1 && s.FrozenCols > 0 {
		titles = quoted(s.Name) + "!$A:$" + ColumnName(s.FrozenCols) + "," + titles
	}
	return w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.Name, RefersTo: titles})
}

func (w *writer) margins(s *Sheet) error {
	side, top, edge, middle := 0.5, 0.6, 0.3, true // inches
	err := w.file.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &edge, Footer: &edge, Horizontally: &middle,
	})
	if err != nil || s.Footer == "" {
		return err
	}
	footer := s.Footer
	if !strings.Contains(footer, "&L") && !strings.Contains(footer, "&C") && !strings.Contains(footer, "&R") {
		footer = "&C" + footer
	}
	return w.file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddFooter: cutTo(footer, 255)})
}

// protect locks the cells that are not Open against slips. Without a password anybody can take it off: it is not meant
// against people, and a password would make the bytes differ.
func (w *writer) protect(s *Sheet) error {
	if !s.Protected {
		return nil
	}
	return w.file.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true,
		AutoFilter: s.Filter != nil, Sort: s.Filter != nil,
	})
}
