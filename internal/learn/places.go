package learn

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// levels are the last characters of names of places, which tables leave out.
var levels = words("市 县 区 州 旗 盟 镇 乡 街道 省")

var (
	// autonomous are the ends of names that tables cut: 麻岭苗族自治县 is 麻岭自治县 or 麻岭县 there.
	autonomous = regexp.MustCompile(`^(.+)自治([县州旗区])$`)
	// zones are the ends of the names of development zones, with what tables write instead.
	zones = []struct {
		end   *regexp.Regexp
		short string
	}{
		{regexp.MustCompile(`经济(?:技术)?开发区$`), "经开区"},
		{regexp.MustCompile(`高新(?:技术)?(?:产业)?(?:开发区|园区|区)$`), "高新区"},
	}
)

// zone is what tables write for the one development zone of a place, among the names of others.
const zone = "开发区"

// zoneOf is the one member whose name ends so, for a name of a row or a column that says no more; in a title it may be all zones. It is nil
// where there is none, or more than one.
func (l *lexicon) zoneOf(text string) *model.Region {
	if bare(text) != zone {
		return nil
	}
	var found *model.Region
	for _, r := range l.site.Regions[1:] {
		if !strings.HasSuffix(r.Name, zone) {
			continue
		}
		if found != nil {
			return nil
		}
		found = r
	}
	return found
}

// classes are names of what several members are together, in a row of its own: a subtotal.
var classes = regexp.MustCompile(`^各?(?:市辖区|城区|县级市|市?县区?|区县|县\(市\)|县市区|县\(市、?区\))$`)

// classOf reads a name of a kind of places among names of regions: the subtotal of these where another row is the whole; else it may be
// the whole itself.
func (l *lexicon) classOf(b *block, c *cell) *meaning {
	if classes.MatchString(c.text) {
		for _, row := range b.data {
			for _, other := range b.stubs(l, row) {
				if m := l.says(other); other != c && b.kinds[other.column] == regionStub && !m.unclear && m.indicator == nil && (isWhole(m.region) || m.region == nil && m.cue&total != 0) {
					return &meaning{text: c.text, cue: partial}
				}
			}
		}
	}
	return &meaning{text: c.text, unclear: true, why: "分不清“" + shown(clean(c.value.Text)) + "”是哪个单位，还是几个单位的合计"}
}

// groupsPlaces reports whether a text is the word for a kind of places, and groups those whose names stand nearer to the numbers: 镇, 乡 and
// 街道 over towns, townships and subdistricts.
func (l *lexicon) groupsPlaces(h *head, nearer []head) bool {
	return h.kind == textKind && h.region == nil && h.indicator == nil && l.kindOfPlaces(h.text()) &&
		slices.ContainsFunc(nearer, func(o head) bool { return o.region != nil && !o.unclear })
}

// kindOfPlaces reports whether a text is how names of places end: of any, or of two of the site's members.
func (l *lexicon) kindOfPlaces(text string) bool {
	if text = bare(text); slices.Contains(levels, text) || peoples.MatchString(text) {
		return true
	}
	n := 0
	for _, r := range l.site.Regions[1:] {
		if name := fold(r.Name); name != text && strings.HasSuffix(name, text) {
			n++
		}
	}
	return n > 1 && utf8.RuneCountInString(text) > 1
}

// endsAsPlace reports whether a text ends as names of places do.
func endsAsPlace(text string) bool {
	text = bare(text)
	return slices.ContainsFunc(levels, func(level string) bool { return len(text) > len(level) && strings.HasSuffix(text, level) }) || strings.HasSuffix(text, zone)
}

// peoples are the kinds of autonomous places.
var peoples = regexp.MustCompile(`^(?:民族乡|自治[县州旗])$`)

// shorter are the ways in which tables shorten the name of a place: without what stands in brackets, without its level, 县 for
// 自治县, 乡 for 民族乡 and 经开区 for 经济技术开发区. short is the name that the site itself gives it; whole is the name of the whole, whose own
// zones need no name in front. A way that two places share is none's.
func shorter(name, short, whole string) []string {
	var list []string
	if at := strings.Index(name, "("); at > 0 && strings.HasSuffix(name, ")") {
		name = name[:at]
		list = append(list, name)
	}
	for _, level := range levels {
		if cut, found := strings.CutSuffix(name, level); found && utf8.RuneCountInString(cut) >= 2 && !strings.HasSuffix(cut, "自治") {
			list = append(list, cut)
		}
	}
	if m := autonomous.FindStringSubmatch(name); m != nil {
		list = append(list, withoutPeoples(m, short)...)
	}
	if town, ok := model.CutPeoplesTown(name); ok {
		list = append(list, town, town+"乡", town+"民族乡")
	}
	for _, z := range zones {
		at := z.end.FindStringIndex(name)
		if at == nil {
			continue
		}
		front := name[:at[0]]
		list = append(list, front+z.short)
		if strings.HasPrefix(whole, front) {
			list = append(list, z.short)
		}
		break
	}
	return list
}

// withoutPeoples are the names of an autonomous place without its peoples. Where its own name ends and theirs begin, the short
// name that the site gives tells; without a people nothing has to be told.
func withoutPeoples(m []string, short string) []string {
	core, level := m[1], m[2]
	if strings.HasSuffix(core, "族") {
		own := strings.TrimSuffix(strings.TrimSuffix(short, level), "自治")
		if utf8.RuneCountInString(own) < 2 || own == core || !strings.HasPrefix(core, own) {
			return nil
		}
		core = own
	}
	list := []string{core + level, core + "自治" + level}
	if utf8.RuneCountInString(core) >= 2 {
		list = append(list, core)
	}
	return list
}
