package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// tableOf is a workbook of one sheet.
func tableOf(t testing.TB, sheet string, rows [][]string) []byte {
	t.Helper()
	s := xlsx.Sheet{Name: sheet}
	for _, row := range rows {
		var line xlsx.Row
		for _, text := range row {
			if strings.Trim(text, "0123456789.-") == "" && text != "" {
				line.Cells = append(line.Cells, xlsx.Cell{Number: text})
			} else {
				line.Cells = append(line.Cells, xlsx.Cell{Text: text})
			}
		}
		s.Rows = append(s.Rows, line)
	}
	data, err := xlsx.Write(&xlsx.Book{Sheets: []xlsx.Sheet{s}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// february is a table of the province's next month: what each member had in January, twice.
func february(s *model.Site) [][]string {
	rows := [][]string{{"2025年1-2月重点项目投资完成情况"}, {"", "", "单位：亿元"}, {"序号", "市州", "累计完成", "名次"}}
	january := s.Reports[model.Period{Year: 2025, Month: 1}]
	for k, r := range s.Regions[1:] {
		f := january.Figure(s.Indicators[1], r)
		if f.Ok() {
			rows = append(rows, []string{string(rune('1' + k%9)), r.Name, f.Value.Add(f.Value).String(), "1"})
		}
	}
	return rows
}

// learned runs import in a copy of the province.
func learned(t *testing.T, d *desk, pasted string, args ...string) (int, string, string) {
	t.Helper()
	var out, errors bytes.Buffer
	code := importCommand.run(append([]string{"-C", d.root}, args...), &terminal{in: strings.NewReader(pasted), out: &out, err: &errors})
	return code, out.String(), errors.String()
}

func newProvince(t *testing.T) *desk {
	d := &desk{t: t, root: filepath.Join(t.TempDir(), "site"), inbox: t.TempDir()}
	if err := os.CopyFS(d.root, os.DirFS("../../internal/build/testdata/province")); err != nil {
		t.Fatal(err)
	}
	d.open()
	return d
}

func (d *desk) text(name string) string {
	d.t.Helper()
	data, err := os.ReadFile(filepath.Join(d.root, name))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(data)
}

// TestLearn walks the way of a table that is no form: proposed, read, refused where a head is new, never overwritten.
func TestLearn(t *testing.T) {
	d := newProvince(t)
	rows := february(d.site)
	file := d.put("附表-2月.xlsx", tableOf(t, "附表", rows))
	if code, _, stderr := learned(t, d, "", file, "--yes"); code != exitMistakes || !strings.Contains(stderr, "--learn") {
		t.Fatalf("without a mapping import = %d, %q", code, stderr)
	}
	code, stdout, stderr := learned(t, d, "", "--learn", file)
	if code != exitClean || !strings.Contains(stdout, "不认识 0") {
		t.Fatalf("--learn = %d, %q, %q", code, stdout, stderr)
	}
	if mapping := d.text("data/imports/附表.yaml"); !strings.Contains(mapping, `"累计完成": figure`) {
		t.Errorf("the mapping: %s", mapping)
	}
	if page := d.text("导入/附表-2月.html"); !strings.Contains(page, "按规则略过") {
		t.Errorf("the page lacks its legend")
	}
	code, stdout, stderr = learned(t, d, "", file, "--dry-run")
	if code != exitClean || !strings.Contains(stdout, "要写入") {
		t.Fatalf("import = %d, %q, %q", code, stdout, stderr)
	}
	if code, _, stderr = learned(t, d, "", file, "--dry-run", "--reason", "集中入库"); code != exitClean || strings.Contains(stderr, "说明没有记下") {
		t.Errorf("with a reason import = %d, %q", code, stderr)
	}

	rows[2] = append(rows[2], "投资强度")
	for k := 3; k < len(rows); k++ {
		rows[k] = append(rows[k], "7")
	}
	changed := d.put("附表-3月.xlsx", tableOf(t, "附表", rows))
	code, _, stderr = learned(t, d, "", changed, "--yes")
	if code != exitMistakes || !strings.Contains(stderr, "附表-3月.xlsx “附表” E3") || !strings.Contains(stderr, `加一行 "投资强度"`) {
		t.Errorf("with a new head import = %d, %q", code, stderr)
	}
	before := d.text("data/imports/附表.yaml")
	if code, _, stderr = learned(t, d, "", "--learn", changed); code != exitFailure || !strings.Contains(stderr, "已有内容不同的映射") {
		t.Errorf("--learn over another mapping = %d, %q", code, stderr)
	}
	if d.text("data/imports/附表.yaml") != before {
		t.Error("the mapping was overwritten")
	}
}

// TestPasted: a table from the clipboard needs no mapping, and hints where its heads lack something.
func TestPasted(t *testing.T) {
	d := newProvince(t)
	var text strings.Builder
	for _, row := range february(d.site)[3:] {
		text.WriteString(row[1] + "\t" + row[2] + "\r\n")
	}
	code, _, stderr := learned(t, d, text.String(), "-", "--dry-run")
	if code != exitMistakes || !strings.Contains(stderr, "没有写是哪项指标") {
		t.Errorf("without hints import - = %d, %q", code, stderr)
	}
	code, stdout, stderr := learned(t, d, text.String(), "-", "--dry-run", "--period", "2025-02", "--indicator", "xiangmu", "--unit", "亿元")
	if code != exitClean || !strings.Contains(stdout, "要写入") {
		t.Errorf("import - = %d, %q, %q", code, stdout, stderr)
	}
	for _, wrong := range [][]string{{"--period", "2025-13"}, {"--indicator", "x"}, {"--region", "x"}} {
		if code, _, _ := learned(t, d, text.String(), append([]string{"-"}, wrong...)...); code != exitFailure {
			t.Errorf("import - %v = %d", wrong, code)
		}
	}
}
