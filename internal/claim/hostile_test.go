package claim

import (
	"math/rand"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/longtest"
	"bulletin/internal/measure"
	"bulletin/internal/sitegen"
)

// hostile are texts of some length that repeat a few bytes: what is linear in them is linear in its parts.
var hostile = map[string]string{
	"brackets":    "（",
	"closing":     "）",
	"nested":      "吉首市（技术合同（成交额（1.16亿元",
	"quotes":      "《",
	"digits":      "9",
	"points":      "1.1",
	"minus":       "-1",
	"regions":     "吉首市、",
	"topics":      "技术合同",
	"claims":      "过半",
	"shared":      "分别1项、",
	"numbers":     "1家",
	"fillers":     "的",
	"ordinals":    "第",
	"numerals":    "一",
	"tens":        "一十",
	"over":        "3万余",
	"overs":       "万余余",
	"sentences":   "吉首市技术合同成交额1.16亿元，居县市第3位。",
	"sentence":    "吉首市技术合同成交额1.16亿元，居县市第3位，",
	"figures":     "技术合同成交额1.16亿元，",
	"amounts":     "研发投12.5亿元，",
	"fragments":   "研发术合1家",
	"clauses":     "六县尚未破零，",
	"names":       "吉首市3.5%、",
	"places":      "吉首市第3位、",
	"next":        "，增速，次之企业",
	"above":       "吉首市居全省第3位，",
	"lists":       "吉首市、泸溪县、凤凰县分别完成1.1亿元、2.2亿元、3.3亿元，",
	"pending":     "与：企业首位与",
	"shares":      "GDP上升占全州第3位吉首市，",
	"counts":      "六县、县市企业破零的",
	"each":        "吉首市下降的有9999个县，",
	"others":      "其余县市均落后序时，",
	"former":      "前者1家，后者2家，",
	"months":      "2021年1—6月",
	"wide":        "１２．５％，（3,000万元）",
	"mixed":       "1２.５%％ ，,（(",
	"rare":        "𠮷㐀\u200b\u3000𝟗",
	"broken":      "\xe5\x90",
	"zero":        "\x00",
	"percentages": "%",
}

// TestHostile: no bytes make the checker panic, and what it allocates grows with a text's length. How long that takes
// is for BenchmarkHostile to say.
func TestHostile(t *testing.T) {
	longtest.Skip(t)
	d := openSite(t, ".", "2022-h1")
	for name, text := range hostile {
		for _, about := range []string{"", "jishou", "jishu-hetong"} {
			d.linear(t, name, about, func(times int) []Run {
				return []Run{{Pieces: []Piece{{Text: strings.Repeat(text, times*hostileSize/len(text))}}}}
			})
		}
	}
}

// BenchmarkHostile: how long the checker takes for hostile texts.
func BenchmarkHostile(b *testing.B) {
	d := openSite(b, ".", "2022-h1")
	for name, text := range hostile {
		text = strings.Repeat(text, growth*hostileSize/len(text))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				d.checker.Check(d.view, d.about("jishou"), []Run{{Pieces: []Piece{{Text: text}}}})
			}
		})
	}
}

// hostileSize is how many bytes the shorter of two hostile texts has, and growth how many times as long the other is.
const (
	hostileSize = 16 << 10
	growth      = 4
)

// linear checks a text and one that is several times as long: it must not allocate much more than as many times as much.
// Their number, unlike time, is the same on a busy machine.
func (d *desk) linear(t *testing.T, name, about string, runs func(times int) []Run) {
	t.Helper()
	short, long := d.allocated(t, name, about, runs(1)), d.allocated(t, name, about, runs(growth))
	const fixed = 5000 // what a check may allocate whatever its text: buffers that a collection took away grow anew
	if float64(long) > 1.5*growth*float64(max(short, fixed)) {
		t.Errorf("%s: %d allocations, and %d for a text %d times as long", name, short, long, growth)
	}
}

// allocated checks a text and returns how many allocations that took.
func (d *desk) allocated(t *testing.T, name, about string, runs []Run) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	verdicts := d.checker.Check(d.view, d.about(about), runs)
	runtime.ReadMemStats(&after)
	for _, v := range verdicts {
		if text := runs[v.Run].Pieces[v.Piece].Text; v.Start < 0 || v.Start >= v.End || v.End > len(text) {
			t.Fatalf("%s: a verdict about [%d:%d] of %d bytes", name, v.Start, v.End, len(text))
		}
	}
	return after.Mallocs - before.Mallocs
}

// TestManyRegions: a site of thousands of regions, and a text that names them all.
func TestManyRegions(t *testing.T) {
	files := fstest.MapFS{}
	err := sitegen.Files(sitegen.Size{Regions: 2800, Indicators: 4, Reports: 4}, func(path string, content []byte) error {
		if !strings.HasPrefix(path, "content/") || strings.HasSuffix(path, "edition.md") {
			files[path] = &fstest.MapFile{Data: content}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	d := openFiles(t, files, "2022-h1")
	var names []string
	for _, r := range d.site.Counties() {
		names = append(names, r.Name)
	}
	topic := d.site.Indicators[0].Name
	for name, text := range map[string]func(names []string) string{
		"a list": func(n []string) string {
			return strings.Join(n, "、") + strconv.Itoa(len(n)) + "个县市" + topic + "均增长。"
		},
		"in a clause":  func(n []string) string { return topic + "增长的有" + strings.Join(n, "、") + "。" },
		"with numbers": func(n []string) string { return topic + strings.Join(n, "增长5.1%、") },
		"places":       func(n []string) string { return topic + strings.Join(n, "居第3位，") },
		"superlatives": func(n []string) string { return topic + strings.Join(n[:len(n)/5], "最高，") },
		"sets": func(n []string) string {
			return strings.Repeat(topic+"增长的县市有1200个，其余县市均下降。", len(n)/140)
		},
		"small clauses": func(n []string) string { return topic + strings.Join(n, "，") },
	} {
		d.linear(t, name, "", func(times int) []Run {
			return []Run{{Pieces: []Piece{{Text: text(names[:times*len(names)/growth])}}}}
		})
	}
}

// TestLongTable: what a table of a thousand rows takes grows with its length.
func TestLongTable(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	heads := []string{"县市", "技术合同成交额（亿元）", "完成率（%）", "同比（%）", "位次"}
	for name, text := range map[string]func(row, column int) string{
		"regions": func(row, column int) string {
			return []string{d.site.Regions[row%len(d.site.Regions)].Name, "1.16", "38.6", "-4.8", "3"}[column]
		},
		"indicators": func(row, column int) string {
			return []string{d.site.Indicators[row%len(d.site.Indicators)].Name, "1.16", "38.6", "-4.8", "3"}[column]
		},
		"numbers": func(int, int) string { return "1.16" },
		"words":   func(int, int) string { return "吉首市居第3位" },
	} {
		d.linear(t, name, "", func(times int) (runs []Run) {
			for row := range times * 1000 / growth {
				for column := range heads {
					run := Run{Kind: Cell, Row: row, Column: column, Pieces: []Piece{{Text: heads[column]}}}
					if row > 0 {
						run.Pieces[0].Text = text(row, column)
					}
					runs = append(runs, run)
				}
			}
			return runs
		})
	}
}

// vocabulary are words and marks of all kinds, of the sample's site.
var vocabulary = strings.Fields("吉首市 泸溪 泸溪县 全州 全省 县市 六县 八县市中 9个县市 技术合同 技术合同成交额 成交额 研发投入 首次申报 完成 完成率 增速 同比 增长 下降 低于 高于 序时 占 占比 比重 的 居 " +
	"第3位 首位 前三位 列前三位 分别 合计 平均 均 其余 除 外 只有 1.16亿元 38.6% 3家 5个百分点 2倍 0.7 1项 三项 两县 三成 一半 一季度 去年 上半年 2021年 由 降到 扩大到 收窄 上升 2位 位次 前移 、 和 与 ， ； 。 （ ） ： 《 》 ¶ # | " +
	"{{a}} {{b}} {{原样1}} \xff 负 第 − 63%~68% １２ ３.５ 3,000万元 月均 需 目标 任务 过半 尚未 破零 最高 最低 差 有 是 力争 比 相差 某 企业 张家界市 前者 后者 该县 我州 其中 超额 不到 近 约 持平 次之 仅次于 并列 多数 没有一个 " +
	"欠账 还差 达到 以上 GDP 一升一降 四升五降 jishou A4 2022-06-30 7月31日")

// TestScrambled: words in any order, cut anywhere, are read without a panic and verdicts stay within their pieces.
func TestScrambled(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	random := rand.New(rand.NewSource(7))
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

// TestHostileTables: tables of any shape are read without a panic, and verdicts stay within their cells.
func TestHostileTables(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	fill := func(rows, columns int, text func(row, column int) string) []Run {
		var runs []Run
		for row := range rows {
			for column := range columns {
				runs = append(runs, Run{Kind: Cell, Row: row, Column: column, Pieces: []Piece{{Text: text(row, column)}}})
			}
		}
		return runs
	}
	const size = 6000
	always := func(text string) func(int, int) string { return func(int, int) string { return text } }
	headed := func(head, row, text string) func(int, int) string {
		return func(r, c int) string {
			switch {
			case r == 0:
				return head
			case c == 0:
				return row
			}
			return text
		}
	}
	for name, runs := range map[string][]Run{
		"numbers":     fill(size/10, 10, always("1.16")),
		"wide":        fill(2, size/2, headed("技术合同成交额（亿元）", "吉首市", "1.16")),
		"long":        fill(size/2, 2, headed("技术合同成交额（亿元）", "吉首市", "1.16")),
		"places":      fill(size/4, 4, headed("位次", "吉首市", "3")),
		"sections":    fill(size, 1, always("一、技术合同")),
		"brackets":    fill(size/4, 4, headed("（（（（（（（（（（（（（（（（（）））））））））））））", "吉首市（", "1.16（38.6%（3）")),
		"long heads":  fill(4, 4, always(strings.Repeat("技术合同成交额同比（%）", 400))),
		"nothing":     fill(size/4, 4, always("")),
		"many rows 0": append(fill(1, size/2, always("累计")), fill(1, size/2, always("1"))...),
	} {
		t.Logf("%s: %d allocations for %d cells", name, d.allocated(t, name, "", runs), len(runs))
	}
}
