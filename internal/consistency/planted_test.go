package consistency

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// plant is a mistake put into rendered pages: the first match of a pattern, on the first page of the first site that has one.
type plant struct {
	name   string
	page   *regexp.Regexp // the paths of pages that it is put into
	find   *regexp.Regexp
	edit   func(found string) string
	caught string // the family that must see it
}

// more adds one to the first number of a text, last to the last one.
func more(text string) string {
	return firstDigits.ReplaceAllStringFunc(text, func(s string) string {
		at := firstDigits.FindStringSubmatch(s)
		n, _ := strconv.Atoi(at[2])
		return at[1] + strconv.Itoa(n+1)
	})
}

var (
	firstDigits = regexp.MustCompile(`^(\D*)(\d+)`)
	lastDigits  = regexp.MustCompile(`(\d+)(\D*)$`)
)

func last(text string) string {
	return lastDigits.ReplaceAllStringFunc(text, func(s string) string {
		at := lastDigits.FindStringSubmatch(s)
		n, _ := strconv.Atoi(at[1])
		return strconv.Itoa(n+1) + at[2]
	})
}

// swap puts one word in the place of another.
func swap(old, new string) func(string) string {
	return func(text string) string { return strings.ReplaceAll(text, old, new) }
}

// plants are the mistakes that must be seen.
var plants = []plant{
	{"a count of a first sentence", re(`/counties/`), re(`[，；]\d+项(?:落后序时|未完成年度目标)`), more, "standing: behind"},
	{"the number of all", re(`/sheets/`), re(`\d+项有进度要求的指标`), more, "standing: of how many"},
	{"a superlative turned", re(`/counties/`), re(`差距最大的是`), swap("差距最大", "进度最快"), "standing: the furthest"},
	{"the most behind", re(`/index`), re(`项数最多的是[^。；]*有\d+项`), last, "most behind, named"},
	{"a rank", re(`/counties/`), re(`<td class="n" data-sort="(?:1">1|2">2|3">3)</td>`), swap(`</td>`, `0</td>`), "table: rank"},
	{"a tie printed as sole", re(`/indicators/`), re(`<span class="said">\d+，并列</span>`), swap("，并列", ""), "table: tie"},
	{"a shared place in words", re(`/counties/`), re(`>并列全.第\d+位`), swap("并列", "居"), "place: in words"},
	{"the last place for the first", re(`/counties/`), re(`>居全.首位`), swap("首位", "末位"), "place: in words"},
	{"the last place on the board for one that is met", re(`/board.html`), re(`<span aria-hidden="true">[\d.]+<small><i>.</i>(?:超额|已达标)`), func(s string) string {
		return strings.Replace(s, `true">`, `true"><b>末</b>`, 1)
	}, "board table: mark"},
	{"a state", re(`/counties/`), re(`<span class="state state-[a-z-]*"><i aria-hidden="true">.</i> 落后`), swap("落后", "滞后"), "table: state"},
	{"a state on the board", re(`/board.html`), re(`%，滞后</span>`), swap("滞后", "落后"), "board table: state"},
	{"the sign of a lead", re(`/indicators/(?:hetong|shenbao|touzi|peixun|zhuanli)`), re(`">−[1-9][\d.]*</td>`), swap("−", "+"), "table: lead"},
	{"a completion", re(`/indicators/(?:hetong|shenbao|touzi|peixun|zhuanli)`), re(`<span class="v">[1-8]\d\.\d</span>`), func(string) string { return `<span class="v">100.0</span>` }, "table: completion"},
	{"a unit of points", re(`/counties/`), re(`于序时进度[\d.]+个百分点`), swap("个百分点", "个千分点"), "number: lead"},
	{"a growth turned", re(`/counties/`), re(`同比增长<a`), swap("增长", "下降"), "number: growth"},
	{"a place won as lost", re(`/counties/`), re(`>↑\d+<`), swap("↑", "↓"), "table: moved"},
	{"a tally of states", re(`/counties/`), re(`超额 <b>\d+</b>`), more, "counts: a state"},
	{"a title's count", re(`/indicators/`), re(`中\d+[个所]落后序时`), more, "members: so many of all are"},
	{"zeros left out of a title's count", re(`/indicators/`), re(`中\d+[个所]落后序时，其中\d+[个所]尚未破零`), func(text string) string {
		numbers := regexp.MustCompile(`\d+`).FindAllString(text, -1)
		behind, _ := strconv.Atoi(numbers[0])
		zero, _ := strconv.Atoi(numbers[1])
		return more(strings.Replace(text, numbers[0], strconv.Itoa(behind-zero-1), 1))
	}, "members: so many of all are"},
	{"a name left out", re(`/indicators/`), re(`；[^，；。<>]*、[^，；。<>]*落后序时`), func(text string) string {
		return "；" + text[strings.Index(text, "、")+len("、"):]
	}, "members: named"},
	{"growth in a title", re(`/indicators/`), re(`；\d+[个所][^\d<]*下降</b>`), more, "growth: fell, in a title"},
	{"the board's sum", re(`/board.html`), re(`中，\d+项次(?:落后序时|未达序时要求|未完成年度目标|未达年度要求)`), more, "board: behind"},
	{"the board's zeros", re(`/board.html`), re(`其中\d+项次(?:尚)?未破零`), more, "board: at zero"},
	{"a sum below the board", re(`/board.html`), re(`<tfoot>\s*<tr><th[^>]*>[^<]*</th><td class="n[^"]*" data-sort="\d+"[^>]*>(?:<span>)?\d+`), last, "board table: sum of a column"},
	{"who is first most often", re(`/board.html`), re(`居首位项数最多的是[^（]*（(?:各)?\d+项`), last, "board: ends"},
	{"a class of the schedule", re(`/schedule`), re(`难以完成\d+项`), more, "schedule: classes"},
	{"a selection by rule", re(`/index`), re(`Q\d+：<a[^>]*>\d+`), last, "rule: picked"},
	{"an order's place", re(`/orders/`), re(`第\d+位（`), more, "order: place"},
	{"a word of the middle of the year in December", re(`-m12/counties/`), re(`\d项未完成年度目标`), swap("未完成年度目标", "落后序时"), "year end: words of the path"},
	{"an amount above a limit", re(`/counties/`), re(`<li[^\n]*超年度控制数(?:<[^>]*>)*\d+`), last, "number: from the target"},
	{"a limit that is kept for one that is exceeded", re(`/indicators/`), re(`<td[^>]*limit[^>]*>(?:<[^>]*>)*余\d`), swap("余", "超"), "table: limit"},
	{"a shared last place as sole", re(`/counties/`), re(`>并列末位<`), swap("并列末位", "2"), "table: rank"},
	{"what is done in a first sentence", re(`/counties/`), re(`[，]\d+项已完成年度目标`), more, "standing: met"},
	{"a prospect's names", re(`/counties/`), re(`难以完成的是[^、。<]*、`), func(text string) string { return "难以完成的是" }, "schedule: a county's names"},
	{"a prospect", re(`/counties/`), re(`(?:，|中，)能完成\d+项`), more, "schedule: a county's classes"},
	{"what a whole is ranked by", re(`/indicators/`), re(`完成率[^\d，；。<]*[\d.]+%居首位`), last, "ends: with a number"},
	{"two sets of targets", re(`/index|/indicators/`), re(`目标合计(?:<[^>]*>)?\d+`), last, "masked: two sets of targets"},
	{"who reports nothing", re(`/index`), re(`[两三四五\d]+项指标均未报送`), func(string) string { return "99项指标均未报送" }, "silence"},
	{"one page against another", re(`/counties/`), re(`[，；]\d+项(?:落后序时|未完成年度目标)`), more, "two pages"},
}

// sitesOfPlants is how many sites are looked through for a place to plant a mistake.
const sitesOfPlants = 40

// TestPlanted puts one mistake after the other into pages; each must be seen.
func TestPlanted(t *testing.T) {
	type ready struct {
		o     *oracle
		pages map[string][]byte
		known map[string]bool
	}
	sites := make([]*ready, sitesOfPlants)
	at := func(seed int) *ready {
		if sites[seed] == nil {
			s := generate(uint64(seed))
			r := &ready{o: compute(s), pages: s.render(t).pages, known: map[string]bool{}}
			for _, p := range readPages(r.o, r.pages).problems {
				r.known[p.String()] = true
			}
			sites[seed] = r
		}
		return sites[seed]
	}
	for _, p := range plants {
		t.Run(p.name, func(t *testing.T) {
			tried := 0
			for seed := 0; seed < sitesOfPlants && tried < 3; seed++ {
				r := at(seed)
				pages, path := p.into(r.pages)
				if path == "" {
					continue
				}
				tried++
				for _, found := range readPages(r.o, pages).problems {
					if found.family == p.caught && !r.known[found.String()] {
						return
					}
				}
			}
			t.Errorf("not seen by %q in %d sites", p.caught, tried)
		})
	}
}

// into returns pages with the mistake in one of them; path is empty where there is no place for it.
func (p *plant) into(pages map[string][]byte) (changed map[string][]byte, path string) {
	var paths []string
	for path := range pages {
		if p.page.MatchString("/" + path) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	for _, path := range paths {
		text := string(pages[path])
		at := p.find.FindStringIndex(text)
		if at == nil {
			continue
		}
		changed = map[string][]byte{}
		for name, content := range pages {
			changed[name] = content
		}
		changed[path] = []byte(text[:at[0]] + p.edit(text[at[0]:at[1]]) + text[at[1]:])
		return changed, path
	}
	return nil, ""
}

// TestLookalikes: what is not exactly nothing, half, all or the path is not printed as it.
func TestLookalikes(t *testing.T) {
	o := &oracle{progress: big.NewRat(75, 1)}
	for _, test := range []struct {
		text, exact string
		want        bool
	}{
		{"100.0", "99.96", false}, {"99.96", "99.96", true}, {"100.0", "100", true}, {"100.0", "100.04", false},
		{"50.0", "49.96", false}, {"49.96", "49.96", true}, {"0.0", "0.04", false}, {"0.04", "0.04", true}, {"0.0", "0", true},
		{"75.0", "74.98", false}, {"74.98", "74.98", true}, {"38.7", "38.65", true}, {"38.6", "38.65", false},
	} {
		exact, _ := new(big.Rat).SetString(test.exact)
		if got := o.printsCompletion(test.text, &cell{indicator: &indicator{measure: "flow"}, completion: exact}); got != test.want {
			t.Errorf("printsCompletion(%s, %s) = %v, want %v", test.text, test.exact, got, test.want)
		}
	}
	if s := fmt.Sprint(prints("−3.5", big.NewRat(-345, 100))); s != "true" {
		t.Errorf("a half is rounded away from zero: %s", s)
	}
}
