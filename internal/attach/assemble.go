package attach

import (
	"slices"
	"strconv"
	"strings"
)

// resolver decides what the marks of a document's pages stand for.
type resolver struct {
	classNames []string // by class: how it is called in this document; empty where nothing has it
	rules      []byte   // of the style sheet of the classes
	seen       []repeat
	repeated   []repeated // branches that are repeated, by number
	branchKeys [][16]byte // by key of branches: the hash of their text
	defined    []definition
	shown      bool // the place of the file that goes with the document
	keep       *words
	names      namer
}

// repeated is a branch that is repeated, by its key, and its name once it has one.
type repeated struct {
	key  int32
	name string
}

// repeat is the first branch of its key.
type repeat struct {
	unit   *unit
	branch int32
	number int32
}

// definition is a place where an id may stand, in document order: that of a page, or that of a branch of a drawing.
type definition struct {
	unit   *unit
	n      int32
	branch bool
}

// decide goes through the document once, and then names what is referred to.
func (d *assembly) decide() {
	classes, branches := d.known()
	d.classNames, d.seen, d.repeated, d.branchKeys = make([]string, len(classes)), make([]repeat, len(branches)), []repeated{{}}, branches
	d.names = namer{taken: map[string]bool{}, known: func(name string) bool { return d.keep.looks.known[name] || d.keep.holds(name) || d.isSection(name) }}
	var rules []string
	for _, u := range d.units {
		for _, n := range u.classes {
			if d.classNames[n] == "" {
				d.classNames[n] = d.names.of("v", classes[n], classLetters)
				rules = append(rules, "."+d.classNames[n]+"{"+classes[n]+"}\n")
			}
		}
		u.targets, u.leads = make([]destination, len(u.program.links)), make([]byte, len(u.program.links))
		u.said, u.names, u.repeats = make([]bool, len(u.ids)), make([]string, len(u.ids)), make([]int32, len(u.branches))
		for k, class := range u.program.named {
			if d.keep.looks.nested[class] {
				u.nested |= 1 << k
			}
		}
	}
	slices.Sort(rules) // an element has one of these classes, so that their order means nothing
	d.rules = []byte(strings.Join(rules, ""))
	d.survey(d.units[0])
	for _, at := range d.defined {
		d.define(at)
	}
	for k, u := range d.units {
		for _, o := range u.program.options {
			d.options = append(d.options, named{d.name(u, int32(o.id)), k, o.json})
		}
	}
}

// survey notes what is referred to.
func (d *assembly) survey(u *unit) {
	for k := 0; k < len(u.ops); k++ {
		switch o := &u.ops[k]; o.kind {
		case markPart:
			d.survey(d.units[o.n])
		case markFrom, markFromHere, markFromSpace:
			if !d.holds(u, o.n) {
				k = int(o.to)
			}
		case markID:
			d.defined = append(d.defined, definition{u, o.n, false})
		case markBranchID, markEmptyID:
			d.defined = append(d.defined, definition{u, o.n, true})
		case markRef:
			if of, id := d.find(u, o.n); of != nil {
				of.said[id] = true
			}
		case markLink:
			if t, leads := d.leads(u, o.n); leads && t.unit != nil {
				t.unit.said[t.id] = true
			}
		case markBranch:
			if d.repeats(u, o.n) {
				k = int(o.to)
			}
		}
	}
}

// repeats reports whether a branch stood in the document before.
func (d *assembly) repeats(u *unit, n int32) bool {
	b := &u.branches[n]
	if b.marks&u.nested != 0 || !b.worth(func(class int) int { return len(d.classNames[class]) }, len(u.suffix)) {
		return false
	}
	before := &d.seen[b.key]
	if before.unit == nil {
		*before = repeat{unit: u, branch: n}
		return false
	}
	if before.number == 0 {
		before.number = int32(len(d.repeated))
		d.repeated = append(d.repeated, repeated{key: b.key})
		before.unit.repeats[before.branch] = -before.number
	}
	u.repeats[n] = before.number
	return true
}

// holds reports whether a condition does.
func (d *assembly) holds(u *unit, n int32) bool {
	when := &u.conditions[n]
	if when.short {
		return len(d.units) <= mostOfShort
	}
	if when.data {
		first := d.doc.Data != nil && !d.shown
		d.shown = d.shown || first
		return first
	}
	for _, k := range when.links {
		if _, leads := d.leads(u, int32(k)); leads {
			return !when.not
		}
	}
	return when.not
}

const (
	leadsSomewhere = 1 + iota
	leadsNowhere
)

// leads is where a link leads.
func (d *assembly) leads(u *unit, n int32) (*destination, bool) {
	if u.leads[n] == 0 {
		t, leads := d.target(u, &u.program.links[n])
		u.targets[n], u.leads[n] = t, leadsNowhere
		if leads {
			u.leads[n] = leadsSomewhere
		}
	}
	return &u.targets[n], u.leads[n] == leadsSomewhere
}

// find is the page that an id belongs to, and its number there; nil where no page has it.
func (d *assembly) find(u *unit, n int32) (*unit, int) {
	if u.isOwn[n] {
		return u, int(n)
	}
	name, frame := u.ids[n], d.units[0]
	if frame.has(name) {
		return frame, frame.idOf[name]
	}
	if cut := strings.LastIndex(name, "-p"); cut >= 0 && u == frame { // its links lead to ids as they are in the document
		if k, err := strconv.Atoi(name[cut+2:]); err == nil && 0 < k && k < len(d.units) && d.units[k].has(name[:cut]) {
			return d.units[k], d.units[k].idOf[name[:cut]]
		}
	}
	return nil, 0
}

// define gives short ids to what only the document itself refers to: names of charts and tables, each said four times,
// are a twentieth of an edition. Ids that nothing refers to go. Parts keep theirs, and so does what a style sheet or a
// script knows by its id.
func (d *assembly) define(at definition) {
	u := at.unit
	if at.branch {
		if number := -u.repeats[at.n]; number > 0 {
			of := &d.repeated[number]
			of.name = d.names.of("i", string(d.branchKeys[of.key][:]), idLetters)
		}
		return
	}
	if u.names[at.n] != "" {
		return
	}
	switch id := u.ids[at.n] + u.suffix; {
	case d.keep.holds(id) || d.isSection(id):
		u.names[at.n] = id
	case u.said[at.n]:
		u.names[at.n] = d.names.of("i", u.path+"#"+u.ids[at.n], idLetters)
	}
}

func (d *assembly) isSection(id string) bool {
	k, err := strconv.Atoi(strings.TrimPrefix(id, "p"))
	return err == nil && 0 < k && k < len(d.units) && d.units[k].section == id
}

// name is what an id is called in the document.
func (d *assembly) name(u *unit, n int32) string {
	of, id := d.find(u, n)
	switch {
	case of == nil:
		return u.ids[n]
	case of.names[id] != "":
		return of.names[id]
	}
	return of.ids[id] + of.suffix
}
