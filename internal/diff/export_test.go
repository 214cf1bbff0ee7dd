package diff

import "reflect"

// Worded and Label open the tables of words to tests.
func Worded(t reflect.Type) bool {
	if _, known := enums[t]; known {
		return true
	}
	_, ok := worded(reflect.Zero(t))
	if !ok {
		_, ok = worded(reflect.Zero(reflect.PointerTo(t)))
	}
	return ok
}

func Label(field string) (label string, known bool) {
	label, known = labels[field]
	return label, known
}

// Enums are how many words each small type has.
func Enums() map[string]int {
	out := map[string]int{}
	for t, words := range enums {
		out[t.Name()] = len(words)
	}
	return out
}
