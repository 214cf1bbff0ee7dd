package format

import (
	"strings"

	"bulletin/internal/model"
)

// fewNames is up to how many names a sentence lists; more are counted.
const fewNames = 3

// measureWords are the measure words of members that do not take 个.
var measureWords = []struct{ member, word string }{
	{"学校", "所"}, {"中学", "所"}, {"小学", "所"}, {"幼儿园", "所"}, {"高校", "所"}, {"院校", "所"}, {"医院", "所"}, {"院所", "家"},
	{"企业", "家"}, {"公司", "家"}, {"机构", "家"}, {"单位", "家"},
}

// Members is a number of members with their measure word: 8个县市, 21所学校.
func Members(n int, member string) string { return count(n, Counted(member)) }

// Counted is a member with its measure word, as it stands behind a number: 个县市, 所学校.
func Counted(member string) string { return measureWord(member) + member }

func measureWord(member string) string {
	for _, m := range measureWords {
		if strings.HasSuffix(member, m.member) {
			return m.word
		}
	}
	return "个"
}

// someOf names regions, or counts them where they are many.
func someOf(regions []*model.Region, member string) string {
	if len(regions) > fewNames {
		return Members(len(regions), member)
	}
	names := make([]string, len(regions))
	for k, r := range regions {
		names[k] = r.Name
	}
	return List(names)
}
