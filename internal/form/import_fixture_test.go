package form

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/site"
)

const (
	testRegions = `words: {whole: 全市, member: 区县, upper: 全省}
prefecture: {id: quan, name: 青河市}
province: {id: sheng, name: 某省}
counties:
  - {id: dong, name: 东区}
  - {id: xi, name: 西县}
  - {id: nan, name: 南县}
`
	testIndicators = `groups:
  - id: g
    name: 经济
    indicators:
      - {id: touzi, name: 固定资产投资, unit: 亿元, parts: [{id: gongye, name: 工业}, {id: qita, name: 其他}], targeted: false, department: 统计局, definition: 略。, reporting: 略。, contact: 略}
      - {id: qiye, name: 新增企业, unit: 家, targeted: false, department: 工信局, definition: 略。, reporting: 略。, contact: 略}
      - {id: ruku, name: 入库企业, unit: 家, at_most: qiye, targeted: false, department: 工信局, definition: 略。, reporting: 略。, contact: 略}
      - {id: bilv, name: 优良率, unit: "%", measure: rate, not_for: [nan], targeted: false, department: 环保局, definition: 略。, reporting: 略。, contact: 略}
`
	testJune = `# 六月
period: 2022-06
status: 快报
values:
  touzi:
    quan: 30.00   # 核过
    dong: {value: 10.00, parts: {gongye: 6.00, qita: 4.00}, note: 原备注}
    xi: 12.00
    nan: 8.00
  qiye:
    quan: 60
    dong: 20
    xi: 25
    nan: 15
  ruku: {quan: 30, dong: 10, xi: 12, nan: 8}
  bilv: {quan: 90.0, dong: 91.0, xi: 89.0}
`
)

// testFiles are the files of a small site, with its report of June and more.
func testFiles(more map[string]string) fstest.MapFS {
	texts := map[string]string{
		"data/site.yaml":             "title: 季度通报\nissuer: 青河市统计局\n",
		"data/regions.yaml":          testRegions,
		"data/indicators.yaml":       testIndicators,
		"data/reports/2022-06.yaml":  testJune,
		"content/2022-h1/edition.md": "---\nlabel: 2022年上半年\nperiod: 2022-06\ndate: 2022-07-20\n---\n\n全市情况。\n",
	}
	maps.Copy(texts, more)
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func testSite(t testing.TB, files fstest.MapFS) *site.Site {
	t.Helper()
	var diags diag.List
	s, err := site.Open(files, &diags)
	if err != nil || s == nil {
		t.Fatalf("Open = %v: %v", err, diags.Sorted())
	}
	return s
}

// sent is a form as a test writes it: lines such as “touzi 31.5 备注=…”; an indicator with a part is “touzi/gongye 3”.
func sent(t testing.TB, s *site.Site, file, period, region, text string) Filled {
	t.Helper()
	f := Filled{File: file, SHA256: strings.Repeat("0", 64), Filler: "张三", Checker: "李四", Date: "2022-08-03"}
	if _, err := fmt.Sscanf(period, "%d-%d", &f.Period.Year, &f.Period.Month); err != nil {
		t.Fatal(err)
	}
	for _, g := range everyRegion(s.Model) {
		if g.ID == region {
			f.Regions = []*model.Region{g}
		}
	}
	for row, line := range strings.Split(strings.TrimSpace(text), "\n") {
		f.line(t, s, row+6, strings.Fields(line))
	}
	return f
}

// line adds a row of a form.
func (f *Filled) line(t testing.TB, s *site.Site, row int, words []string) {
	t.Helper()
	id, part, isPart := strings.Cut(words[0], "/")
	at := func(column string) Place { return Place{f.File, "填报", column + itoa(row)} }
	for _, i := range s.Model.Indicators {
		if i.ID != id {
			continue
		}
		if isPart {
			e := &f.Entries[len(f.Entries)-1]
			for k := range i.Parts {
				if i.Parts[k].ID == part {
					e.Parts = append(e.Parts, PartInput{&i.Parts[k], Input{words[1], at("E")}})
				}
			}
			return
		}
		e := Entry{Indicator: i, Region: f.Regions[0]}
		if words[1] != "=" {
			e.Value = Input{words[1], at("E")}
		}
		for _, word := range words[2:] {
			key, text, _ := strings.Cut(word, "=")
			switch key {
			case "性质":
				e.Status = Input{text, at("F")}
			case "同比":
				e.YoY = Input{text, at("G")}
			case "位次":
				e.Rank = Input{text, at("H")}
			case "个数":
				e.RankOf = Input{text, at("I")}
			case "备注":
				e.Note = Input{text, at("J")}
			case "说明":
				e.Reason = Input{text, at("K")}
			}
		}
		f.Entries = append(f.Entries, e)
		return
	}
	t.Fatalf("no indicator %s", id)
}

// importOf imports forms into a site.
func importOf(t testing.TB, s *site.Site, forms ...Filled) *Imported {
	t.Helper()
	r, err := Import(s, forms, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// told are the faults of an import, a line each.
func told(r *Imported) string {
	var lines []string
	for _, f := range r.Faults {
		lines = append(lines, f.String())
	}
	return strings.Join(lines, "\n")
}

// report is the text that an import writes of a month, or empty.
func report(r *Imported, period string) string {
	for _, f := range r.Files {
		if f.Name == "data/reports/"+period+".yaml" {
			return string(f.Content)
		}
	}
	return ""
}
