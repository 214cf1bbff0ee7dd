package finding

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/seal/sealtest"
)

// changed is the sample site's edition of 2022-h1 with texts of a report replaced; pairs are old, new. An old text is looked
// for below the indicator's key.
func changed(t *testing.T, indicator string, pairs ...string) *Set {
	t.Helper()
	fsys := fstest.MapFS{}
	root := sealtest.Unsealed(os.DirFS("../.."))
	for _, dir := range []string{"data", "content"} {
		err := fs.WalkDir(root, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := fs.ReadFile(root, name)
			fsys[name] = &fstest.MapFile{Data: content}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(pairs) > 0 {
		const name = "data/reports/2022-06.yaml"
		text := string(fsys[name].Data)
		at := strings.Index(text, "\n  "+indicator+":")
		head, tail := text[:at], text[at:]
		for k := 0; k < len(pairs); k += 2 {
			if !strings.Contains(tail, pairs[k]) {
				t.Fatalf("%s has no %q", name, pairs[k])
			}
			tail = strings.Replace(tail, pairs[k], pairs[k+1], 1)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(head + tail)}
	}
	var diags diag.List
	site, err := load.Site(fsys, chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	return New(analysis.New(site, edition(site, "2022-h1")))
}

func edition(site *model.Site, id string) *model.Edition {
	for _, e := range site.Editions {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// statement is the sentence that says a finding.
func (s *Set) statement(id string, q Query) string {
	for _, st := range s.Statements(q) {
		for _, found := range st.Findings {
			if found == id {
				return st.Text.String()
			}
		}
	}
	return ""
}

// TestSampleStatements are the statements that a vice-governor made about the prefecture and its counties: each comes out
// by rule, and changes when a number does.
func TestSampleStatements(t *testing.T) {
	tests := []struct {
		name, id string
		change   []string // indicator, then old and new texts
		want     string   // a part of the sentence; empty where nothing is said
	}{
		{"research: the last and the first, all under half", "behind/yanfa-jiance", nil,
			"8个县市均未过半，居前的泸溪县、永顺县分别完成42.6%、41.9%，靠后的保靖县、吉首市分别完成12.8%、21.4%"},
		{"research: one past half", "behind/yanfa-jiance", []string{"yanfa-jiance", "luxi: 7242", "luxi: 8600"},
			"泸溪县完成50.6%，达到序时进度；7个县市落后序时，靠后的保靖县、吉首市、古丈县分别完成12.8%、21.4%、27.5%"},
		{"results: all but two at zero", "at-zero/chengguo-dengji", nil,
			"技术成果登记数除吉首市9项、泸溪县6项外，其余6个县市尚未破零"},
		{"results: another has one", "at-zero/chengguo-dengji", []string{"chengguo-dengji", "huayuan: 0", "huayuan: 1"},
			"技术成果登记数除吉首市9项、泸溪县6项、花垣县1项外，其余5个县市尚未破零"},
		{"experts: three at zero", "at-zero/waizhuan", nil, "凤凰县、古丈县、永顺县尚未破零"},
		{"experts: one of them comes", "at-zero/waizhuan", []string{"waizhuan", "guzhang: 0", "guzhang: 1"}, "凤凰县、永顺县尚未破零"},
		{"contracts: four states", "behind/jishu-hetong", nil,
			"泸溪县完成118.3%，超额完成年度目标；古丈县、凤凰县、龙山县分别完成80.2%、72.5%、69.8%，快于序时进度；" +
				"花垣县、吉首市、永顺县、保靖县分别完成44.2%、38.6%、27.4%、15.0%，落后序时。"},
		{"contracts: one recovers", "behind/jishu-hetong", []string{"jishu-hetong", "huayuan: 0.53", "huayuan: 0.63"},
			"花垣县完成52.5%，达到序时进度；吉首市、永顺县、保靖县分别完成38.6%、27.4%、15.0%，落后序时。"},
		{"two indicators at zero in the same counties", "at-zero", nil, "成果登记、引进外专人才两项，凤凰县、古丈县、永顺县均尚未破零"},
		{"two indicators, one county less", "at-zero", []string{"waizhuan", "guzhang: 0", "guzhang: 1"}, "成果登记、引进外专人才两项，凤凰县、永顺县均尚未破零"},
		{"contracts: the whole over, four behind", "masked/jishu-hetong", nil,
			"全州技术合同成交额9.43亿元，完成率104.8%，但花垣县、吉首市、永顺县、保靖县落后序时；湘西高新区、州直合计贡献3.40亿元，占36.1%，全州目标9.00亿元与各县市目标合计10.30亿元不一致，由不同机关下达"},
		{"contracts: the whole not over", "masked/jishu-hetong", []string{"jishu-hetong", "value: 9.43", "value: 8.43"}, ""},
		{"research by the year before: over", "over/yanfa-kaohe/xiangxi", nil, "全社会研发投入（年度考核数）9.06亿元，完成率105.3%，超额完成年度目标，同比增长22.4%"},
		{"research by the year before: not over", "over/yanfa-kaohe/xiangxi", []string{"yanfa-kaohe", "value: 9.06", "value: 8.06"}, ""},
		{"research in points of output", "share-change/yanfa-qiangdu/xiangxi", nil, "比上年同期提高0.1个百分点"},
		{"deductions: two of a group", "double-digit/jiaji-qiye/xiangxi", nil, "加计扣除企业247家、加计扣除金额7.13亿元，同比分别增长21.1%、22.9%"},
		{"science budget: an estimate, confidential, in front", "upper-place/caizheng-keji/xiangxi", nil, "地方财政科技支出预计同比增长31.6%，增速高于全省平均17.4个百分点，增幅居全省第2位"},
		{"science budget: not in front", "upper-place/caizheng-keji/xiangxi", []string{"caizheng-keji", "rank: 2,", "rank: 12,"}, "居全省第12位（共14个）"},
		{"firms: expected", "estimate/gaoqi-jingzeng/xiangxi", nil, "高新技术企业净增数预计32家，完成年度目标的80.0%"},
		{"small firms: part of the task", "ahead/zhongxiao-ruku/xiangxi", nil, "科技型中小企业入库数316家，完成年度目标的75.2%，高于序时进度25.2个百分点，同比增长37.4%"},
		{"value added: against the province", "against-upper/gaoxin-zengjiazhi/xiangxi", nil, "同比增长15.2%，增速高于全省平均2.5个百分点，居全省第4位"},
		{"value added: below the province", "against-upper/gaoxin-zengjiazhi/xiangxi", []string{"gaoxin-zengjiazhi", "yoy: 15.2", "yoy: 11.2"}, "同比增长11.2%，居全省第4位，但增速低于全省平均1.5个百分点"},
		{"contracts: growth and place", "upper-place/jishu-hetong/xiangxi", nil, "同比增长60.6%，增速高于全省平均27.0个百分点，居全省第3位"},
		{"fund: paid in", "met/fengxian-buchang/xiangxi", nil, "风险补偿资金500万元，已提前完成年度目标"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s *Set
			if tt.change == nil {
				s = changed(t, "")
			} else {
				s = changed(t, tt.change[0], tt.change[1:]...)
			}
			got := s.statement(tt.id, Query{})
			if !strings.Contains(got, tt.want) || (got == "") != (tt.want == "") {
				t.Errorf("%s = %s, want %s", tt.id, got, tt.want)
			}
		})
	}
}
