package load

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

// units are the names that may be responsible: the regions' bureaus, and those that the site lists.
type units struct {
	names  []string
	listed bool // without a list nothing is said about others
}

// units reads the names of units that may be responsible beside the bureaus.
func (k *regionReader) units(v value) {
	seen := map[string]bool{}
	k.l.units.listed = true
	k.reader.list(v, func(v value) {
		var name string
		switch k.line(&name)(v); {
		case name == "":
			k.l.units.listed = false // the one that could not be read may be the one that is meant
		case seen[name]:
			k.errorf(k.pos(v.Node), "duplicate-name", "只留一处", "“units”中“%s”重复了", shown(name))
		default:
			seen[name] = true
			k.l.units.names = append(k.l.units.names, name)
		}
	})
}

func (k *regionReader) bureau(g *model.Region) func(value) {
	return func(v value) {
		if k.line(&g.Bureau)(v); g.Bureau != "" {
			k.l.units.names = append(k.l.units.names, g.Bureau)
		}
	}
}

// unit reads the unit responsible. Where the site lists its units, it is one of them or a bureau. of is the region that the matter is
// about, once that is read.
func (l *loader) unit(r *reader, dst *string, of **model.Region) func(value) {
	return func(v value) {
		r.line(dst)(v)
		if *dst == "" || !l.units.listed || slices.Contains(l.units.names, *dst) {
			return
		}
		fix := "核对名称，或在 data/regions.yaml 的 units 中加上"
		if own := l.ownBureau(*dst, *of); own != "" {
			fix = "是否想写“" + own + "”？"
		} else if near := r.nearest(*dst, l.places(*dst)); near != "" {
			fix = "是否想写“" + near + "”？"
		}
		r.errorf(r.pos(v.Node), "unknown-unit", fix, "没有责任单位“%s”", shown(*dst))
	}
}

// places are the names of units that a misspelt one may have meant. A bureau of another place is none of them: where the rest of
// the name is the same and the place has no character in common, nobody misspelt it.
func (l *loader) places(name string) []string {
	names := slices.Clone(l.units.names)
	for _, g := range l.site.Regions {
		stem := strings.TrimRight(g.Name, "省市县区州旗乡镇")
		if g.Short != "" && strings.Contains(g.Bureau, g.Short) && len(g.Short) < len(stem) {
			stem = g.Short
		}
		if stem == "" || !strings.Contains(g.Bureau, stem) || strings.ContainsAny(name, stem) {
			continue
		}
		names = slices.DeleteFunc(names, func(unit string) bool { return unit == g.Bureau })
	}
	return names
}

// ownBureau is the bureau of a region where name is called the same but for its beginning, as after the region was renamed; "" where it
// is not, or where name begins with another region.
func (l *loader) ownBureau(name string, g *model.Region) string {
	if g == nil || g.Bureau == "" {
		return ""
	}
	for _, other := range l.site.Regions {
		if other != g && other.Short != "" && strings.HasPrefix(name, other.Short) {
			return ""
		}
	}
	a, b := []rune(name), []rune(g.Bureau)
	same := 0
	for same < len(a) && same < len(b) && a[len(a)-1-same] == b[len(b)-1-same] {
		same++
	}
	if same < 3 || 2*same < len(b) {
		return ""
	}
	return g.Bureau
}
