package claim

import (
	"strings"
	"sync"
	"unicode/utf8"
)

var wordCues = sync.OnceValue(func() map[string]cue {
	all := map[string]cue{}
	for _, w := range words {
		for _, word := range strings.Fields(w.list) {
			all[word] |= w.cue
		}
	}
	return all
})

// Direction tells which way the words before a number say that it goes: 1 for 增长 and 高于, −1 for 下降 and 落后, 0 where they say neither,
// or the level that is reached (增加到). moves is whether they tell a change, and not a comparison.
func Direction(phrase string) (way int, moves bool) {
	all := wordCues()
	for phrase != "" {
		n := len(phrase)
		for n > 0 && all[phrase[:n]] == 0 {
			n--
		}
		c := all[phrase[:n]]
		switch {
		case c&(to|over) != 0:
			return 0, false
		case c.direction() != 0:
			way, moves = c.direction(), c&(up|down) != 0
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(phrase)
		}
		phrase = phrase[n:]
	}
	return way, moves
}
