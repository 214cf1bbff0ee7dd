package prose

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// ownNumber is a number that an author gave a heading: 一、 （一） 1. （1） 第一章 1.2.
var ownNumber = regexp.MustCompile(`^\s*(?:[一二三四五六七八九十百]+[、．.]|[（(][一二三四五六七八九十百\d]+[）)]|\d{1,2}(?:[、．]|\.(?:\D|$)|(?:\.\d{1,2})+\s)|第[一二三四五六七八九十百\d]+[章节条部])`)

// markNumbered gives headings the class "numbered" where the author numbers headings of their level: style sheets number
// the others on paper. Where some of a level have a number, none of it gets another.
func markNumbered(headings []*ast.Heading, texts []Heading) {
	numbered := map[int]bool{}
	for _, h := range texts {
		if ownNumber.MatchString(h.Text) {
			numbered[h.Level] = true
		}
	}
	for k, h := range headings {
		if numbered[h.Level] {
			texts[k].Numbered = true
			h.SetAttributeString("class", []byte("numbered"))
		}
	}
}

// spelled are the numbers that headings of an official document have: 一、 to 二十、.
var spelled = strings.Fields("一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十")

// spelledNumber is a number in front of a heading of the first level: 三、
var spelledNumber = regexp.MustCompile(`^\s*([一二三四五六七八九十]+)([、．.])`)

// NumberAfter is the number of the nth heading behind those of the first level that the author numbers 一、二、三: 四、 behind
// 三、. It is empty where there are none.
func NumberAfter(headings []Heading, n int) string {
	for _, h := range slices.Backward(headings) {
		m := spelledNumber.FindStringSubmatch(h.Text)
		if h.Level != 2 || m == nil {
			continue
		}
		if at := slices.Index(spelled, m[1]) + n; at >= n && at < len(spelled) {
			return spelled[at] + m[2]
		}
		return ""
	}
	return ""
}
