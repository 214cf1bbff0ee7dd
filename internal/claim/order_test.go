package claim

import (
	"strings"
	"testing"

	"bulletin/internal/measure"
)

// ordered is a sentence with what is told of some words in it: outcome and words, "矛盾 第3位"; nothing else may be contradicted or in doubt.
type ordered struct {
	about, text string
	want        []string
}

var outcomeNames = map[Outcome]string{Agrees: "相符", Doubtful: "存疑", Contradicts: "矛盾", Filed: "备案"}

// order holds sentences about orders.
func (d *desk) order(t *testing.T, sentences []ordered) {
	t.Helper()
	for _, o := range sentences {
		told := map[string]string{}
		for _, v := range d.check(o.about, o.text) {
			told[outcomeNames[v.Outcome]+" "+o.text[v.Start:v.End]] = v.Text + "｜" + v.Evidence + "｜" + v.Fix
		}
		for _, want := range o.want {
			if _, ok := told[want]; !ok {
				t.Errorf("%s: not told: %s; told: %q", o.text, want, told)
			}
			delete(told, want)
		}
		for what, text := range told {
			if !strings.HasPrefix(what, "相符") {
				t.Errorf("%s: %s: %s", o.text, what, text)
			}
		}
	}
}

func blindDesk(t *testing.T, site, edition string) *desk {
	t.Helper()
	return openSite(t, "internal/claim/testdata/blind/sites/"+site, edition)
}

func TestPlacesOfMembers(t *testing.T) {
	blindDesk(t, "jiaoyu", "2024-q3").order(t, []ordered{
		{"pingling", "我县新增公办学位完成率103.9%，在8个县市区中排名第一。", []string{"相符 第一", "相符 8个县市区"}},
		{"pingling", "我县新增公办学位完成率103.9%，在8个县市区中排名第三。", []string{"矛盾 第三"}},
		{"pingling", "我县新增公办学位完成率103.9%，在7个县市区中排名第一。", []string{"矛盾 7个县市区"}},
		{"pingling", "我县新增公办学位完成率居全市首位。", []string{"相符 首位"}},
		{"pingling", "我县新增公办学位完成率居全市末位。", []string{"矛盾 末位"}},
		{"wangchuan", "我区新招聘教师263人，同比增长34.9%，增速居全市第三。", []string{"矛盾 第三"}},
		{"wangchuan", "我区新招聘教师263人，同比增长34.9%，增速居全市第一。", []string{"相符 第一"}},
		{"", "新增公办学位完成率平岭县居首位，云桥市次之，麻浦县第三。", []string{"相符 首位", "相符 次之", "相符 第三"}},
		{"", "新增公办学位完成率平岭县居首位，麻浦县次之。", []string{"矛盾 次之"}},
		{"", "新增公办学位完成率居首位的是云桥市。", []string{"矛盾 首位"}},
		{"", "新增公办学位完成率第二、三位分别是云桥市、麻浦县。", []string{"相符 第二", "相符 三位"}},
		{"", "新增公办学位完成率居第一位的是平岭县，其次是云桥市。", []string{"相符 第一位", "相符 其次"}},
	})
}

func TestFirstFew(t *testing.T) {
	blindDesk(t, "jiaoyu", "2024-q3").order(t, []ordered{
		{"", "新增公办学位完成率居前三位的是平岭县、云桥市、麻浦县。", []string{"相符 三位"}},
		{"", "新增公办学位完成率前三位依次是平岭县、云桥市、麻浦县。", []string{"相符 前三位"}},
		{"", "新增公办学位完成率前三位依次是平岭县、麻浦县、云桥市。", []string{"矛盾 麻浦县"}},
		{"", "新增公办学位完成率平岭县、云桥市、麻浦县位列前三。", []string{"相符 前三"}},
		{"", "新增公办学位完成率前三位是平岭县、云桥市和城中区。", []string{"矛盾 城中区"}},
	})
}

func TestUpperPlaces(t *testing.T) {
	blindDesk(t, "anquan", "2023-h1").order(t, []ordered{
		{"", "全州安全培训10.74万人次，在全省列第5位，较一季度前进2位。", []string{"相符 第5位", "相符 2位"}},
		{"", "全州安全培训10.74万人次，在全省列第6位。", []string{"矛盾 第6位"}},
		{"", "全州安全培训10.74万人次，在全省列第5位，较一季度后退2位。", []string{"矛盾 后退2位"}},
		{"", "全州安全培训10.74万人次，在全省列第5位，较一季度前进3位。", []string{"矛盾 3位"}},
		{"", "亿元地区生产总值生产安全事故死亡率在全省16个市州中居第8位。", []string{"相符 第8位"}},
	})
	blindDesk(t, "jiaoyu", "2024-q3").order(t, []ordered{
		{"zhichu", "全市增长10.0%，位次从上半年的全省第4位退到第7位。", []string{"相符 第4位", "相符 第7位"}},
		{"zhichu", "全市增长10.0%，位次从上半年的全省第4位退到第9位。", []string{"矛盾 第9位"}},
		{"zhichu", "全市增长10.0%，位次从上半年的全省第3位退到第7位。", []string{"矛盾 第3位"}},
		{"zhichu", "全市增长10.0%，位次从上半年的全省第4位升到第7位。", []string{"矛盾 升到"}},
	})
}

// TestSharedPlaces: those who share a place have the first of those that they take up, and the last place is nobody's who has met the
// target.
func TestSharedPlaces(t *testing.T) {
	openSite(t, "internal/claim/testdata/verdicts", "2024-h1").order(t, []ordered{
		{"bei", "签约额完成率并列全市末位。", []string{"相符 末位"}},
		{"", "北湖县、青田县签约额完成率并列末位。", []string{"相符 末位"}},
		{"", "南岭县、北湖县签约额完成率并列末位。", []string{"矛盾 南岭县、北湖县签约额完成率并列末位"}},
		{"bai", "签约额完成率居全市首位。", []string{"相符 首位"}},
		{"bai", "签约额完成率并列全市首位。", []string{"矛盾 首位"}},
	})
}

func TestSuperlatives(t *testing.T) {
	blindDesk(t, "anquan", "2023-h1").order(t, []ordered{
		{"", "8个县市区中，隐患整改率最高的是大河县（96.9%），最低的是永宁县。", []string{"相符 大河县", "相符 永宁县"}},
		{"", "8个县市区中，隐患整改率最高的是石门县。", []string{"矛盾 石门县"}},
		{"", "隐患整改率大河县最高、永宁县最低。", []string{"相符 最高", "相符 最低"}},
		{"", "隐患整改率永宁县最高。", []string{"矛盾 最高"}},
		{"", "火灾起数最多的清阳区达145起。", []string{"相符 清阳区"}},
		{"yongning", "全县排查隐患4856项，同比增长22.0%，增速为各县市区最快。", []string{"相符 最快"}},
		{"yongning", "全县排查隐患4856项，同比增长22.0%，增速为各县市区最慢。", []string{"矛盾 最慢"}},
	})
	blindDesk(t, "weisheng", "2023-h1").order(t, []ordered{
		{"", "平均住院日最长的是永安县，最短的是经开区。", []string{"相符 永安县", "相符 经开区"}},
		{"", "平均住院日最长的是临江区。", []string{"矛盾 临江区"}},
		{"yunxi", "我区平均住院日7.3天，在九个县市区中为第二短。", []string{"相符 第二短"}},
		{"yunxi", "我区平均住院日7.3天，在九个县市区中为第三短。", []string{"矛盾 第三短"}},
	})
}

func TestNextAndNamedSets(t *testing.T) {
	blindDesk(t, "weisheng", "2023-h1").order(t, []ordered{
		{"yuancheng", "我市卫健项目投资同比增幅31.7%，仅次于永安县。", []string{"相符 仅次于永安县"}},
		{"yuancheng", "我市卫健项目投资同比增幅31.7%，仅次于云溪区。", []string{"矛盾 仅次于云溪区"}},
	})
	blindDesk(t, "nongye", "2025-q3").order(t, []ordered{
		{"", "6个县中粮食产量最高的是桃坪县。", []string{"相符 桃坪县"}},
		{"", "6个县中粮食产量最高的是青溪县。", []string{"矛盾 青溪县"}},
		{"", "各项指标中，完成率最低的是高标准农田。", []string{"矛盾 高标准农田"}},
		{"", "各项指标中，完成率最低的是户厕改造。", []string{"相符 户厕改造"}},
	})
	blindDesk(t, "anquan", "2023-h1").order(t, []ordered{
		{"", "火灾起数降幅最大的是白水县。", []string{"相符 白水县"}},
		{"", "火灾起数降幅最大的是金沙县。", []string{"矛盾 金沙县"}},
	})
}

// TestAsides: superlatives that are not among regions say nothing of an order.
func TestAsides(t *testing.T) {
	blindDesk(t, "anquan", "2023-h1").order(t, []ordered{
		{"yongning", "全县排查隐患4856项，为今年以来最高。", nil},
		{"", "安全培训完成率首末两位相差很大。", nil},
		{"", "第一，抓好安全培训。", nil},
		{"", "最后，抓好安全培训。", nil},
	})
}

// TestLadder: the first of a fall is the deepest, and who rose is not on it.
func TestLadder(t *testing.T) {
	d := blindDesk(t, "anquan", "2023-h1")
	i := d.about("huozai").Indicator
	up, down := climb(d.view, i, yardstick{by: measure.Growth}, d.site.Counties()), climb(d.view, i, yardstick{by: measure.Growth, low: true, falls: true}, d.site.Counties())
	if len(up.rungs) != len(d.site.Counties()) || len(down.rungs) == 0 || len(down.rungs) >= len(up.rungs) {
		t.Fatalf("%d rungs of growth, %d of falls", len(up.rungs), len(down.rungs))
	}
	deepest := up.rungs[len(up.rungs)-1].region
	if got := down.holds(deepest, standing{from: 1, to: 1}); got != right {
		t.Errorf("the deepest fall is %s's: %v", deepest.Name, got)
	}
	if got := down.holds(up.rungs[0].region, standing{from: 1, to: 1}); got != wrong {
		t.Errorf("%s rose most: %v", up.rungs[0].region.Name, got)
	}
}
