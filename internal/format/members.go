package format

import (
	"strings"

	"bulletin/internal/model"
)

// fewNames is up to how many names a sentence lists; more are counted.
const fewNames = 3

// measureWords are the measure words of members that do not take 个, where the site names none.
var measureWords = []struct{ member, word string }{
	{"学校", "所"}, {"中学", "所"}, {"小学", "所"}, {"幼儿园", "所"}, {"高校", "所"}, {"院校", "所"}, {"医院", "所"}, {"院所", "家"},
	{"企业", "家"}, {"公司", "家"}, {"机构", "家"}, {"单位", "家"},
}

// Members is a number of members with their measure word: 8个县市, 21所学校.
func Members(n int, w model.Words) string { return count(n, Counter(w)+w.Member) }

// Some is a number of members that have been named before: 8个, 21所.
func Some(n int, w model.Words) string { return count(n, Counter(w)) }

// Rest says how many regions are left out of a list of members: 12个, 12个和云岭经济开发区, 12个和5个其他单位.
func Rest(left []*model.Region, w model.Words) string {
	members := 0
	var zones []string
	for _, r := range left {
		if r.Kind == model.County {
			members++
		} else {
			zones = append(zones, r.Short)
		}
	}
	text := List(zones)
	if len(zones) > fewNames {
		text = count(len(zones), "个其他单位")
	}
	switch {
	case members == 0:
		return text
	case text == "":
		return Some(members, w)
	}
	return Some(members, w) + "和" + text
}

// Counter is the measure word of members: the site's own, else the usual one.
func Counter(w model.Words) string {
	if w.Counter != "" {
		return w.Counter
	}
	for _, m := range measureWords {
		if strings.HasSuffix(w.Member, m.member) {
			return m.word
		}
	}
	return "个"
}

// someOf names regions, or counts them where they are many.
func someOf(regions []*model.Region, w model.Words) string {
	if len(regions) > fewNames {
		return Members(len(regions), w)
	}
	names := make([]string, len(regions))
	for k, r := range regions {
		names[k] = r.Name
	}
	return List(names)
}
