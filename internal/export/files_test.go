package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// made are the files of the newest edition of a site.
func made(t *testing.T, s *model.Site) (*Data, map[string][]byte) {
	t.Helper()
	d := New(analysis.New(s, s.Editions[len(s.Editions)-1]))
	out := map[string][]byte{}
	for _, f := range written(t, d) {
		out[f.Name] = f.content
	}
	return d, out
}

// file is a file with its content.
type file struct {
	File
	content []byte
}

// written are all files of an edition in their order.
func written(t testing.TB, d *Data) []file {
	t.Helper()
	var mu sync.Mutex
	contents := map[string]*buffer{}
	files, err := d.Write(func(name string) (io.WriteCloser, error) {
		mu.Lock()
		defer mu.Unlock()
		contents[name] = &buffer{}
		return contents[name], nil
	})
	if err != nil {
		t.Fatal(err)
	}
	out := make([]file, len(files))
	for k, f := range files {
		b := contents[f.Name]
		if !b.closed || b.Len() != f.Bytes {
			t.Fatalf("%s: closed %t, %d bytes, said to be %d", f.Name, b.closed, b.Len(), f.Bytes)
		}
		out[k] = file{f, b.Bytes()}
	}
	return out
}

type buffer struct {
	bytes.Buffer
	closed bool
}

func (b *buffer) Close() error {
	b.closed = true
	return nil
}

// TestWriteFails: the first failure of a file is told, wherever it comes from.
func TestWriteFails(t *testing.T) {
	s := opened(t, os.DirFS(sample)).Model
	d := New(analysis.New(s, s.Editions[0]))
	for _, name := range []string{WorkbookName, TableName, JSONName, indicatorsDir + s.Indicators[0].ID + ".csv", PackageName} {
		for _, at := range []string{"open", "write", "close"} {
			want := errors.New(name + " " + at)
			files, err := d.Write(func(opened string) (io.WriteCloser, error) {
				switch {
				case opened != name:
					return &buffer{}, nil
				case at == "open":
					return nil, want
				}
				return &broken{at, want}, nil
			})
			if !errors.Is(err, want) {
				t.Errorf("%s: Write() = %d files, %v", want, len(files), err)
			}
		}
	}
}

type broken struct {
	at  string
	err error
}

func (b *broken) Write(p []byte) (int, error) {
	if b.at == "write" {
		return 0, b.err
	}
	return len(p), nil
}

func (b *broken) Close() error {
	if b.at == "close" {
		return b.err
	}
	return nil
}

// tableOf reads data.csv as people's programs do.
func tableOf(t *testing.T, content []byte) [][]string {
	t.Helper()
	rest, found := bytes.CutPrefix(content, []byte("\ufeff"))
	if !found || !utf8.Valid(rest) {
		t.Fatal("no UTF-8 with a byte order mark")
	}
	lines, err := csv.NewReader(bytes.NewReader(rest)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// TestTable: each row of data.csv has a number or a reason, never both and never neither, and what must go with the data
// stands in the head.
func TestTable(t *testing.T) {
	d, files := made(t, opened(t, os.DirFS(sample)).Model)
	lines := tableOf(t, files["data.csv"])
	const head = "指标编号|指标|地区编号|地区|年份|月份|数据项|数值|计量单位|缺数原因|数据状态|备注|来源|标注：内部资料 注意保存；示例数据，均为虚构，不得引用"
	if got := strings.Join(lines[0], "|"); got != head {
		t.Errorf("head %s", got)
	}
	rows := 0
	for _, s := range d.Subjects {
		rows += len(s.Rows)
	}
	if len(lines) != rows+1 {
		t.Errorf("%d lines, want %d", len(lines), rows+1)
	}
	number := regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	for k, line := range lines[1:] {
		if value, gap := line[7], line[9]; number.MatchString(value) == (gap != "") || value != "" && gap != "" || line[13] != "" {
			t.Fatalf("line %d: %q", k+2, line)
		}
	}
	want := "jishu-hetong,技术合同成交额,jishou,吉首市,2022,6,完成率,38.6,%,,,滞后,,"
	if !bytes.Contains(files["data.csv"], []byte("\r\n"+want+"\r\n")) {
		t.Errorf("no line %s", want)
	}
}

// TestRounding: what an author wrote is whole, what would never end is rounded, and what stands just before a line does not
// reach it.
func TestRounding(t *testing.T) {
	for _, c := range []struct {
		in, want string
		places   int
	}{
		{"9.06", "9.06", 0}, {"0.00000001", "0.00000001", 0}, {"29472", "29472", 0}, {"-3.5", "-3.5", 0}, {"0", "0", 0},
		{"33.3333333333333333333", "33.333333", 0}, {"66.6666666666666666666", "66.666667", 0}, {"-0.0000004999999999", "0", 0},
		{"99.9999999999999", "100", 1}, {"99.9999999999", "99.9999999999", 10},
	} {
		if got := text(model.MustDecimal(c.in), c.places); got != c.want {
			t.Errorf("text(%s, %d) = %s, want %s", c.in, c.places, got, c.want)
		}
	}
}

// TestMeasures: ids and names are unique, and every measure of references is one of the data.
func TestMeasures(t *testing.T) {
	ids, names := map[string]bool{}, map[string]bool{}
	for _, m := range measures {
		if ids[m.ID] || names[m.Name] || m.Definition == "" || strings.HasSuffix(m.Definition, "。") {
			t.Errorf("measure %s %s: %s", m.ID, m.Name, m.Definition)
		}
		ids[m.ID], names[m.Name] = true, true
	}
	for _, m := range measure.All {
		if !ids[m.ID] {
			t.Errorf("no measure %s", m.ID)
		} else if named(m.ID).Name != m.Name && m != measure.Value { // whose name follows the indicator's kind
			t.Errorf("%s is called %s in texts and %s in the data", m.ID, m.Name, named(m.ID).Name)
		}
	}
	for _, s := range analysis.States {
		for _, better := range []model.Better{model.Higher, model.Lower} {
			c := &analysis.Cell{State: s, Indicator: &model.Indicator{Better: better}}
			if !ids[countID(c)] {
				t.Errorf("no measure counts state %d", s)
			}
		}
	}
}

// TestSame: the same edition gives the same bytes.
func TestSame(t *testing.T) {
	_, first := made(t, opened(t, os.DirFS(sample)).Model)
	_, again := made(t, opened(t, os.DirFS(sample)).Model)
	for name, content := range first {
		if !bytes.Equal(content, again[name]) {
			t.Errorf("%s differs", name)
		}
	}
	if len(first) < 30 || len(first) != len(again) {
		t.Errorf("%d and %d files", len(first), len(again))
	}
}

// TestConfidential: a number whose value is confidential is in no file, and neither is why a figure was thought right.
func TestConfidential(t *testing.T) {
	s := opened(t, os.DirFS("../build/testdata/golden/figures")).Model
	e := s.Editions[len(s.Editions)-1]
	i, r := s.Indicators[0], s.Counties()[0]
	f := *e.Report.Figure(i, r)
	f.Num = model.Missing(model.Confidential)
	e.Report.Set(i, r, f)
	d, files := made(t, s)
	row := d.Row(i.ID, r.ID, e.Period, "value")
	if row == nil || row.Gap != model.Confidential || row.Text() != "" {
		t.Fatalf("row %+v", row)
	}
	for _, id := range []string{"completion", "lead", "increase", "arrears", "share", "forecast", "required", "at-pace"} {
		if row := d.Row(i.ID, r.ID, e.Period, id); row != nil && row.Ok() {
			t.Errorf("%s is %s", id, row.Text())
		}
	}
	if !bytes.Contains(files["data.csv"], []byte(",保密,")) || !bytes.Contains(files["indicators/"+i.ID+".csv"], []byte(",confidential,")) {
		t.Error("the gap is not told")
	}
}

// hostile are texts that break files of one kind or another, or that a spreadsheet runs.
var hostile = []string{
	`=HYPERLINK("http://x","点")`, "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", `a,"b"`, "甲\n乙", "</script><script>alert(1)</script>", `:\/?*[]'`,
	"\ufeff=1", "{b}&amp;", strings.Repeat("长", 60), "History", "说明",
}

// TestHostile: such texts in names, units, notes and sources leave files whole, and none begins a formula.
func TestHostile(t *testing.T) {
	for _, evil := range hostile {
		s := opened(t, os.DirFS("../build/testdata/school")).Model
		for _, i := range s.Indicators {
			i.Name, i.Short, i.Unit, i.Definition, i.Department, i.Group.Name = evil, evil, evil, evil, evil, evil
		}
		for _, r := range s.Regions {
			r.Name, r.Short = evil, evil
		}
		s.Words.Member, s.Words.Whole, s.Marking, s.Title, s.Issuer = evil, evil, evil, evil, evil
		for _, e := range s.Editions {
			e.Title, e.Label, e.Issuer = evil, evil, evil
		}
		f := *s.Editions[0].Report.Figure(s.Indicators[0], s.Whole())
		f.More = &model.FigureMore{Note: evil, Source: evil}
		s.Editions[0].Report.Set(s.Indicators[0], s.Whole(), f)
		_, files := made(t, s)
		for name, content := range files {
			switch {
			case strings.HasSuffix(name, ".json"):
				if !json.Valid(content) {
					t.Errorf("%q: %s is no JSON", evil, name)
				}
			case strings.HasSuffix(name, ".csv"):
				lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff")))).ReadAll()
				if err != nil {
					t.Errorf("%q: %s: %v", evil, name, err)
				}
				for _, line := range lines {
					for _, field := range line {
						if formula(field) {
							t.Errorf("%q: %s has %q", evil, name, field)
						}
					}
				}
			}
		}
		var list []file
		for name, content := range files {
			list = append(list, file{File{Name: name}, content})
		}
		if faults := validate(list); len(faults) > 0 {
			t.Errorf("%q: %s", evil, faults[0])
		}
	}
}

var negative = regexp.MustCompile(`^-[0-9.]+$`)

// formula reports whether a spreadsheet takes a field for a formula: a negative number is none.
func formula(field string) bool {
	if negative.MatchString(field) {
		return false
	}
	field = strings.TrimLeft(field, " \t\u200b\ufeff")
	return field != "" && strings.ContainsAny(field[:1], "=+-@")
}

// TestWorkbook: the workbook reads back: a sheet for each indicator and region, numbers as they are in the data, gaps by their words,
// and nothing that is calculated.
func TestWorkbook(t *testing.T) {
	s := opened(t, os.DirFS(sample)).Model
	d, files := made(t, s)
	book, err := xlsx.Read(files["data.xlsx"])
	if err != nil {
		t.Fatal(err)
	}
	sheets := map[string]*xlsx.Grid{}
	for _, g := range book.Sheets {
		sheets[g.Name] = g
		for _, v := range g.Values {
			if v.Formula {
				t.Fatalf("%s holds a formula", g.Name)
			}
		}
	}
	if book.Sheets[0].Name != "说明" || sheets["字典"] == nil || sheets["汇总"] == nil {
		t.Errorf("the first sheet is %s", book.Sheets[0].Name)
	}
	cover := ""
	for _, v := range book.Sheets[0].Values {
		cover += v.Text + "\n"
	}
	for _, want := range []string{"示例数据", "内部资料 注意保存", "2022年1—6月"} {
		if !strings.Contains(cover, want) {
			t.Errorf("the cover does not say %s", want)
		}
	}
	for _, sub := range d.Subjects {
		if sub.Indicator != nil && sheets[sub.Indicator.Short] == nil {
			t.Errorf("no sheet %s", sub.Indicator.Short)
		}
	}
	g := sheets["吉首市"]
	if g == nil {
		t.Fatal("no sheet of a region")
	}
	found := map[string]string{}
	for _, v := range g.Values {
		if at := g.At(v.Row, 1); at != nil && at.Text == "技术合同成交额" {
			found[g.At(1, v.Column).Text] = v.Text
		}
	}
	for head, want := range map[string]string{
		"本期数": "1.158", "数据\n性质": "累计数", "目标或\n控制数": "3", "完成率\n（%）": "38.6", "计量单位": "亿元", "状态": "滞后",
	} {
		if found[head] != want {
			t.Errorf("%s is %q, want %s: %v", head, found[head], want, found)
		}
	}
}

func jsonOf(d *Data) []byte {
	var b bytes.Buffer
	w := newWriter(&b)
	d.json(w)
	w.flush()
	return b.Bytes()
}

// TestJSON: data.json has every row of the data, and nothing else.
func TestJSON(t *testing.T) {
	for name, s := range sites(t) {
		d := New(analysis.New(s.Model, s.Model.Editions[len(s.Model.Editions)-1]))
		var got struct {
			Periods    map[string][]string
			Indicators map[string]struct {
				Data map[string]map[string]json.RawMessage
			}
		}
		if err := json.Unmarshal(jsonOf(d), &got); err != nil {
			t.Fatal(name, err)
		}
		found := map[string]string{}
		for id, sub := range got.Indicators {
			for region, measures := range sub.Data {
				for m, raw := range measures {
					list, periods := []json.RawMessage{raw}, []string{d.View.Edition.Period.String()}
					if p := got.Periods[m]; p != nil {
						periods = p
						if err := json.Unmarshal(raw, &list); err != nil || len(list) != len(p) {
							t.Fatalf("%s: %s of %s in %s: %s", name, m, id, region, raw)
						}
					}
					for k := range list {
						if text := strings.Trim(string(list[k]), `"`); text != "null" {
							found[strings.Join([]string{id, region, periods[k], m}, " ")] = text
						}
					}
				}
			}
		}
		rows := 0
		for _, sub := range d.Subjects {
			for k := range sub.Rows {
				r := &sub.Rows[k]
				want := r.Text()
				if !r.Ok() {
					want = gapOf(r.Gap).Code
				}
				key := strings.Join([]string{sub.ID, r.Region.ID, r.Period.String(), r.Measure.ID}, " ")
				if rows++; found[key] != want {
					t.Fatalf("%s: %s is %q, want %s", name, key, found[key], want)
				}
			}
		}
		if rows != len(found) {
			t.Errorf("%s: %d numbers, want %d", name, len(found), rows)
		}
	}
}
