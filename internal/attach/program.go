package attach

// program is a page as it goes into documents: its text with marks, and what they mean.
type program struct {
	path string
	text []byte
	ops  []op

	ids        []string // by number: those of the page, and those that it refers to
	idOf       map[string]int
	isOwn      []bool // by number: the page has the id
	links      []link
	conditions []condition
	branches   []branch
	classes    []int    // numbers of classes in the order of first use
	named      []string // classes of drawings that style sheets know
	options    []option
	pictures   []string // paths from the site's root

	sheets, scripts []string // paths in the order of first mention
	bodyClass       string
	beginsBlock     bool // what it begins with ends a paragraph
}

// link is a link whose target depends on the document.
type link struct {
	path, fragment string
	here           bool // the address has no path
}

// condition says when something is in a document.
type condition struct {
	links []int // one of these leads somewhere
	not   bool  // or rather none of them
	short bool  // the document is so short that it may say things twice
	data  bool  // a file goes with the document, and nothing else before shows it
}

// option is what a live chart is drawn from.
type option struct {
	id   int
	json []byte
}

// id is the number of an id.
func (p *program) id(name string) int {
	n, known := p.idOf[name]
	if !known {
		n = len(p.ids)
		p.ids = append(p.ids, name)
		p.isOwn = append(p.isOwn, false)
		p.idOf[name] = n
	}
	return n
}

// has reports whether the page has an id.
func (p *program) has(id string) bool {
	n, known := p.idOf[id]
	return known && p.isOwn[n]
}

func (p *program) owned(id string) int {
	if p.has(id) {
		return 1
	}
	return 0
}
