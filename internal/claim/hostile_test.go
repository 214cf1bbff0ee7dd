package claim

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"bulletin/internal/measure"
)

// TestHostile: no bytes make the checker panic, and a long text takes no longer than its length.
func TestHostile(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	const size = 64 << 10
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	cases := map[string]string{
		"brackets":    fill("（"),
		"quotes":      fill("《"),
		"digits":      fill("9"),
		"minus":       fill("-1"),
		"regions":     fill("吉首市、"),
		"topics":      fill("技术合同"),
		"claims":      fill("过半"),
		"shared":      fill("分别1项、"),
		"numbers":     fill("1家"),
		"fillers":     fill("的"),
		"ordinals":    fill("第"),
		"numerals":    fill("一"),
		"sentences":   fill("吉首市技术合同成交额1.16亿元，居县市第3位。"),
		"clauses":     fill("六县尚未破零，"),
		"broken":      fill("\xe5\x90"),
		"zero":        fill("\x00"),
		"percentages": fill("%"),
		"others":      fill("其余县市均落后序时，"),
	}
	for name, text := range cases {
		for _, about := range []string{"", "jishou", "jishu-hetong"} {
			start := time.Now()
			for _, v := range d.check(about, text) {
				if v.Start < 0 || v.Start >= v.End || v.End > len(text) {
					t.Fatalf("%s: a verdict about [%d:%d] of %d bytes", name, v.Start, v.End, len(text))
				}
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%s: %v for %d bytes", name, took, len(text))
			}
		}
	}
}

// TestScrambled: words in any order, cut anywhere, are read without a panic and verdicts stay within their pieces.
func TestScrambled(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	random := rand.New(rand.NewSource(7))
	vocabulary := strings.Fields("吉首市 泸溪 全州 全省 县市 六县 八县市中 技术合同 成交额 研发投入 首次申报 完成 同比 增长 下降 低于 序时 占 的 居 第3位 首位 分别 合计 均 其余 除 外 只有 " +
		"1.16亿元 38.6% 3家 5个百分点 2倍 一季度 去年 由 降到 上升 2位 、 和 ， ； 。 （ ） ： 《 》 \xff 负 第 − 63%~68% 月均 需 目标 任务 过半 尚未 破零 最高 差 有 是 力争 与 比 相差 列前三位")
	for round := 0; round < 3000; round++ {
		var runs []Run
		for r := 0; r < 1+random.Intn(3); r++ {
			run := Run{Kind: Kind(random.Intn(3)), Level: random.Intn(9)}
			if run.Kind == Cell {
				run.Row, run.Column = random.Intn(4), random.Intn(4)
			}
			for p := 0; p < 1+random.Intn(4); p++ {
				var b strings.Builder
				for n := 0; n < random.Intn(12); n++ {
					b.WriteString(vocabulary[random.Intn(len(vocabulary))])
				}
				text := b.String()
				piece := Piece{Text: text[:random.Intn(len(text)+1)], Fixed: random.Intn(6) == 0}
				if random.Intn(6) == 0 {
					piece.Figure = &Figure{View: d.view, Region: d.site.Regions[random.Intn(len(d.site.Regions))],
						Indicator: d.site.Indicators[random.Intn(len(d.site.Indicators))], Measure: measure.Growth, Absolute: random.Intn(2) == 0}
				}
				run.Pieces = append(run.Pieces, piece)
			}
			runs = append(runs, run)
		}
		for _, v := range d.checker.Check(d.view, Subject{}, runs) {
			if text := runs[v.Run].Pieces[v.Piece].Text; v.Start < 0 || v.Start >= v.End || v.End > len(text) {
				t.Fatalf("a verdict about [%d:%d] of %q", v.Start, v.End, text)
			}
		}
	}
}
