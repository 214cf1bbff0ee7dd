package page

import "strings"

// titles end the name of a position, the longer before those that they end with.
var titles = []string{
	"负责人", "责任人", "负责同志", "主要领导", "领导", "成员", "书记", "主任", "主席", "局长", "处长", "科长", "股长", "部长", "所长", "院长",
	"校长", "园长", "站长", "组长", "会长", "行长", "州长", "市长", "县长", "区长", "镇长", "乡长", "司长", "厅长", "秘书长", "巡视员", "专干", "联络员",
}

// ranks stand before a title and are no names.
var ranks = []string{"副", "常务", "分管", "主管", "协管", "党组", "党委", "党支部", "主要", "第一", "各", "科技", "业务", "总"}

// offices end the name of a unit or of a part of one.
var offices = []string{
	"科", "股", "室", "处", "局", "厅", "部", "委", "办", "站", "所", "院", "校", "园", "组", "会", "中心", "州", "市", "县", "区", "镇", "乡", "街道", "政府", "公司", "企业", "单位",
}

// isPosition reports whether a text names a position and nobody by name: 分管副局长, 各县科技股负责人, but not 王局长. Names
// are personal data, which a page shows only where the site lets it.
func isPosition(text string) bool {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；; 和及", r) })
	for _, p := range parts {
		rest, ok := cutSuffix(p, titles)
		for again := ok; again; {
			rest, again = cutSuffix(rest, ranks)
		}
		if _, office := cutSuffix(rest, offices); !ok || rest != "" && !office {
			return false
		}
	}
	return len(parts) > 0
}

// cutSuffix cuts the first of suffixes that text ends with.
func cutSuffix(text string, suffixes []string) (string, bool) {
	for _, s := range suffixes {
		if rest, ok := strings.CutSuffix(text, s); ok {
			return rest, true
		}
	}
	return text, false
}
