package learn

// Marks between the topics that a title lists, and marks that part a title.
var (
	listing = map[string]bool{"、": true, "和": true, "与": true, "及": true, "以及": true, "暨": true}
	parting = map[string]bool{":": true, "(": true, ")": true, ";": true, "-": true, "·": true}
)

// leastTopic is how many characters that nothing explains make a topic of their own.
const leastTopic = 2

// topic is what stands between two such marks.
type topic struct {
	named   bool // it names an indicator
	strange int  // characters that nothing explains
	listed  bool // a mark of a list stands before it
}

// enumerates reports whether a title lists topics of which one has a name and one beside it has none: 农村供水、农业水费和用水总量. The table below
// it may be about either.
func (l *lexicon) enumerates(text string, path []token) bool {
	list, at := []topic{{}}, 0
	for _, t := range path {
		word := text[at : at+t.size]
		at += t.size
		last := &list[len(list)-1]
		switch {
		case listing[word]:
			list = append(list, topic{listed: true})
		case parting[word]:
			list = append(list, topic{})
		case t.junk:
			last.strange++
		case len(t.senses) > 0 && t.senses[0].indicator != nil:
			last.named = true
		}
	}
	for k := 1; k < len(list); k++ {
		one, other := list[k-1], list[k]
		if other.listed && one.named != other.named && (one.named && other.strange >= leastTopic || other.named && one.strange >= leastTopic) {
			return true
		}
	}
	return false
}
