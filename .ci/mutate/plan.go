package main

import (
	"math/rand/v2"
	"slices"
)

// plan is which packages are tried, each with the packages whose tests hold what it does: its own first, then those that are cheap
// and print, compare or read what it makes.
var plan = []struct {
	name  string
	tests []string
}{
	{"analysis", []string{"analysis", "measure", "format", "finding", "check", "page", "claim"}},
	{"finding", []string{"finding", "page", "diff"}},
	{"format", []string{"format", "measure", "finding", "table", "chart", "reference", "page", "claim"}},
	{"claim", []string{"claim", "reference", "prose", "page"}},
	{"table", []string{"table", "render", "export", "page"}},
	{"xlsx", []string{"xlsx", "delimited", "form", "export"}},
	{"seal", []string{"seal", "load"}},
}

// sampled takes n sites, as evenly over the operators as there are sites, the same for a seed; in the order of the sites.
func sampled(all []*site, n int, seed uint64) []*site {
	random := rand.New(rand.NewPCG(seed, uint64(len(operators))))
	by := map[string][]*site{}
	for _, s := range all {
		by[s.op] = append(by[s.op], s)
	}
	for _, op := range operators {
		random.Shuffle(len(by[op]), func(i, j int) { by[op][i], by[op][j] = by[op][j], by[op][i] })
	}
	var taken []*site
	for left := true; left && len(taken) < n; {
		left = false
		for _, op := range operators {
			if len(by[op]) > 0 && len(taken) < n {
				left = true
				taken = append(taken, by[op][0])
				by[op] = by[op][1:]
			}
		}
	}
	slices.SortFunc(taken, func(a, b *site) int { return a.id - b.id })
	return taken
}
