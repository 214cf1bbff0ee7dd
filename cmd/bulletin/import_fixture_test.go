package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/form"
	"bulletin/internal/model"
	sites "bulletin/internal/site"
	"bulletin/internal/xlsx"
	"bulletin/internal/xlsx/xlsxtest"
)

// desk is where forms come in: a copy of a site, its forms of a month, and a folder for those that came back.
type desk struct {
	t     testing.TB
	root  string
	inbox string
	site  *model.Site
	last  model.Period
	forms map[string]form.File // by the names of regions
}

var december = model.Period{Year: 2023, Month: 12}

// newDesk sets up the schools of the tests in December, of which they have no report yet.
func newDesk(t testing.TB) *desk {
	return deskOf(t, "../../internal/build/testdata/school", model.Period{Year: 2023, Month: 9}, december)
}

// deskOf is a copy of a site with its forms of a month, and the month of its last report.
func deskOf(t testing.TB, source string, last, p model.Period) *desk {
	t.Helper()
	d := &desk{t: t, root: filepath.Join(t.TempDir(), "site"), inbox: filepath.Join(t.TempDir(), "收到"), last: last, forms: map[string]form.File{}}
	for _, folder := range []string{"data", "content", "layouts"} {
		if _, err := os.Stat(filepath.Join(source, folder)); err != nil {
			continue
		}
		if err := os.CopyFS(filepath.Join(d.root, folder), os.DirFS(filepath.Join(source, folder))); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(d.inbox, 0o777); err != nil {
		t.Fatal(err)
	}
	d.open()
	files, err := form.Make(d.site, p, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		for _, g := range d.site.Regions {
			if strings.HasPrefix(f.Name, fmt.Sprintf("%s%d年", g.Name, p.Year)) {
				d.forms[g.Name] = f
			}
		}
	}
	return d
}

// open reads the site as it stands.
func (d *desk) open() *model.Site {
	d.t.Helper()
	var diags diag.List
	s, err := sites.Open(os.DirFS(d.root), &diags)
	if err != nil || s == nil {
		d.t.Fatalf("Open = %v: %v", err, diags.Sorted())
	}
	d.site = s.Model
	return s.Model
}

// cellsOf are the addresses of a form's cells by the names of its rows and columns: zhiyuan/xuesheng value.
func cellsOf(t testing.TB, data []byte) map[string]string {
	t.Helper()
	book, err := xlsx.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	grid := book.Sheets[0]
	cells := map[string]string{}
	for row := 2; row < 200; row++ {
		id := grid.At(row, 1)
		if id == nil || strings.HasPrefix(id.Text, "#") && id.Text != "#sign" {
			continue
		}
		for column := 2; column < 30; column++ {
			if field := grid.At(1, column); field != nil {
				cells[id.Text+" "+field.Text] = xlsx.Address(row, column)
			}
		}
	}
	return cells
}

// fill is the form of a school filled as an honest clerk would, but for what is said otherwise, and put into the inbox.
func (d *desk) fill(name string, otherwise map[string]string) string {
	d.t.Helper()
	f := d.forms[name]
	at := cellsOf(d.t, f.Content)
	cells := map[string]string{}
	for what, text := range d.honest(name, otherwise) {
		address := at[what]
		if address == "" {
			d.t.Fatalf("the form of %s has no cell %q", name, what)
		}
		cells[address] = text
	}
	data, err := xlsxtest.Set(f.Content, "填报", cells)
	if err != nil {
		d.t.Fatal(err)
	}
	return d.put(name+".xlsx", data)
}

// put puts a file into the inbox.
func (d *desk) put(name string, data []byte) string {
	d.t.Helper()
	path := filepath.Join(d.inbox, name)
	if err := os.WriteFile(path, data, 0o666); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// honest are the figures of a school: a little more than those of September.
func (d *desk) honest(name string, otherwise map[string]string) map[string]string {
	at := slices.IndexFunc(d.site.Regions, func(g *model.Region) bool { return g.Name == name })
	region := d.site.Regions[at]
	report := d.site.Reports[d.last]
	cells := map[string]string{"#sign unit": "赵敏", "#sign last-year": "钱进", "#sign status": "2024-01-05"}
	for _, i := range d.site.Indicators {
		if !i.AppliesTo(region) {
			continue
		}
		f := report.Figure(i, region)
		if !f.Ok() {
			cells[i.ID+" value"] = "未报送"
			continue
		}
		value := f.Value
		for k := range i.Parts {
			part := model.Int(1)
			if f.More != nil && k < len(f.More.Parts) && f.More.Parts[k].Ok() {
				part = f.More.Parts[k].Value.Add(part)
			} else if k == 0 && (f.More == nil || len(f.More.Parts) == 0) {
				part = value.Add(part)
			}
			cells[i.ID+"/"+i.Parts[k].ID+" value"] = part.String()
			value = value.Add(model.Int(1))
		}
		if i.Measure == model.Flow && len(i.Parts) == 0 {
			more, _ := model.Ratio(value, model.Int(6))
			value = value.Add(model.Round(more, i.Decimals))
		}
		cells[i.ID+" value"] = value.String()
	}
	for what, text := range otherwise {
		cells[what] = text
	}
	return cells
}

// figure is what the report of December says now.
func (d *desk) figure(indicator, name string) *model.Figure {
	d.t.Helper()
	s := d.open()
	report := s.Reports[december]
	if report == nil {
		d.t.Fatal("there is no report of December")
	}
	i := slices.IndexFunc(s.Indicators, func(i *model.Indicator) bool { return i.ID == indicator })
	g := slices.IndexFunc(s.Regions, func(g *model.Region) bool { return g.Name == name })
	return report.Figure(s.Indicators[i], s.Regions[g])
}

// tree are the files of the site below a folder, by their names.
func (d *desk) tree(folder string) map[string]string {
	d.t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(filepath.Join(d.root, folder), func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		rel, _ := filepath.Rel(d.root, name)
		files[filepath.ToSlash(rel)] = string(content)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		d.t.Fatal(err)
	}
	return files
}
