package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/longtest"
)

// extremeCount is how many sites TestExtremeSites makes; .ci/long makes many.
var extremeCount = flag.Uint64("extreme", 2, "sites of TestExtremeSites")

// TestExtremeSites makes pages, single files, Word documents, a proof sheet and forms of sites whose names, titles, units and notes
// have the least or the most characters that are allowed, and whose numbers have the most digits: none is a fault of the program.
func TestExtremeSites(t *testing.T) {
	longtest.Skip(t)
	for seed := range *extremeCount {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			dir := t.TempDir()
			extremeSite(t, dir, seed)
			for _, args := range [][]string{
				{"build", "-o", filepath.Join(dir, "out")},
				{"attach", "--whole", "--docx", "-o", filepath.Join(dir, "whole")},
				{"attach", "--each", "--static", "--docx", "--zip", "-o", filepath.Join(dir, "each")},
				{"check", "--proof", "-o", filepath.Join(dir, "proof.html")},
				{"findings"},
				{"form", "-o", filepath.Join(dir, "forms"), "2024-07"},
				{"form", "--one", "-o", filepath.Join(dir, "one"), "2024-07"},
			} {
				code, stdout, stderr := call(append([]string{args[0], "-C", dir}, args[1:]...)...)
				if code != exitClean {
					t.Errorf("%q: code %d\n%.2000s\n%.2000s", args, code, stdout, stderr)
				}
			}
		})
	}
}

// extremes draws the texts and numbers of a site.
type extremes struct {
	*rand.Rand
	most bool // everything as long as it may be
}

// of is a text that begins with a name of its own and has one of the lengths up to most.
func (x *extremes) of(name string, most int) string {
	n := []int{len([]rune(name)), 8, 60, most / 2, most, most}[x.IntN(6)]
	if x.most {
		n = most
	}
	const signs = "科技成果转化登记服务县区某园办公室Ab（）、-·丙乙甲繁體𠮷"
	letters, out := []rune(signs), []rune(name)
	if x.IntN(4) == 0 {
		letters = []rune("WwMm") // the widest, which break nowhere
	}
	for len(out) < n {
		out = append(out, letters[x.IntN(len(letters))])
	}
	return string(out[:max(n, len([]rune(name)))])
}

func (x *extremes) line(name string) string  { return strconv.Quote(x.of(name, 200)) }
func (x *extremes) prose(name string) string { return strconv.Quote(x.of(name, 10_000)) }

func extremeSite(t *testing.T, dir string, seed uint64) {
	x := &extremes{rand.New(rand.NewPCG(seed, 12)), seed == 0}
	files := map[string]*strings.Builder{}
	write := func(name, format string, args ...any) {
		if files[name] == nil {
			files[name] = &strings.Builder{}
		}
		fmt.Fprintf(files[name], format, args...)
	}
	regions, indicators := 1+x.IntN(3), 1+x.IntN(4)
	if seed%8 == 7 {
		regions, indicators = 12, 12
	}
	write("data/site.yaml", "title: %s\nissuer: %s\nmarking: %s\n", x.line("通报"), x.line("局"), x.line("内部"))
	if seed%2 == 1 {
		write("data/site.yaml", "contacts: show\n")
	}
	write("data/regions.yaml", "prefecture:\n  id: zhou\n  name: %s\n  short: %s\n  bureau: %s\ncounties:\n", x.line("州"), x.line("州短"), x.line("州局"))
	for k := range regions {
		n := strings.Repeat("县", k+1)
		write("data/regions.yaml", "  - id: c%d\n    name: %s\n    short: %s\n    bureau: %s\n    tile: [%d, %d]\n", k, x.line(n+"名"), x.line(n+"短"), x.line(n+"局"), 1+k%4, 1+k/4)
		write("data/regions.yaml", "    team:\n      - {name: %s, role: %s, phone: \"0743\"}\n", x.line("人"), x.line("局长"))
	}
	write("data/indicators.yaml", "groups:\n")
	for k := range indicators {
		n := strings.Repeat("指", k+1)
		if k%5 == 0 {
			write("data/indicators.yaml", "  - id: g%d\n    name: %s\n    indicators:\n", k, x.line(n+"组"))
		}
		unit := x.line("元")
		write("data/indicators.yaml", "      - id: i%d\n        name: %s\n        short: %s\n        unit: %s\n        decimals: %d\n        measure: %s\n        department: %s\n        definition: %s\n        reporting: %s\n        contact: %s\n        assessments: [%s, %s]\n",
			k, x.line(n+"标"), x.line(n+"简"), unit, []int{0, 2, 6}[k%3], []string{"flow", "stock"}[k%2], x.line("部门"), x.prose("口径"), x.prose("填报"), x.line("联系"), x.line("考核"), x.line("督查"))
	}
	for _, month := range []string{"2023-06", "2024-03", "2024-06"} {
		name := "data/reports/" + month + ".yaml"
		write(name, "period: %s\nstatus: 快报\nreleased: %s-12\nvalues:\n", month, strings.Replace(strings.Replace(month, "-06", "-07", 1), "-03", "-04", 1))
		for k := range indicators {
			write(name, "  i%d:\n", k)
			sum := int64(0)
			for r := range regions {
				v := x.Int64N([]int64{2, 100, 1e6, 1e15}[x.IntN(4)])
				sum += v
				write(name, "    c%d: {value: %d, source: %s, checked_by: %s, note: %s}\n", r, v, x.line("来源"), x.line("核对"), x.prose("说明"))
			}
			write(name, "    zhou: %d\n", sum)
		}
	}
	write("data/targets/2024.yaml", "year: 2024\nset_by: %s\nsigned_on: 2024-01-20\nvalues:\n", x.line("政府"))
	for k := range indicators {
		write("data/targets/2024.yaml", "  i%d:\n", k)
		for r := range regions {
			write("data/targets/2024.yaml", "    c%d: %d\n", r, 1+x.Int64N([]int64{2, 1e6, 1e15}[x.IntN(3)]))
		}
		write("data/targets/2024.yaml", "    zhou: %d\n", 1+x.Int64N(1e16))
	}
	write("data/actions/2024.yaml", "year: 2024\nactions:\n")
	for k := range 1 + x.IntN(8) {
		write("data/actions/2024.yaml", "  - number: \"2024-%02d\"\n    opened: 2024-h1\n    region: c%d\n    indicator: i%d\n    matter: %s\n    unit: %s\n    person: %s\n    deadline: 2024-0%d-28\n    measures: %s\n    state: 推进中\n",
			k+1, x.IntN(regions), x.IntN(indicators), x.prose("事项"), x.line("单位"), x.line("局长"), 8, x.prose("要求"))
	}
	write("data/milestones/2024.yaml", "year: 2024\nmilestones:\n")
	write("data/events/2024.yaml", "year: 2024\nevents:\n")
	for k := range 1 + x.IntN(8) {
		write("data/milestones/2024.yaml", "  - id: m%d\n    title: %s\n    due: 2024-0%d-20\n    who: %s\n    note: %s\n", k, x.line("日程"), k+1, x.line("谁"), x.prose("注"))
		write("data/events/2024.yaml", "  - title: %s\n    date: 2024-05-1%d\n    kind: %s\n    place: %s\n    host: %s\n    text: %s\n", x.line("活动"), k, x.line("类"), x.line("地"), x.line("主办"), x.prose("文"))
	}
	write("content/2024-h1/edition.md", "---\ntitle: %s\nlabel: %s\nperiod: 2024-06\ndate: 2024-07-20\nissue: %s\nrecipients:\n  - %s\n  - %s\nhighlights:\n  - %s\n---\n", x.line("题"), x.line("期"), x.line("期号"), x.line("送"), x.line("抄"), x.line("要点"))
	write("content/2024-h1/edition.md", "## %s\n\n%s\n\n```table\nindicators: [i0]\n```\n\n```chart\nkind: ranking\nindicator: i0\n```\n\n```chart\nkind: months\nindicator: i0\n```\n", x.of("节", 200), x.of("文", 10_000))
	for r := range regions {
		write(fmt.Sprintf("content/2024-h1/counties/c%d.md", r), "%s\n", x.of("县情", 10_000))
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
