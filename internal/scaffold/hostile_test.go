package scaffold

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/load"
)

// hostile are names that people may write, and that mean something to YAML, Markdown, HTML, a sheet or a template.
var hostile = []string{
	"<b>粗</b>", "<script>alert(1)</script>", "\"引号\"", "'单引号'", "冒号: 空格", "井号 #注释", "-以减号开头", "- 列表", "no", "null", "~", "true", "1.5", "2022-06-30",
	"{{ 完成率 }}", "{{", "}}", "[方括号]", "{花括号}", "&锚", "*星号*", "!标记", "|竖线|", ">大于", "%百分号", "@at", "`反引号`", "a,b", "a、b", "反斜\\线", "😀表情", "# 标题", "```", "---", "===",
	"$(rm -rf)", "%PATH%", "=1+1", "+1", "é重音", "（括号）", "()", "()空", strings.Repeat("长", 200), "con", "../../etc", "a/b\\c", "全角：冒号", "“引号”", "&amp;", "CDATA]]>", "2022年1—6月完成12.5亿元", "增长38.6%", "第一 位",
}

// hostileAnswers use each name for a region, an indicator, a group, a part and a text.
func hostileAnswers() *load.Answers {
	field := func(key, text string) load.Answer { return load.Answer{Key: key, Text: text} }
	a := &load.Answers{Settings: []load.Answer{
		field("标题", `通报: "甲" #1 {{ x }} <b>`), field("发布单位", "- 单位"), field("首期", "2022-07"),
		field("整体称呼", "全<i>市"), field("成员称呼", "区: 县"), field("目标下达单位", "no"), field("目标下达日期", "2022年1月8日"),
	}}
	regions := load.AnswerTable{Name: regionTable, Rows: []load.AnswerRow{{Fields: []load.Answer{field("名称", "整体 & 全部"), field("类别", "整体")}}}}
	indicators := load.AnswerTable{Name: indicatorTable}
	targets := load.AnswerTable{Name: targetTable}
	for k, name := range hostile {
		kind := []string{"成员", "园区", "直属"}[k%3]
		regions.Rows = append(regions.Rows, load.AnswerRow{Fields: []load.Answer{field("名称", name), field("简称", cut(name)), field("类别", kind), field("责任单位", name)}})
		indicators.Rows = append(indicators.Rows, load.AnswerRow{Fields: []load.Answer{
			field("分组", name), field("名称", name), field("计量单位", cut(name)), field("口径", name+"\n第二行: #\t-"), field("报送办法", name), field("数据来源单位", name), field("咨询单位", name),
			field("其中项", "甲:"+cut(unparted.Replace(name))), field("是否加总", "否"), field("不加总原因", name),
		}})
		targets.Rows = append(targets.Rows, load.AnswerRow{Fields: []load.Answer{field("指标", name), field(name, "1.50")}})
	}
	a.Tables = []load.AnswerTable{regions, indicators, targets}
	return a
}

// unparted takes out of a name what parts a list, or looks as if it did.
var unparted = strings.NewReplacer("、", "", ",", "", " ", "", "/", "", "|", "")

func cut(name string) string {
	runes := []rune(name)
	return string(runes[:min(len(runes), 20)])
}

var idText = regexp.MustCompile(`^[a-z][a-z0-9-]{0,63}$`)

// TestHostile: whatever names hold, the site loads without an error and says them letter by letter.
func TestHostile(t *testing.T) {
	diags := &diag.List{}
	p := planned(t, hostileAnswers(), diags)
	files := laid(p.Files(day))
	s := read(t, files)
	if s.Title != `通报: "甲" #1 {{ x }} <b>` || s.Issuer != "- 单位" || s.Words.Whole != "全<i>市" || s.Words.Member != "区: 县" {
		t.Errorf("settings are %q, %q, %+v", s.Title, s.Issuer, s.Words)
	}
	regions := map[string]bool{}
	ids := map[string]bool{}
	for _, g := range s.Regions {
		if !idText.MatchString(g.ID) || ids[g.ID] {
			t.Errorf("region %q has the id %q", g.Name, g.ID)
		}
		ids[g.ID] = true
		regions[g.Name] = g.Bureau == g.Name && g.Short == cut(g.Name)
	}
	indicators := map[string]bool{}
	ids = map[string]bool{}
	for _, i := range s.Indicators {
		if !idText.MatchString(i.ID) || ids[i.ID] {
			t.Errorf("indicator %q has the id %q", i.Name, i.ID)
		}
		ids[i.ID] = true
		n := i.Name
		indicators[n] = i.Group.Name == n && i.Unit == cut(n) && i.Definition == n+"\n第二行: #\t-" && i.Reporting == n && i.Department == n && i.Contact == n &&
			i.WhyNot == n && len(i.Parts) == 1 && strings.HasPrefix(i.Parts[0].Name, "甲:")
	}
	for _, name := range hostile {
		if !regions[name] {
			t.Errorf("the region %q does not read back", name)
		}
		if !indicators[name] {
			t.Errorf("the indicator %q does not read back", name)
		}
	}
	targets := s.Targets[2022]
	for k, i := range s.Indicators {
		for _, g := range s.Regions {
			if g.Name == hostile[k] && targets.Signed(i, g).Value.String() != "1.5" {
				t.Errorf("the target of %q is %+v", g.Name, targets.Signed(i, g))
			}
		}
	}
	if targets.SetBy != "no" || targets.SignedOn.String() != "2022-01-08" {
		t.Errorf("targets were set by %q on %s", targets.SetBy, targets.SignedOn)
	}
	built(t, files)
}

// TestUnwritable: what no file of a site can hold is told, and nothing else is.
func TestUnwritable(t *testing.T) {
	for text, want := range map[string]string{
		"甲\u200b乙":               "“名称”中有看不见的控制字符 U+200B",
		"甲\u0007":                "“名称”中有看不见的控制字符 U+0007",
		strings.Repeat("长", 201): "“名称”有 201 个字，最多 200 个字",
	} {
		diags := &diag.List{}
		a := hostileAnswers()
		a.Tables[0].Rows = append(a.Tables[0].Rows, load.AnswerRow{Fields: []load.Answer{{Key: "名称", Text: text}}})
		NewPlan(a, diags)
		got := diags.Sorted()
		if len(got) != 1 || got[0].Text != want {
			t.Errorf("%q is told as %v, want %s", text, got, want)
		}
	}
}

// TestTooLarge: a file of other people's lists is told, and costs no room.
func TestTooLarge(t *testing.T) {
	a := hostileAnswers()
	regions, indicators := &a.Tables[0], &a.Tables[1]
	for k := range 2000 {
		name := fmt.Sprint("单位", k)
		regions.Rows = append(regions.Rows, load.AnswerRow{Fields: []load.Answer{{Key: "名称", Text: name}}})
		indicators.Rows = append(indicators.Rows, load.AnswerRow{Fields: []load.Answer{{Key: "名称", Text: name}, {Key: "计量单位", Text: "个"}}})
	}
	diags := &diag.List{}
	NewPlan(a, diags)
	if got := diags.Sorted(); len(got) != 1 || got[0].Code != "too-large" {
		t.Errorf("two thousand of each are told as %v", got)
	}
}

// TestJunk: answers of any bytes are told about, and never a panic.
func TestJunk(t *testing.T) {
	raw, err := os.ReadFile("testdata/environment.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(raw); n += 7 {
		diags := &diag.List{}
		a := load.ReadAnswers("答案.yaml", raw[:n], diags)
		if NewPlan(a, diags); n < 60 && !diags.HasErrors() {
			t.Errorf("the first %d bytes make a site", n)
		}
	}
}
