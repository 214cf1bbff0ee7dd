package attach

import "crypto/sha256"

// How many letters the names of classes and of ids have at least: documents have hundreds of the ones and thousands of the others.
const (
	classLetters = 2
	idLetters    = 3
)

// namer gives short names that follow from what they stand for and not from what stands before it, so that a change in one place of a
// document leaves the names in all others as they are.
type namer struct {
	taken map[string]bool
	known func(name string) bool // what style sheets and scripts know under a name is something else
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

// of is the name for what content describes. Where two things would have one name, the later one's has a letter more.
func (n *namer) of(prefix, content string, least int) string {
	sum := sha256.Sum256([]byte(content))
	name := []byte(prefix)
	for k := 0; ; k++ {
		name = append(name, letters[int(sum[k%len(sum)])%len(letters)])
		if k+1 >= least && !n.taken[string(name)] && !n.known(string(name)) {
			n.taken[string(name)] = true
			return string(name)
		}
	}
}
