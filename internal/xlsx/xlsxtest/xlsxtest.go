// Package xlsxtest makes workbooks for tests as hand-made XML: it fills the cells of a form as a clerk would, without the
// library that wrote the form and without the reader that is to read it. Only tests import it.
package xlsxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Parts zips the parts of a workbook, in the order of their names.
func Parts(parts map[string]string) []byte {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := archive.Create(name)
		if err == nil {
			_, err = io.WriteString(w, parts[name])
		}
		if err != nil {
			panic(err) // a buffer takes everything
		}
	}
	if err := archive.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// Open is the text of each part of a workbook.
func Open(data []byte) (map[string]string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("xlsxtest: %w", err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("xlsxtest: %w", err)
		}
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return nil, fmt.Errorf("xlsxtest: %w", err)
		}
		parts[f.Name] = string(text)
	}
	return parts, nil
}

// SheetPart is the name of the part that holds a sheet.
func SheetPart(parts map[string]string, sheet string) (string, error) {
	var workbook struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var list struct {
		Relations []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := xml.Unmarshal([]byte(parts["xl/workbook.xml"]), &workbook); err != nil {
		return "", fmt.Errorf("xlsxtest: %w", err)
	}
	if err := xml.Unmarshal([]byte(parts["xl/_rels/workbook.xml.rels"]), &list); err != nil {
		return "", fmt.Errorf("xlsxtest: %w", err)
	}
	for _, s := range workbook.Sheets {
		for _, r := range list.Relations {
			if s.Name == sheet && s.ID == r.ID {
				return strings.TrimPrefix(path.Join("/xl", r.Target), "/"), nil
			}
		}
	}
	return "", fmt.Errorf("xlsxtest: no sheet %q", sheet)
}

// Set fills cells of a sheet: E12 → 3.5. Plain decimals are written as numbers, everything else as text, the empty text as
// an empty cell; what begins with < is written as the inside of the cell as it stands, with its attributes before a |:
// `t="e"|<v>#REF!</v>`. Cells keep their style.
func Set(data []byte, sheet string, cells map[string]string) ([]byte, error) {
	parts, err := Open(data)
	if err != nil {
		return nil, err
	}
	name, err := SheetPart(parts, sheet)
	if err != nil {
		return nil, err
	}
	text := parts[name]
	for _, address := range slices.Sorted(maps.Keys(cells)) {
		if text, err = setCell(text, address, cells[address]); err != nil {
			return nil, err
		}
	}
	parts[name] = text
	return Parts(parts), nil
}

var (
	addressForm = regexp.MustCompile(`^([A-Z]{1,3})([1-9][0-9]*)$`)
	cellForm    = regexp.MustCompile(`(?s)<c r="([A-Z]+)[0-9]+"([^>]*?)(/>|>.*?</c>)`)
	styleForm   = regexp.MustCompile(` s="[0-9]+"`)
	numberForm  = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
)

// setCell puts one cell into the sheet, in its row and in its order.
func setCell(text, address, value string) (string, error) {
	form := addressForm.FindStringSubmatch(address)
	if form == nil {
		return "", fmt.Errorf("xlsxtest: %q is no cell", address)
	}
	from, to, text := findRow(text, form[2])
	row := text[from:to]
	for _, at := range cellForm.FindAllStringSubmatchIndex(row, -1) {
		switch column := row[at[2]:at[3]]; {
		case column == form[1]:
			style := styleForm.FindString(row[at[4]:at[5]])
			return text[:from+at[0]] + cell(address, style, value) + text[from+at[1]:], nil
		case len(column) > len(form[1]) || len(column) == len(form[1]) && column > form[1]:
			return text[:from+at[0]] + cell(address, "", value) + text[from+at[0]:], nil
		}
	}
	return text[:to] + cell(address, "", value) + text[to:], nil
}

func cell(address, style, value string) string {
	open := `<c r="` + address + `"` + style
	attributes, inside, raw := strings.Cut(value, "|<")
	switch {
	case value == "":
		return open + "/>"
	case raw:
		return open + " " + attributes + "><" + inside + "</c>"
	case strings.HasPrefix(value, "<"):
		return open + ">" + value + "</c>"
	case numberForm.MatchString(value):
		return open + "><v>" + value + "</v></c>"
	}
	var escaped strings.Builder
	if err := xml.EscapeText(&escaped, []byte(value)); err != nil {
		panic(err) // a builder takes everything
	}
	return open + ` t="inlineStr"><is><t xml:space="preserve">` + escaped.String() + "</t></is></c>"
}

var rowForm = regexp.MustCompile(`<row r="([0-9]+)"[^>]*?(/?)>`)

// findRow is where the inside of a row lies, in the text with the row added where there was none.
func findRow(text, number string) (from, to int, with string) {
	want, _ := strconv.Atoi(number)
	for _, at := range rowForm.FindAllStringSubmatchIndex(text, -1) {
		have, _ := strconv.Atoi(text[at[2]:at[3]])
		switch {
		case have == want && at[4] < at[5]: // <row r="5"/>
			text = text[:at[4]] + "></row>" + text[at[1]:]
			return at[4] + 1, at[4] + 1, text
		case have == want:
			return at[1], at[1] + strings.Index(text[at[1]:], "</row>"), text
		case have > want:
			return addRow(text, at[0], number)
		}
	}
	if i := strings.Index(text, "<sheetData/>"); i >= 0 {
		text = text[:i] + "<sheetData></sheetData>" + text[i+len("<sheetData/>"):]
	}
	return addRow(text, strings.Index(text, "</sheetData>"), number)
}

func addRow(text string, at int, number string) (from, to int, with string) {
	open := `<row r="` + number + `">`
	return at + len(open), at + len(open), text[:at] + open + "</row>" + text[at:]
}
