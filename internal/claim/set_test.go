package claim

import (
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// setCase is a sentence about a set, with what is told of it: the words that are wrong, and the numbers that agree.
type setCase struct {
	about, text string
	wrong       string // words that contradict, with blanks between
	doubt       string
	agree       string // numbers that agree
}

// TestSets: counts, lists, exceptions and thresholds of the sample, one half year.
func TestSets(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for _, c := range []setCase{
		// Counts before and behind what is said.
		{text: "引进外专人才有三个县尚未破零。", agree: "三个县"},
		{text: "引进外专人才有四个县尚未破零。", wrong: "四个县"},
		{text: "引进外专人才尚未破零的有三个县。", agree: "三个县"},
		{text: "引进外专人才尚未破零的县多达五个。", wrong: "五个"},
		{text: "八县市中，技术合同成交额四个县市超过序时，四个县市落后。", agree: "八县市 四个县市 四个县市"},
		{text: "八县市中有五个县市技术合同成交额过半。", wrong: "五个县市", agree: "八县市"},
		{text: "高新技术产业增加值五县市保持两位数增长：古丈、泸溪、龙山、吉首、永顺。", agree: "五县市"},
		{text: "高新技术产业增加值五县市保持两位数增长：古丈、泸溪、龙山、吉首、花垣。", wrong: "花垣", agree: "五县市"},
		{text: "高新技术产业增加值五县市保持两位数增长：古丈、泸溪、龙山、吉首。", wrong: "五县市"},
		{text: "技术合同成交额同比下降的有吉首、花垣、保靖、永顺四县市。", agree: "四县市"},
		{text: "技术合同成交额同比下降的有吉首、花垣、保靖、永顺三县市。", wrong: "三县市"},
		{text: "半数以上的县市高新技术产业增加值实现两位数增长。", agree: "半数"},
		{text: "过半县市技术成果登记数已经破零。", wrong: "过半县市"},
		{text: "高新技术产业增加值超过六成的县市实现两位数增长。", agree: "六成"},
		{text: "近三分之一的县市高新技术产业增加值实现两位数增长。", wrong: "三分之一的县市"},
		{text: "技术合同成交额同比下降的有四个县市，占一半。", agree: "四个县市 一半"},
		{text: "技术合同成交额同比下降的有吉首市等四个县市。", agree: "四个县市"},
		{text: "技术合同成交额同比下降的有吉首市等五个县市。", wrong: "五个县市"},
		// Thresholds.
		{text: "科技型中小企业入库数完成率70%以上的有五个县市。", agree: "70% 五个县市"},
		{text: "科技型中小企业入库数完成率70%以上的有六个县市。", wrong: "六个县市", agree: "70%"},
		{text: "高新技术产业产值增幅在15%以上的县市有五个。", agree: "15% 五个"},
		{text: "研发投入监测数没有一个县市超过50%。", agree: "50%"},
		{text: "研发投入监测数完成率没有一个县市超过40%。", wrong: "没有一个", agree: "40%"},
		{text: "研发投入监测数完成率不足20%的只有保靖县。", agree: "20%"},
		{text: "研发投入监测数完成率不足20%的只有吉首市。", wrong: "吉首市", agree: "20%"},
		// Lists.
		{text: "技术成果登记数破零的县市只有吉首、泸溪。"},
		{text: "技术成果登记数破零的县市只有吉首、泸溪和龙山。", wrong: "龙山"},
		{text: "技术成果登记数破零的只有吉首市。", wrong: "只有"},
		{text: "只有吉首、龙山两地技术成果登记数破零。", wrong: "龙山", agree: "两地"},
		{text: "三个县引进外专人才仍为零，分别是凤凰、古丈、永顺。", agree: "三个县"},
		{text: "三个县引进外专人才仍为零，分别是凤凰、古丈、花垣。", wrong: "花垣", agree: "三个县"},
		{text: "吉首市、花垣县技术合同成交额均同比下降。"},
		{text: "吉首市、龙山县技术合同成交额均同比下降。", wrong: "龙山县"},
		{text: "古丈县、龙山县技术合同成交额均同比下降。", wrong: "下降"},
		// Exceptions and the rest.
		{text: "除吉首、泸溪两地外，其余六县技术成果登记数尚未破零。", agree: "两地 六县"},
		{text: "除吉首、龙山两地外，其余六县技术成果登记数尚未破零。", wrong: "龙山", agree: "两地 六县"},
		{text: "除吉首、泸溪两地外，其余五县技术成果登记数尚未破零。", wrong: "五县", agree: "两地"},
		{text: "除保靖县外，各县市高新技术产业增加值均实现增长。"},
		{text: "除凤凰县外，各县市高新技术产业增加值均实现增长。", wrong: "凤凰县"},
		{text: "只有保靖县高新技术产业增加值同比下降，其余七县市全部正增长。", agree: "七县市"},
		{text: "各县市高新技术产业增加值均实现增长。", wrong: "增长"},
		{text: "八县市的研发投入监测数全部低于序时，没有一个过半。", agree: "八县市"},
		// The page says who is the only one.
		{about: "baojing", text: "高新技术产业增加值同比下降3.6%，是八县市中唯一负增长的县。", agree: "3.6% 八县市"},
		{about: "luxi", text: "高新技术产业投资、产值、增加值均高于全州平均水平。"},
		{about: "fenghuang", text: "技术成果登记数、引进外专人才两项均未破零。", agree: "两项"},
		{about: "fenghuang", text: "技术成果登记数、引进外专人才两项均已破零。", wrong: "破零", agree: "两项"},
		// A group never accuses the region named before.
		{text: "保靖县高新技术产业增加值下降3.6%，有五个县市保持两位数增长。", agree: "3.6% 五个县市"},
		// What is not understood is doubted and not accused.
		{text: "技术合同成交额（含框架协议）同比下降的有四个县市。", agree: "四个县市"},
		{text: "技术合同成交额牵头部门同比下降的有五个县市。", doubt: "五个县市"},
	} {
		d.holdSet(t, c)
	}
}

// holdSet checks what is told of one sentence.
func (d *desk) holdSet(t *testing.T, c setCase) {
	t.Helper()
	var wrong, doubt, agree []string
	for _, v := range d.check(c.about, c.text) {
		typed := c.text[v.Start:v.End]
		switch {
		case v.Outcome == Contradicts:
			wrong = append(wrong, typed)
		case v.Outcome == Doubtful:
			doubt = append(doubt, typed)
		case v.Number:
			agree = append(agree, typed)
		}
	}
	for _, part := range []struct {
		name string
		got  []string
		want string
	}{{"wrong", wrong, c.wrong}, {"doubtful", doubt, c.doubt}} {
		if got := strings.Join(part.got, " "); got != part.want {
			t.Errorf("%s: %s %q, want %q", c.text, part.name, got, part.want)
		}
	}
	for _, want := range strings.Fields(c.agree) {
		found := false
		for _, got := range agree {
			found = found || got == want
		}
		if !found {
			t.Errorf("%s: %s does not agree: %q", c.text, want, agree)
		}
	}
}

// TestTurnCounts: so many that rose and so many that fell.
func TestTurnCounts(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	d.holdSet(t, setCase{text: "高新技术产业增加值八县市七升一降。", agree: "七升一降"})
	d.holdSet(t, setCase{text: "高新技术产业增加值八县市六升二降。", wrong: "六升二降"})
	d.holdSet(t, setCase{text: "高新技术产业增加值三升二降。"})
}

// TestTrait: what words say of a member, by the name of it.
func TestTrait(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	r := &reader{checker: d.checker, lexicon: d.checker.lex, memory: &d.checker.mem, site: d.site, spare: &spare{}, view: d.view, now: d.view}
	for text, want := range map[string]string{
		"同比下降": "下降", "不降反升": "增长", "未实现增长": "没有增长", "尚未破零": "没有破零", "落后序时": "落后序时", "未达到序时进度": "没有达到序时", "快于时间进度": "高于序时",
		"超额完成年度目标": "超过目标", "未完成年度目标": "没有达到目标", "超过年度控制数": "超过目标", "完成率过半": "过半", "高于全州平均": "高于全州", "均已上报": "报送",
		"居首位": "", "分别增长": "", "占全州的比重": "", "需加大力度": "", "增速回落": "",
	} {
		b := &block{reader: r}
		b.cut(&Run{Pieces: []Piece{{Text: text}}})
		var tokens []int
		for k := range b.tokens {
			tokens = append(tokens, k)
		}
		got, ok := b.trait(tokens, 0, &context{})
		if ok != (want != "") || ok && got.name != want {
			t.Errorf("%s: %q %v, want %q", text, got.name, ok, want)
		}
	}
}

// TestSetsRoundTrip: counts and lists computed from the data agree, and with one more or another name they do not.
func TestSetsRoundTrip(t *testing.T) {
	for site, edition := range map[string]string{
		"anquan": "2023-h1", "caizheng": "", "gongye": "2025-h1", "huanjing": "2024-h1", "jiaoyu": "2024-q3", "lvyou": "", "nongye": "2025-q3", "weisheng": "2023-h1",
	} {
		if edition == "" {
			edition = blindEdition(t, site)
		}
		d := openSite(t, "internal/claim/testdata/blind/sites/"+site, edition)
		n, missed := 0, 0
		for _, i := range d.site.Indicators {
			for name, holds := range setTraits {
				in, out := d.members(i, holds)
				if len(in) == 0 || len(out) == 0 {
					continue
				}
				for _, text := range setTexts(name, in, out, d.site.Words.Member) {
					n++
					if wrong := d.wrongSets(i.Name + text); len(wrong) > 0 {
						t.Errorf("%s: %s: %q", site, i.Name+text, wrong)
					}
				}
				for _, text := range setTexts(name, append(in[1:len(in):len(in)], out[0]), append(out[1:len(out):len(out)], in[0]), d.site.Words.Member)[2:] {
					if len(d.wrongSets(i.Name+text)) == 0 {
						missed++
						t.Logf("%s: missed %s", site, i.Name+text)
					}
				}
			}
		}
		t.Logf("%s: %d texts, %d missed", site, n, missed)
		if n < 30 || missed > n/10 {
			t.Errorf("%s: %d texts, %d missed", site, n, missed)
		}
	}
}

// setTraits are what may be said of a member, by the numbers of its cell; 0 where nothing can.
var setTraits = map[string]func(q func(*measure.Measure) measure.Quantity) int{
	"同比增长":       func(q func(*measure.Measure) measure.Quantity) int { return q(measure.Growth).Value.Sign() },
	"同比下降":       func(q func(*measure.Measure) measure.Quantity) int { return -q(measure.Growth).Value.Sign() },
	"完成率超过45%":   func(q func(*measure.Measure) measure.Quantity) int { return overLine(q(measure.Completion), 45) },
	"增速在5%以上":    func(q func(*measure.Measure) measure.Quantity) int { return overLine(q(measure.Growth), 5) },
	"完成年度任务不足一半": func(q func(*measure.Measure) measure.Quantity) int { return -overLine(q(measure.Completion), 50) },
}

func overLine(q measure.Quantity, line int) int {
	if !q.Ok() {
		return 0
	}
	return q.Value.Cmp(model.Int(line))
}

// members are the names of those of whom something holds, and of those of whom it does not; none where it is not known of
// somebody, or is a matter of rounding.
func (d *desk) members(i *model.Indicator, holds func(q func(*measure.Measure) measure.Quantity) int) (in, out []string) {
	for _, r := range d.site.Counties() {
		c := d.view.Cell(i, r)
		known := true
		s := holds(func(m *measure.Measure) measure.Quantity {
			q := m.Of(d.view, &c)
			known = known && q.Ok() && q.Unit == "%"
			return q
		})
		switch {
		case !known || s == 0:
			return nil, nil
		case s > 0:
			in = append(in, r.Name)
		default:
			out = append(out, r.Name)
		}
	}
	return in, out
}

// setTexts are sentences that say a trait of so many, and of those named.
func setTexts(trait string, in, out []string, member string) []string {
	n := func(list []string) string { return strconv.Itoa(len(list)) + "个" }
	list := strings.Join(in, "、")
	all := strconv.Itoa(len(in)+len(out)) + "个" + member
	texts := []string{
		trait + "的有" + n(in) + member + "。",
		"，" + all + "中有" + n(in) + trait + "。",
		trait + "的只有" + list + "。",
		trait + "的有" + list + "。",
		"，只有" + list + trait + "。",
		trait + "的" + member + "有" + n(in) + "，分别是" + list + "。",
		"，" + n(in) + member + trait + "：" + list + "。",
	}
	if len(in) > 1 {
		texts = append(texts, "，"+list+"均"+trait+"。", "，除"+strings.Join(out, "、")+"外，其余"+n(in)+member+"均"+trait+"。")
	}
	return texts
}

// wrongSets are the words that contradict in a text.
func (d *desk) wrongSets(text string) []string {
	var out []string
	for _, v := range d.check("", text) {
		if v.Outcome == Contradicts {
			out = append(out, text[v.Start:v.End])
		}
	}
	return out
}
