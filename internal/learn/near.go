package learn

import (
	"slices"
	"unicode/utf8"

	"bulletin/internal/diag"
)

// near is the name of the site that a text which nothing explains may be a slip of, or empty: of a region, else of an indicator or a
// part.
func (l *lexicon) near(text string) string {
	core := l.core(fold(text))
	var regions, topics []string
	for _, r := range l.everyone() {
		regions = append(regions, called(r)...)
	}
	units := l.parse(bare(fold(text)), true).units
	for _, i := range l.site.Indicators {
		if own, known := l.unit(i.Unit); known && len(units) > 0 && !slices.ContainsFunc(units, func(u unit) bool { return u.base == own.base }) {
			continue // 技术合同（亿元） is not 技术合同项数
		}
		topics = append(topics, i.Name, i.Short)
		for k := range i.Parts {
			topics = append(topics, i.Parts[k].Name)
		}
	}
	for _, names := range [][]string{regions, topics} {
		if name := slipOf(core, names); name != "" {
			return name
		}
	}
	return ""
}

// shortestNear is how many characters a name has at least that others are taken for slips of: of two, one is half of the name.
const shortestNear = 3

// slipOf is the name that a folded text is a slip of, or empty. A much shorter text is no slip.
func slipOf(text string, names []string) string {
	folded := map[string]string{}
	var candidates []string
	size := utf8.RuneCountInString(text)
	for _, name := range names {
		short := fold(name)
		if n := utf8.RuneCountInString(short); n >= shortestNear && (size-n)*3 <= max(size, n) && (n-size)*3 <= max(size, n) && folded[short] == "" {
			folded[short] = name
			candidates = append(candidates, short)
		}
	}
	return folded[diag.Nearest(text, candidates)]
}
