package prose

import (
	"regexp"

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
