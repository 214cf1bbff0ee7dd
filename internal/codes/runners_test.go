package codes_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/build"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/scaffold"
	"bulletin/internal/site"
	"bulletin/internal/xlsx"
	"bulletin/internal/xlsx/xlsxtest"
)

func mapped(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(content), Mode: 0o644}
	}
	return fsys
}

// runOpen reads and checks a site and looks at its texts where it has errors, as every command does first.
func runOpen(t *testing.T, files map[string]string) []diag.Diagnostic {
	t.Helper()
	diags := &diag.List{Whole: true}
	if _, err := site.Open(mapped(files), diags); err != nil {
		t.Fatal(err)
	}
	return diags.Sorted()
}

func runCheck(t *testing.T, files map[string]string) []diag.Diagnostic {
	t.Helper()
	result, err := build.Build(build.Options{Site: mapped(files), Whole: true})
	if err != nil {
		t.Fatal(err)
	}
	return result.Diags
}

func runAttach(t *testing.T, files map[string]string) []diag.Diagnostic {
	t.Helper()
	result, err := build.Attach(build.AttachOptions{Site: mapped(files), Names: []string{"donghe"}, Static: true, Forms: []string{"html"}})
	if err != nil {
		t.Fatal(err)
	}
	return result.Diags
}

// runImport does the two things of an import that files of the site can spoil: it reads the mappings, and changes one figure.
func runImport(t *testing.T, files map[string]string) []diag.Diagnostic {
	t.Helper()
	diags := &diag.List{}
	opened, err := site.Open(mapped(base(t, "testdata/base")), diags)
	if err != nil || opened == nil {
		t.Fatal("no site: ", err, diags.Sorted())
	}
	if _, err := load.Imports(mapped(files), opened.Model, diags); err != nil {
		t.Fatal(err)
	}
	const report = "data/reports/2023-06.yaml"
	load.Splice(report, []byte(files[report]), load.OrderOf(opened.Model, model.Period{Year: 2022, Month: 6}), []load.Edit{{Indicator: "touzi", Region: "donghe", Value: "7.20"}}, diags)
	return diags.Sorted()
}

// runNewSite plans a site by the file of answers, and one by the workbook.
func runNewSite(t *testing.T, files map[string]string) []diag.Diagnostic {
	t.Helper()
	diags := &diag.List{}
	answers := load.ReadAnswers("答案.yaml", []byte(files["答案.yaml"]), diags)
	if !diags.HasErrors() {
		scaffold.NewPlan(answers, diags)
	}
	book, err := xlsx.Read(workbook(t, files))
	if err != nil {
		t.Fatal(err)
	}
	scaffold.NewPlan(scaffold.Workbook(book, "名单.xlsx", diags), diags)
	return diags.Sorted()
}

// workbook has a sheet for each file in 名单.xlsx/, with a row a line and cells between upright lines.
func workbook(t *testing.T, files map[string]string) []byte {
	t.Helper()
	book := &xlsx.Book{}
	cells := map[string]map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		sheet, found := strings.CutPrefix(name, "名单.xlsx/")
		if !found {
			continue
		}
		cells[sheet] = map[string]string{}
		rows := strings.Split(strings.TrimSpace(files[name]), "\n")
		for n, line := range rows {
			for k, text := range strings.Split(line, "|") {
				text = strings.TrimSpace(text)
				if strings.HasPrefix(text, "#DIV/0!") {
					text = `t="e"|<v>` + text + "</v>"
				}
				cells[sheet][xlsx.Address(n+1, k+1)] = text
			}
		}
		book.Sheets = append(book.Sheets, xlsx.Sheet{Name: sheet, Rows: make([]xlsx.Row, len(rows))})
	}
	content, err := xlsx.Write(book)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range book.Sheets {
		if content, err = xlsxtest.Set(content, s.Name, cells[s.Name]); err != nil {
			t.Fatal(err)
		}
	}
	return content
}
