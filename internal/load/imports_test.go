package load

import (
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

func importSite() *model.Site {
	s := newSite(model.Charts{})
	s.Regions = []*model.Region{{ID: "zhou", Name: "甲州"}, {Index: 1, ID: "xian", Name: "乙县", Kind: model.County}}
	s.Indicators = []*model.Indicator{{ID: "zongliang", Name: "总量", Unit: "亿元", Parts: []model.Part{{ID: "jia", Name: "甲类"}}}}
	return s
}

func TestImports(t *testing.T) {
	fsys := fstest.MapFS{
		"data/imports/乙.yaml": {Data: []byte("learned: 2022-07\nsheets:\n  - sheet: \"附表{month}\"\n    unit: 万元\n    months: cumulative\n    captions:\n      \"累计（万元）\": figure\n      新甲类: {indicator: zongliang, part: jia, unit: 元}\n      县: {region: xian}\n")},
		"data/imports/甲.yaml": {Data: []byte("sheets:\n  - {sheet: \"*\", skip: true}\n")},
		"data/imports/~$x":    {Data: []byte("x")},
	}
	var diags diag.List
	list, err := Imports(fsys, importSite(), &diags)
	if err != nil || diags.HasErrors() || len(list) != 2 {
		t.Fatalf("Imports = %v, %v, %v", list, err, diags.Sorted())
	}
	m := list[0]
	if m.Name != "乙" || m.File != "data/imports/乙.yaml" || m.Learned != (model.Period{Year: 2022, Month: 7}) || len(m.Sheets) != 1 {
		t.Fatalf("Imports = %+v", m)
	}
	s := m.Sheets[0]
	if s.Sheet != "附表{month}" || s.Unit != "万元" || s.Months != "cumulative" || len(s.Captions) != 3 {
		t.Errorf("sheet = %+v", s)
	}
	if c := s.Captions[0]; c.Text != "累计（万元）" || c.Measure != "figure" {
		t.Errorf("caption = %+v", c)
	}
	if c := s.Captions[1]; c.Indicator.ID != "zongliang" || c.Part.ID != "jia" || c.Unit != "元" {
		t.Errorf("caption = %+v", c)
	}
	if !list[1].Sheets[0].Skip {
		t.Error("skip was not read")
	}
	if list, err := Imports(fstest.MapFS{}, importSite(), &diags); err != nil || list != nil {
		t.Errorf("without the folder Imports = %v, %v", list, err)
	}
}

// TestImportFaults: what is wrong with a mapping is told at its place.
func TestImportFaults(t *testing.T) {
	for text, want := range map[string]string{
		"sheets:\n  - {sheet: x, captions: {a: figur}}\n":                            "x.yaml:2:30: 错误[bad-choice]: “a”不能写“figur”；是否想写“figure”？",
		"sheets:\n  - {sheet: x, captions: {a: {indicator: zong}}}\n":                "x.yaml:2:42: 错误[unknown-indicator]: 没有指标“zong”",
		"sheets:\n  - {sheet: x, captions: {a: {region: 乙县}}}\n":                     "[unknown-region]: “乙县”是地区的名称，不是编号；写“xian”",
		"sheets:\n  - {sheet: x, captions: {a: {part: jia}}}\n":                      "[missing-key]: 写了“part”，没有写“indicator”",
		"sheets:\n  - {sheet: x, captions: {a: {indicator: zongliang, part: yi}}}\n": "[unknown-part]: 指标“zongliang”没有其中项“yi”",
		"sheets:\n  - {sheet: x, mouths: monthly}\n":                                 "[unknown-key]: 表没有“mouths”这一项；是否想写“months”？",
		"sheets:\n  - {skip: true}\n":                                                "[missing-key]: 表缺少“sheet”",
		"learned: 7月\nsheets: []\n":                                                  "[bad-period]",
		"sheets: [\n":                                                                "错误",
		"":                                                                           "[empty-file]",
	} {
		var diags diag.List
		if m := ParseImport("x.yaml", []byte(text), importSite(), &diags); m != nil {
			t.Errorf("%q: ParseImport = %+v", text, m)
		}
		found := false
		for _, d := range diags.Sorted() {
			found = found || strings.Contains(d.String(), want)
		}
		if !found {
			t.Errorf("%q: %v, want %s", text, diags.Sorted(), want)
		}
	}
}
