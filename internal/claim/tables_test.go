package claim

import "testing"

// TestMarkedTables: tables of the sample as authors write them, each cell with what is to be told of it, computed by hand.
func TestMarkedTables(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for _, m := range []struct{ name, about, text string }{
		{"places and how they moved since March", "jishu-hetong", `
|县市|完成率（%）|位次|位次升降|
|--|--|--|--|
|泸溪县|118.3✓|1✓|↑1✓|
|古丈县|80.2✓|2✓|↑2✓|
|凤凰县|72.5✓|3✓|↓2✓|
|龙山县|69.8✓|4✓|↓1✓|
|花垣县|44.2✓|5✓|—|
|吉首市|38.6✓|6✓|↑2✗|
|永顺县|27.4✓|8✗|↓1✓|
|保靖县|14.0✗|8✓|0✓|`},
		{"periods in the heads", "jishu-hetong", `
|县市|2022年1—3月（亿元）|2022年1—6月（亿元）|2021年1—6月（亿元）|
|--|--|--|--|
|吉首市|0.42✓|1.16✓|1.22✓|
|泸溪县|0.63✓|2.13✓|0.97✓|
|凤凰县|0.58✗|0.58✓|0.34✓|
|花垣县|0.26✓|0.26✗|0.53✗|`},
		{"a quarter and the half year", "jishu-hetong", `
|县市|一季度|二季度|上半年|
|--|--|--|--|
|吉首市|0.42✓|0.74✓|1.16✓|
|凤凰县|0.30✓|0.30✗|0.58✓|`},
		{"a year that has no report", "jishu-hetong", `
|县市|2019年1—6月（亿元）|2022年1—6月（亿元）|
|--|--|--|
|吉首市|1.16?|1.16✓|
|泸溪县|0.50?|2.13✓|`},
		{"what is to come", "jishu-hetong", `
|县市|2022年1—9月（亿元）|年度目标（亿元）|
|--|--|--|
|吉首市|1.50?|3.00✓|
|泸溪县|2.20?|1.90?|`},
		{"a target of half a year", "jishu-hetong", `
|县市|上半年目标（亿元）|全年目标（亿元）|
|--|--|--|
|吉首市|1.50?|3.00✓|
|泸溪县|0.90?|1.80✓|`},
		{"against the end of March", "jishu-hetong", `
|县市|上半年（亿元）|比3月末增加（亿元）|
|--|--|--|
|吉首市|1.16✓|0.74✓|
|泸溪县|2.13✓|1.60?|`},
		{"against the end of last year", "jishu-hetong", `
|县市|上半年（亿元）|比2019年末增加（亿元）|
|--|--|--|
|吉首市|1.16✓|0.74?|
|泸溪县|2.13✓|1.60?|`},
		{"growth with its signs", "jishu-hetong", `
|县市|同比增长（%）|同比±%|
|--|--|--|
|吉首市|-4.8✓|−4.8✓|
|泸溪县|119.9✓|+119.9✓|
|花垣县|7.7✗|7.7✗|
|保靖县|-35.5✓|下降35.5|`},
		{"a row of the whole", "jishu-hetong", `
|县市|技术合同成交额（亿元）|年度目标（亿元）|
|--|--|--|
|全州|9.43✓|9.00✓|
|吉首市|1.16✓|3.00✓|
|其中：泸溪县|2.13?|1.80?|
|合计|9.53✗|9.00✓|`},
		{"indicators in rows", "jishou", `
|指标|累计完成|年度目标|完成率|
|--|--|--|--|
|技术合同成交额（亿元）|1.16✓|3.00✓|38.6%✓|
|技术合同成交额（万元）|11580✓|30000✓|38.9%✗|`},
		{"counties in columns", "jishu-hetong", `
|项目|吉首市|泸溪县|凤凰县|
|--|--|--|--|
|累计（亿元）|1.16✓|2.13✓|0.85✗|
|完成率（%）|38.6✓|118.3✓|72.5✓|
|位次|6✓|1✓|7?|`},
		{"words of number", "jishu-hetong", `
|县市|技术合同成交额（亿元）|完成率（%）|
|--|--|--|
|吉首市|约1.2✓|近40✓|
|泸溪县|超过2✓|超过120✗|
|凤凰县|0.58亿元✓|72.5%✓|
|花垣县|0.53万元✗|44.2✓|`},
		{"names in cells", "jishu-hetong", `
|位次|县市|完成率|
|--|--|--|
|1✓|泸溪县|118.3%✓|
|2✓|古丈县|80.2%✓|
|3✓|龙山县|69.8%✓|
|第8位✓|保靖县|15.0%✓|`},
		{"numbers of two kinds in a cell", "jishu-hetong", `
|县市|累计（完成率）|累计及同比|
|--|--|--|
|吉首市|1.16亿元（38.6%）✓|1.16亿元、-4.8%✓|
|泸溪县|2.13亿元（118.3%）✓|2.13亿元、119.9%✓|
|凤凰县|0.58亿元（75.2%）✗|0.58亿元、69.9%?|`},
		{"numbers and places in a cell", "jishu-hetong", `
|县市|累计|
|--|--|
|吉首市|1.16亿元（第6位）?|
|泸溪县|2.13亿元（第1位）?|
|凤凰县|0.58亿元（第4位）?|`},
		{"points in a cell", "jishu-hetong", `
|县市|累计|
|--|--|
|吉首市|1.16亿元（-11.4个百分点）✓|
|泸溪县|2.13亿元（68.3个百分点）✓|`},
		{"nothing above a column", "jishu-hetong", `
|县市|完成率（%）||
|--|--|--|
|吉首市|38.6✓|1.16?|
|泸溪县|118.3✓|2.13?|`},
		{"a column of somebody else", "jishu-hetong", `
|县市|完成率（%）|外省完成率（%）|
|--|--|--|
|吉首市|38.6✓|40.0?|
|泸溪县|118.3✓|50.0?|`},
		{"sums behind rows", "jishu-hetong", `
|县市|技术合同成交额（亿元）|
|--|--|
|吉首市|1.16✓|
|泸溪县|2.13✓|
|两县市合计|3.29?|
|凤凰县|0.58✓|
|花垣县|0.53✓|
|小计|1.11?|`},
	} {
		runs, want := marked(m.text)
		got, says := map[int]Outcome{}, map[int]string{}
		for _, v := range d.checker.Check(d.view, d.about(m.about), runs) {
			if o, ok := got[v.Run]; !ok || grave[v.Outcome] > grave[o] {
				got[v.Run], says[v.Run] = v.Outcome, v.Text+v.Evidence
			}
		}
		for k := range runs {
			a, ok := got[k]
			b, due := want[k]
			if runs[k].Kind == Cell && runs[k].Row > 0 && (ok != due || a != b) {
				t.Errorf("%s: %q: %v %v, want %v %v: %s", m.name, runs[k].Pieces[0].Text, ok, a, due, b, says[k])
			}
		}
	}
}
