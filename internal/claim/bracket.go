package claim

import (
	"strings"

	"bulletin/internal/model"
)

// withoutAsides leaves out brackets that only say whether some are among those spoken of, （含经开区）: the sentence goes on as without
// them.
func withoutAsides(tokens []token, text string) []token {
	const longest = 8
	out := tokens[:0]
	for k := 0; k < len(tokens); k++ {
		if tokens[k].kind == open && k+1 < len(tokens) && saysAmong(text[tokens[k].end:]) {
			end := k + 1
			for end < len(tokens) && end < k+longest && tokens[end].kind != shut {
				end++
			}
			if end < len(tokens) && tokens[end].kind == shut {
				k = end
				continue
			}
		}
		out = append(out, tokens[k])
	}
	return out
}

func saysAmong(text string) bool {
	for _, word := range []string{"含", "不含", "均含", "包括", "不包括"} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}

// listedIn are the members that the bracket that ends at k lists, where their number stands right before it: 三个城区（东湖、西岭、临江）.
func (b *block) listedIn(k int) []*model.Region {
	var list []*model.Region
	for m := k - 1; m > 0; m -= 2 {
		if !isMember(&b.tokens[m]) {
			return nil
		}
		list = append([]*model.Region{b.tokens[m].entry.region}, list...)
		if b.tokens[m-1].kind == open {
			if m >= 2 && b.isCount(m-2) && b.numberAt(m-2) == len(list) {
				return list
			}
			return nil
		}
		if b.tokens[m-1].kind != pause && !b.tokens[m-1].is(and) {
			return nil
		}
	}
	return nil
}
