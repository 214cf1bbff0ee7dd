package finding

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/analysis"
)

// groups are the states of flows, no two of which hold of a member at once, each with the words for it.
var groups = []struct {
	key, word string
}{
	{"over", "超额完成年度目标"},
	{"ahead", "快于序时进度"},
	{"on-pace", "达到序时进度"},
	{"on-pace", "控制在序时进度以内"},
	{"on-pace", "控制在年度控制数以内"},
	{"broken", "超出年度控制数"},
	{"behind", "超出序时进度"},
	{"behind", "落后序时"},
	{"behind", "未完成年度目标"},
	{"at-zero", "未破零"},
	{"met", "完成年度目标"},
}

// groupOf is the group that a member is in; empty where it is in none.
func groupOf(s *judged) string {
	switch {
	case over(s):
		return "over"
	case met(s):
		return "met"
	case atZero(s):
		return "at-zero"
	case broken(s):
		return "broken"
	case behind(&s.Cell):
		return "behind"
	case ahead(s) && !s.lower():
		return "ahead"
	case analysis.KeepsPace.Holds(&s.Cell):
		return "on-pace"
	}
	return ""
}

var (
	counted = regexp.MustCompile(`(\d+)个`)
	member  = regexp.MustCompile(`\p{Han}县`)
)

// TestGroupsAddUp counts in the sentences of 4,000 random sites whom each group of states holds: as many as are in it, so that nobody is told
// twice, and where no group is left out, all who can be judged.
func TestGroupsAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	read, whole, beside := 0, 0, 0
	for n := range 4000 {
		sheet := anySheet(r)
		if n%2 == 0 {
			sheet = largeSheet(r)
		}
		set := sheet.set(t)
		table := look(set.view, set.view.Site.Indicators[0], nil)
		if !table.flow() || len(table.members) == 0 {
			continue
		}
		have, all := map[string]int{}, 0
		for _, s := range table.those(func(s *judged) bool { return groupOf(s) != "" }) {
			have[groupOf(s)]++
			all++
		}
		for _, st := range set.Statements(Query{}) {
			text := st.Text.String()
			if st.Region != nil || Named(st.rule()).tale != ofTargets || !strings.ContainsAny(text, "，；") || strings.Contains(text, "均") || strings.Contains(text, "除") || strings.Contains(text, "过半") {
				continue
			}
			told, sum := map[string]int{}, 0
			for _, part := range strings.Split(strings.TrimSuffix(text, "。"), "；") {
				if strings.HasPrefix(part, "照此进度") {
					continue
				}
				part, within, _ := strings.Cut(part, "，其中")
				key, who := toldOf(part)
				if key == "" {
					continue
				}
				inner, some := toldOf(within)
				if inner != "" {
					told[inner] += some
				}
				told[key] += who - some
				sum += who
			}
			if len(told) == 0 {
				continue
			}
			read++
			if strings.Contains(text, "另有") {
				beside++
			}
			missing := false
			for key, who := range have {
				if _, ok := told[key]; !ok {
					missing = true
				} else if told[key] != who {
					t.Errorf("site %d: %d are %s, %d are told: %s (%+v)", n, who, key, told[key], text, sheet)
				}
			}
			for key, who := range told {
				if who != have[key] && have[key] == 0 && who > 0 {
					t.Errorf("site %d: nobody is %s: %s", n, key, text)
				}
			}
			if !missing {
				whole++
				if sum != all {
					t.Errorf("site %d: %d are told of %d: %s", n, sum, all, text)
				}
			}
		}
	}
	t.Logf("%d sentences, %d of all members, %d with 另有", read, whole, beside)
	if read < 500 || whole < 200 || beside < 20 {
		t.Errorf("%d sentences of groups were read, %d of all members, %d with 另有; want 500, 200 and 20", read, whole, beside)
	}
}

// largeSheet is a task of so many members that several groups of them are counted rather than named.
func largeSheet(r *rand.Rand) sheet {
	s := sheet{indicator: count, month: 2 + r.IntN(10), names: "", target: "400", value: "200"}
	for k := range 20 + r.IntN(10) {
		s.names += fmt.Sprintf("%c县 ", '甲'+rune(k))
		s.target += " 40"
		value := r.IntN(50)
		if r.IntN(2) == 0 { // about on time
			value = 40*s.month/12 + r.IntN(4)
		}
		s.value += " " + strconv.Itoa(value)
	}
	return s
}

// toldOf is the group that a clause tells of, and of how many members.
func toldOf(clause string) (key string, who int) {
	for _, g := range groups {
		if before, _, ok := strings.Cut(clause, g.word); ok {
			if m := counted.FindStringSubmatch(before); m != nil {
				who, _ = strconv.Atoi(m[1])
				return g.key, who
			}
			return g.key, len(member.FindAllString(before, -1))
		}
	}
	return "", 0
}
