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
