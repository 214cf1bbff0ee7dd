package pinyin

import (
	"regexp"
	"strconv"
	"strings"
)

// reserved are the names that Windows takes for devices, and those that YAML takes for no text.
var reserved = regexp.MustCompile(`^(con|nul|prn|aux|com[0-9]|lpt[0-9]|null|true|false|yes|no|on|off|y|n)$`)

// Unique is the first of ids that is not taken, or the last of them with a number behind it. Empty ids are left out; where
// all are empty, otherwise stands for them. The id is taken from now on.
func Unique(taken map[string]bool, otherwise string, ids ...string) string {
	last := otherwise
	for _, id := range ids {
		if id == "" {
			continue
		}
		if !taken[id] && !reserved.MatchString(id) {
			taken[id] = true
			return id
		}
		last = id
	}
	for n := 2; ; n++ {
		id := last + "-" + strconv.Itoa(n)
		if last == otherwise && n == 2 && !taken[otherwise] {
			id = otherwise
		}
		if !taken[id] {
			taken[id] = true
			return id
		}
	}
}

// brackets are remarks behind a name.
var brackets = regexp.MustCompile(`[（(][^（）()]*[)）]`)

// Bare is a name without what stands in brackets.
func Bare(name string) string { return strings.TrimSpace(brackets.ReplaceAllString(name, " ")) }
