package learn

import (
	"strings"
	"testing"

	"bulletin/internal/xlsx"
)

// TestOffers: a message offers a line of the mapping, and the line settles what it is about.
func TestOffers(t *testing.T) {
	site := siteOf(t, "sample")
	for name, test := range map[string]struct {
		lines            []string
		offered, mapping string
		want             string
	}{
		"unit by another name": {[]string{"县市|技术合同登记项数（份）", "吉首市|12", "泸溪县|10"}, `"技术合同登记项数（份）": {unit: "项"}`,
			`captions: {"技术合同登记项数（份）": {unit: "项"}}`, "= 12"},
		"its power of ten": {[]string{"县市|技术合同登记项数（万份）", "吉首市|12", "泸溪县|10"}, `"技术合同登记项数（万份）": {unit: "万项"}`,
			`captions: {"技术合同登记项数（万份）": {unit: "万项"}}`, "= 120000"},
		"region of a sheet": {[]string{"全州主要指标（吉首市除外）|<", "指标|1—7月", "技术合同登记项数（项）|500"}, "region: xiangxi",
			"region: xiangxi", "xiangxi = 500"},
		"a month":                  {[]string{"县市|7月技术合同登记（项）", "吉首市|12", "泸溪县|10"}, "months: cumulative", "months: cumulative", "= 12"},
		"indicator like the title": {[]string{"全州技术合同认定登记项数|<|<", "县市|累计（项）|排名", "吉首市|12|1", "泸溪县|10|2"}, "indicator: ", "", ""},
		"growth in what":           {[]string{"县市|技术合同登记（项）|比上年同期", "吉首市|12|3", "泸溪县|10|1"}, `"比上年同期": difference`, "captions: {比上年同期: difference}", "增减额"},
		"total of nobody":          {[]string{"2022年1—7月技术合同登记项数|<", "类别|项数（项）", "合计|12"}, `"合计": {region: xiangxi}`, `captions: {合计: {region: xiangxi}}`, "xiangxi = 12"},
	} {
		grids := []*xlsx.Grid{gridOf("表", test.lines...)}
		first := learn(site, "x.xlsx", grids, july)
		if told := faultsOf(first.Book); !strings.Contains(told, test.offered) {
			t.Errorf("%s: not offered: %s\n%s", name, told, tell(first.Book))
		}
		if !strings.Contains(string(first.YAML()), "# "+test.offered) {
			t.Errorf("%s: not in the mapping:\n%s", name, first.YAML())
		}
		if test.mapping == "" {
			continue
		}
		b := understand(site, "x.xlsx", grids, mapping(t, site, "x", "sheets: [{sheet: \"*\", "+test.mapping+"}]\n"), july)
		if told := tell(b); !strings.Contains(told, test.want) || strings.Contains(told, "？") {
			t.Errorf("%s: not settled:\n%s", name, told)
		}
	}
}

// TestOfferedPlaces: a text that ends as a place may be a member by another name, and the message stands at the text; a sign that YAML
// reads otherwise is quoted.
func TestOfferedPlaces(t *testing.T) {
	site := siteOf(t, "sample")
	first := learn(site, "x.xlsx", []*xlsx.Grid{gridOf("表", "2022年1—7月技术合同登记项数（项）|<", "县市|累计", "吉首市|12", "大石桥乡|10")}, july)
	if told := faultsOf(first.Book); !strings.Contains(told, " A4：") || !strings.Contains(told, `"大石桥乡": {region: 编号}`) || strings.Contains(told, "group") {
		t.Errorf("a place: %s", told)
	}
	if yaml := string(first.YAML()); !strings.Contains(yaml, `# "大石桥乡": {region: 编号}  # 是站点里的一个单位的`) || strings.Contains(yaml, "group") {
		t.Errorf("a place in the mapping:\n%s", yaml)
	}
	b := understand(site, "x.xlsx", []*xlsx.Grid{gridOf("表", "2022年1—7月技术合同登记项数（项）|<", "县市|累计", "吉首市|12", "大石桥乡|10")}, mapping(t, site, "x", "sheets: [{sheet: \"*\", captions: {大石桥乡: {region: luxi}}}]\n"), july)
	if told := tell(b); !strings.Contains(told, "luxi = 10") {
		t.Errorf("not settled:\n%s", told)
	}
	percent := learn(site, "x.xlsx", []*xlsx.Grid{gridOf("表", "县市|技术合同登记项数（%）", "吉首市|12", "泸溪县|10")}, july)
	for _, told := range []string{faultsOf(percent.Book), string(percent.YAML())} {
		if strings.Contains(told, "unit: %") {
			t.Errorf("YAML cannot read this: %s", told)
		}
	}
}
