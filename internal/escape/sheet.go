package escape

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
	"unicode"
)

// number is what a cell may begin like a formula for.
var number = regexp.MustCompile(`^[-+]?[0-9]+(\.[0-9]+)?%?$`)

// Calculated reports whether a spreadsheet that opens CSV may take a field for a formula: the signs that begin one, also in their
// full-width forms, behind whatever a spreadsheet or a cleaning of the text leaves out.
func Calculated(cell string) bool {
	text := strings.TrimLeftFunc(cell, func(c rune) bool {
		return c != '\'' && (unicode.IsSpace(c) || unicode.IsControl(c) || unicode.Is(unicode.Cf, c))
	})
	return text != "" && strings.ContainsAny(string([]rune(text)[0]), "=+-@＝＋－＠") && !number.MatchString(text)
}

// CompareCSV holds a CSV of hostile texts against that of tame ones: the same rows and columns, nothing that calculates, nothing that
// steers, and the texts that were written.
func CompareCSV(hostile, tame string, wrote Wrote, seen Seen) Faults {
	var faults Faults
	h, err := fields(hostile)
	if err != nil {
		return Faults{err.Error()}
	}
	t, err := fields(tame)
	if err != nil {
		return Faults{err.Error()}
	}
	if len(h) != len(t) {
		faults.add("%d rows, %d in the tame one", len(h), len(t))
		return faults
	}
	for k, row := range h {
		if len(row) != len(t[k]) {
			faults.add("row %d: %d fields, %d in the tame one", k+1, len(row), len(t[k]))
		}
		for _, cell := range row {
			if Calculated(cell) {
				faults.add("row %d: %q calculates", k+1, cell)
			}
			if seen.in(cell) {
				twice(cell, wrote, &faults)
			}
		}
	}
	return faults
}

func fields(text string) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("no CSV: %w", err)
	}
	return rows, nil
}

// CompareParts holds a package of XML (a workbook, a document) of hostile texts against that of tame ones: the same parts, each of
// them well formed, of the same elements with the same attributes; relations lead to the same, formulas say the same.
func CompareParts(hostile, tame []byte, wrote Wrote, seen Seen) Faults {
	var faults Faults
	h, err := parts(hostile)
	if err != nil {
		return Faults{err.Error()}
	}
	t, err := parts(tame)
	if err != nil {
		return Faults{err.Error()}
	}
	for name := range t {
		if _, there := h[name]; !there {
			faults.add("%s is missing", name)
		}
	}
	for name, content := range h {
		other, there := t[name]
		if !there {
			faults.add("%s is in no tame package", name)
			continue
		}
		if ext := path.Ext(name); ext != ".xml" && ext != ".rels" {
			continue
		}
		x, err := elements(content, wrote, seen, &faults)
		if err != nil {
			faults.add("%s: not well formed: %v", name, err)
			continue
		}
		y, err := elements(other, wrote, Seen{}, &faults)
		if err != nil {
			faults.add("%s: tame: %v", name, err)
			continue
		}
		switch name {
		case "xl/styles.xml": // a text that would calculate when somebody edits its cell gets a style of texts
		case "xl/sharedStrings.xml": // texts that are guarded in one place and not in another are two
			for sig := range x {
				if y[sig] == 0 {
					faults.add("%s: %s is in no tame one", name, sig)
				}
			}
		default:
			counted(name, x, y, &faults)
		}
	}
	return faults
}

func parts(content []byte) (map[string][]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("no package: %w", err)
	}
	all := map[string][]byte{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		b, err := io.ReadAll(in)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		all[f.Name] = b
	}
	return all, nil
}

// calculating are elements whose texts are more than texts.
var calculating = map[string]bool{"f": true, "formula1": true, "formula2": true, "instrText": true, "definedName": true}

// heldAs makes one of the ways in which a cell of a sheet holds a text, with the style of texts or without.
var heldAs = strings.NewReplacer(">row>c r s t", ">row>c r t", ">c>is>t space", ">c>v", ">c>is>t", ">c>v")

// sheetOf is the name of a sheet as formulas quote it.
var sheetOf = regexp.MustCompile(`'(?:[^']|'')*'!`)

// laid are elements whose number follows from which way pages lie, which follows from the widths of tables.
var laid = regexp.MustCompile(`>c>is$|>sectPr|>pageBreakBefore|^>?document>body>p(>pPr(>pStyle val|>keepNext|>keepLines)?)?$`)

// elements counts the elements of a part with all above them.
func elements(content []byte, wrote Wrote, seen Seen, faults *Faults) (map[string]int, error) {
	found := map[string]int{}
	d := xml.NewDecoder(bytes.NewReader(content))
	d.Strict = true
	above, last := []string{}, ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			sig := strings.Join(above, ">") + ">" + token.Name.Local
			for _, a := range token.Attr {
				sig += " " + a.Name.Local
				switch {
				case a.Name.Local == "Target" || a.Name.Local == "TargetMode" || a.Name.Local == "instr" || a.Name.Local == "Type":
					sig += "=" + a.Value
				case seen.in(a.Value):
					twice(a.Value, wrote, faults)
				}
			}
			if sig = heldAs.Replace(sig); !laid.MatchString(sig) {
				found[sig]++
			}
			last = token.Name.Local
			above = append(above, last)
		case xml.EndElement:
			above = above[:len(above)-1]
			last = ""
		case xml.CharData:
			text := string(token)
			if calculating[last] {
				found["text of "+last+": "+sheetOf.ReplaceAllString(text, "S!")]++
			} else if seen.in(text) {
				twice(strings.NewReplacer("_x005F_", "_").Replace(text), wrote, faults)
			}
		case xml.Directive:
			return nil, fmt.Errorf("a directive <!%s>", token)
		case xml.ProcInst:
			found["<?"+token.Target]++
		}
	}
}

// HoldParts holds a document whose Markdown is hostile against a tame one: its parts are well formed, calculate nothing, and relations
// lead to nothing but what readers may follow.
func HoldParts(hostile, tame []byte, seen Seen) Faults {
	var faults Faults
	h, err := parts(hostile)
	if err != nil {
		return Faults{err.Error()}
	}
	t, err := parts(tame)
	if err != nil {
		return Faults{err.Error()}
	}
	for name, content := range h {
		if _, there := t[name]; !there {
			faults.add("%s is in no tame package", name)
		}
		if ext := path.Ext(name); ext != ".xml" && ext != ".rels" {
			continue
		}
		found, err := elements(content, func(Marked) string { return "" }, seen, &Faults{})
		if err != nil {
			faults.add("%s: not well formed: %v", name, err)
			continue
		}
		tame, err := elements(t[name], func(Marked) string { return "" }, Seen{}, &Faults{})
		if err != nil {
			faults.add("%s: tame: %v", name, err)
			continue
		}
		for sig := range found {
			_, address, leads := strings.Cut(sig, " Target=")
			switch {
			case tame[sig] > 0:
			case strings.HasPrefix(sig, "text of "):
				faults.add("%s: %s", name, sig)
			case leads && !followed(strings.TrimSpace(strings.Split(address, " TargetMode")[0])):
				faults.add("%s: leads to %s", name, address)
			}
		}
	}
	return faults
}
