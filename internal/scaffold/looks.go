package scaffold

import "bulletin/internal/alike"

// looks are the names of things by what they look like, each with the number of the thing whose it is.
type looks map[string]struct {
	name  string
	thing int
}

// other is the name of another thing that looks like one of names and is spelt otherwise, or empty. It enters names.
func (l looks) other(thing int, names ...string) string {
	for _, name := range names {
		key := alike.Key(name)
		before, taken := l[key]
		if taken && before.thing != thing && before.name != name {
			return before.name
		}
		if before.name, before.thing = name, thing; !taken && name != "" {
			l[key] = before
		}
	}
	return ""
}
