package load

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// losses are complaints about ids that are not there, kept until all is read: one that many places write was renamed in one place,
// and that is one mistake.
type losses struct {
	mu    sync.Mutex
	diags *diag.List
	of    map[string][]diag.Diagnostic
}

// oneByOne is how many places of an unknown id are each told by themselves.
const oneByOne = 3

func newLosses(diags *diag.List) *losses {
	return &losses{diags: diags, of: map[string][]diag.Diagnostic{}}
}

// take keeps a complaint, and reports whether it did: what a reading says that may be taken back is not kept.
func (s *losses) take(r *reader, id string, d diag.Diagnostic) bool {
	if s == nil || r.diags != s.diags {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	r.failed++
	s.of[id] = append(s.of[id], d)
	return true
}

// settle tells what was kept. file is where the ids are given; idle are those that nothing is written under.
func (c *catalog[T]) settle(file string, idle func() []string) {
	for _, id := range sortedKeys(c.losses.of) {
		places := c.losses.of[id]
		slices.SortFunc(places, func(a, b diag.Diagnostic) int {
			return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
		})
		files := map[string]bool{}
		for _, d := range places {
			files[d.File] = true
		}
		if len(places) <= oneByOne || len(files) < 2 {
			for _, d := range places {
				c.losses.diags.Add(d)
			}
			continue
		}
		first := places[0].Pos
		if first.Line == 0 && len(places) > 1 {
			first = places[1].Pos
		}
		d := diag.Diagnostic{Pos: diag.Pos{File: file}, Severity: diag.Error, Code: c.code,
			Text: fmt.Sprintf("%d 个文件共 %d 处写着%s“%s”，这里没有这个编号", len(files), len(places), c.kind, shown(id)),
			Fix:  fmt.Sprintf("编号改过的，改回“%s”，或把各处都改过来；删去的，各处也删去（第一处在 %s）", shown(id), first)}
		switch unused := idle(); {
		case len(unused) == 1:
			d.Pos = c.at[unused[0]]
			d.Text += fmt.Sprintf("；“%s”却一处也没有写到，像是改了编号，别处没有跟着改", unused[0])
			d.Fix = fmt.Sprintf("把“%s”改回“%s”，或把各处的“%s”都改成“%s”（第一处在 %s）", unused[0], shown(id), shown(id), unused[0], first)
		case len(unused) > 1 && len(unused) <= fewEnough:
			d.Text += "；一处也没有写到的有 " + strings.Join(unused, "、")
		}
		c.losses.diags.Add(d)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// settle tells what is unknown, once all is read.
func (l *loader) settle() {
	l.regions.settle("data/regions.yaml", func() []string {
		return l.idle(func(i *model.Indicator, g *model.Region) string { return g.ID })
	})
	l.indicators.settle("data/indicators.yaml", func() []string {
		return l.idle(func(i *model.Indicator, g *model.Region) string { return i.ID })
	})
}

// idle are the ids of regions or indicators under which no report and no targets have an entry.
func (l *loader) idle(idOf func(*model.Indicator, *model.Region) string) []string {
	used := map[string]bool{}
	for _, i := range l.site.Indicators {
		for _, g := range l.site.Regions {
			id := idOf(i, g)
			for _, report := range l.site.Reports {
				f, whole := report.Figure(i, g), report.Figure(i, l.site.Regions[0])
				used[id] = used[id] || f.Given && (g.Index == 0 || f.Line != whole.Line || f.Col != whole.Col) // one word for all regions names none
			}
			for _, targets := range l.site.Targets {
				t, whole := targets.Signed(i, g), targets.Signed(i, l.site.Regions[0])
				used[id] = used[id] || t.Given && (g.Index == 0 || t.Line != whole.Line || t.Col != whole.Col)
			}
		}
	}
	var idle []string
	for _, id := range sortedKeys(used) {
		if id != "" && !used[id] {
			idle = append(idle, id)
		}
	}
	return idle
}
