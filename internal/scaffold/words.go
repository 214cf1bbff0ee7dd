package scaffold

import (
	"strings"

	"bulletin/internal/model"
)

// spoken fills in the site's words where nobody said them: by the names of its regions.
func (p *plan) spoken() {
	s := p.Site
	if len(s.Regions) == 0 {
		return
	}
	w := &s.Words
	if w.Whole == "" {
		w.Whole = allOf(s.Whole())
	}
	if w.Member == "" {
		w.Member = memberWord(s.Counties())
	}
	if w.Upper == "" && s.Province != nil {
		w.Upper = allOf(s.Province)
	}
}

// allOf is how texts speak of all of a region: 全州, 全市. Where its name does not tell, it is its short name.
func allOf(g *model.Region) string {
	for _, kind := range []string{"省", "市", "州", "县", "区", "盟", "旗", "镇", "乡", "国"} {
		if strings.HasSuffix(g.Name, kind) {
			return "全" + kind
		}
	}
	if g.Short != "" {
		return g.Short
	}
	return g.Name
}

// memberWords are the words for members by the ends of their names. The first whose every member fits counts.
var memberWords = []struct {
	word string
	ends []string
}{
	{"县", []string{"县"}}, {"区", []string{"区"}}, {"市", []string{"市"}},
	{"县市", []string{"县", "市"}}, {"区县", []string{"区", "县"}}, {"县市区", []string{"县", "市", "区"}},
	{"旗县", []string{"旗", "县"}}, {"旗县市区", []string{"旗", "县", "市", "区"}}, {"市州", []string{"市", "州"}},
	{"乡镇", []string{"乡", "镇"}}, {"街道", []string{"街道"}}, {"镇街", []string{"镇", "乡", "街道"}},
	{"村", []string{"村"}}, {"社区", []string{"社区"}},
	{"学校", []string{"学校", "中学", "小学", "学院", "大学", "幼儿园", "一中", "二中", "三中", "四中", "五中", "校区", "高中", "初中", "完小"}},
	{"医院", []string{"医院", "卫生院"}}, {"企业", []string{"公司", "厂", "企业"}},
}

func memberWord(members []*model.Region) string {
	for _, w := range memberWords {
		if len(members) > 0 && allEnd(members, w.ends) {
			return w.word
		}
	}
	return "单位"
}

func allEnd(members []*model.Region, ends []string) bool {
	for _, g := range members {
		fits := false
		for _, end := range ends {
			fits = fits || strings.HasSuffix(g.Name, end)
		}
		if !fits {
			return false
		}
	}
	return true
}
