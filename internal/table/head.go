package table

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// headTerms are words of heads that the rule of two characters would tear.
var headTerms = []string{
	"完成率", "较序时", "较控制数", "控制数", "百分点", "指标数", "月均需", "至年末", "较上期", "较上月", "应达到", "县市区", "可能性", "负责人", "联系人",
	"全社会", "科技型", "中小企业", "增加值", "未验收", "保交房",
}

// HeadWords parts the head of a column where a line may break: 年度目标 is 年度 and 目标, but 较序时 is one. Most words of Chinese have two
// characters; one that is left over goes with the two before it, and 按, 较 and 与 with the two behind. What stands in brackets, and Latin words and numbers with what counts
// them, stay whole.
func HeadWords(head string) []string {
	var words []string
	plain := "" // that no rule has parted yet
	flush := func() {
		for plain != "" {
			n := 2
			if utf8.RuneCountInString(plain) <= 3 || strings.HasPrefix(plain, "按") || strings.HasPrefix(plain, "较") || strings.HasPrefix(plain, "与") {
				n = 3
			}
			var word string
			word, plain = cutRunes(plain, n)
			words = append(words, word)
		}
	}
	for head != "" {
		n := 0
		switch r, _ := utf8.DecodeRuneInString(head); {
		case r == '（':
			if n = strings.Index(head, "）"); n >= 0 {
				n += len("）")
			}
		case r < 0x2e80:
			n = latinWord(head)
		default:
			for _, term := range headTerms {
				if strings.HasPrefix(head, term) {
					n = len(term)
					break
				}
			}
		}
		if n > 0 {
			flush()
			words = append(words, head[:n])
			head = head[n:]
			continue
		}
		var one string
		one, head = cutRunes(head, 1)
		plain += one
	}
	flush()
	return words
}

// latinWord is the length of what stands at the beginning of a text that is not Chinese, with the character that counts a number: 6月.
func latinWord(s string) int {
	n, number := 0, false
	for k, r := range s {
		if r >= 0x2e80 {
			if number && strings.ContainsRune("年月日期季项个家分位次", r) {
				n = k + utf8.RuneLen(r)
			}
			return n
		}
		n, number = k+utf8.RuneLen(r), unicode.IsDigit(r)
	}
	return n
}

// cutRunes parts a text behind so many characters.
func cutRunes(s string, n int) (before, after string) {
	for k := range s {
		if n == 0 {
			return s[:k], s[k:]
		}
		n--
	}
	return s, ""
}
