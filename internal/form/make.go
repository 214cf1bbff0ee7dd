package form

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/xlsx"
)

// File is a file to be written. Its name is slash-separated where it has folders.
type File struct {
	Name    string
	Content []byte
}

// Make makes the forms of a month: a workbook for each region that is asked anything, or one workbook with a sheet for each;
// more only where one would be too large to be read again. Where the report of the month stands already, cells hold what it
// says, but for 未报送: that is what is asked again. The same site gives the same bytes. err is a failure of the writer.
func Make(s *model.Site, p model.Period, one bool) ([]File, error) {
	all := layouts(s, p)
	month := strconv.Itoa(p.Year) + "年" + strconv.Itoa(p.Month) + "月填报表"
	if !one {
		return separate(all, month)
	}
	var files []File
	books := together(all)
	for k, of := range books {
		name := month
		if len(books) > 1 {
			name += "-" + strconv.Itoa(k+1)
		}
		book := xlsx.Book{Title: s.Title + month, Creator: s.Issuer}
		used := map[string]bool{}
		for _, l := range of {
			sheet := sheetName(s.Called(l.region), l.region, used)
			book.Sheets = append(book.Sheets, l.sheet(sheet, l.prefilled()))
		}
		f, err := written(name+".xlsx", &book)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// Bounds of a workbook, well within what the reader takes.
const (
	mostSheets = 200
	mostCells  = 100_000
)

// together parts forms into workbooks.
func together(all []*layout) [][]*layout {
	var books [][]*layout
	cells := 0
	for _, l := range all {
		n := (len(l.lines) + 30) * len(l.columns)
		if k := len(books) - 1; k >= 0 && len(books[k]) < mostSheets && cells+n <= mostCells {
			books[k] = append(books[k], l)
			cells += n
			continue
		}
		books = append(books, []*layout{l})
		cells = n
	}
	return books
}

func separate(all []*layout, month string) ([]File, error) {
	var files []File
	used := map[string]bool{}
	for _, l := range all {
		name := fileName(l.site.Called(l.region), month)
		if used[strings.ToLower(name)] { // two names may differ only in what a file name cannot have
			name = fileName(l.site.Called(l.region), month+"-"+l.region.ID)
		}
		used[strings.ToLower(name)] = true
		book := xlsx.Book{
			Title: l.site.Title + month + "（" + l.region.Name + "）", Creator: l.site.Issuer,
			Sheets: []xlsx.Sheet{l.sheet(formSheet, l.prefilled())},
		}
		f, err := written(name+".xlsx", &book)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// formSheet is the sheet of a workbook with one form.
const formSheet = "填报"

func written(name string, book *xlsx.Book) (File, error) {
	content, err := xlsx.Write(book)
	if err != nil {
		return File{}, fmt.Errorf("form: %s: %w", name, err)
	}
	return File{Name: name, Content: content}, nil
}

// prefilled is what the report of the month holds already.
func (l *layout) prefilled() func(slot) xlsx.Cell {
	report := l.site.Reports[l.period]
	return func(s slot) xlsx.Cell {
		if report == nil || s.indicator == nil {
			return xlsx.Cell{}
		}
		f := report.Figure(s.indicator, s.region)
		switch {
		case !f.Given:
			return xlsx.Cell{}
		case s.part != nil:
			if num, ok := partNum(f, s.part); ok {
				return reported(num)
			}
		case s.field == fieldValue:
			return reported(f.Num)
		case s.field == fieldStatus:
			if f.Status != report.Status {
				return xlsx.Cell{Text: format.Status(f.Status)}
			}
		case f.More != nil:
			return said(f.More, s.field)
		}
		return xlsx.Cell{}
	}
}

// reported is a figure as it is typed.
func reported(n model.Num) xlsx.Cell {
	switch n.Gap {
	case model.Present:
		return decimalCell(n.Value.String())
	case model.NotReported:
		return xlsx.Cell{}
	}
	return xlsx.Cell{Text: format.Gap(n.Gap)}
}

// said is what a figure says beside its value.
func said(more *model.FigureMore, f field) xlsx.Cell {
	switch {
	case f == fieldYoY && more.YoY != nil:
		return decimalCell(more.YoY.String())
	case f == fieldRank && more.Rank > 0:
		return xlsx.Cell{Number: strconv.Itoa(more.Rank)}
	case f == fieldRankOf && more.RankOf > 0:
		return xlsx.Cell{Number: strconv.Itoa(more.RankOf)}
	case f == fieldNote:
		return xlsx.Cell{Text: more.Note}
	case f == fieldReason:
		return xlsx.Cell{Text: reasons(more)}
	}
	return xlsx.Cell{}
}

// reasons are what a figure says to the rules that doubt it, each once.
func reasons(more *model.FigureMore) string {
	var texts []string
	for _, e := range more.Explained {
		if !slices.Contains(texts, e.Reason) {
			texts = append(texts, e.Reason)
		}
	}
	return strings.Join(texts, "；")
}

// Longest names, in units of UTF-16, as Excel counts those of sheets and Windows those of files.
const (
	maxFileName  = 50
	maxSheetName = 31
)

// fileName is a text as the name of a file, and more behind it.
func fileName(text, more string) string { return output.FileName(text, maxFileName, more) }

// sheetName is a name that no sheet of the workbook has yet.
func sheetName(text string, r *model.Region, used map[string]bool) string {
	name := strings.Trim(clean(text, `\/:*?[]`, maxSheetName), "'")
	for n := 0; name == "" || used[strings.ToLower(name)]; n++ {
		end := ""
		if n > 0 {
			end = "-" + strconv.Itoa(n)
		}
		name = clean(r.ID, "", maxSheetName-len(end)) + end
	}
	used[strings.ToLower(name)] = true
	return name
}

func clean(text, forbidden string, most int) string {
	kept := []rune(strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f || strings.ContainsRune(forbidden, c) {
			return '_'
		}
		return c
	}, text))
	for len(utf16.Encode(kept)) > most {
		kept = kept[:len(kept)-1]
	}
	return strings.TrimRight(string(kept), " .")
}

// SameInputs reports whether two workbooks are the same forms with the same in the cells that are to be filled, so that they
// differ in what is printed alone.
func SameInputs(a, b []byte) bool {
	first, errA := xlsx.Read(a)
	second, errB := xlsx.Read(b)
	return errA == nil && errB == nil && IsForm(first) && maps.Equal(inputsOf(first), inputsOf(second))
}

// inputsOf are what stands in the cells that are to be filled, by sheets, rows and columns as hidden cells name them.
func inputsOf(file *xlsx.File) map[[3]string]string {
	asked := map[string]bool{}
	for _, c := range columns {
		asked[string(c.field)] = c.input
	}
	found := map[[3]string]string{}
	for _, g := range file.Sheets {
		for k := range g.Values {
			v := &g.Values[k]
			id, field := g.At(v.Row, 1), g.At(hiddenRow, v.Column)
			switch {
			case v.Row == hiddenRow && v.Column == 1:
				found[[3]string{g.Name}] = v.Text
			case id == nil || field == nil || v.Text == "":
			case id.Text == rowSign && !strings.HasSuffix(v.Text, "："), !strings.HasPrefix(id.Text, "#") && asked[field.Text]:
				found[[3]string{g.Name, id.Text, field.Text}] = v.Text
			}
		}
	}
	return found
}
