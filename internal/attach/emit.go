package attach

import (
	"bytes"
	"compress/zlib"
	"strconv"
	"strings"
)

// emitter writes the document.
type emitter struct {
	out    []byte
	left   bool // what stood here was left out
	policy string
	styles string
	tail   []byte // scripts and data at the end of the body
}

// write writes the document whose pages are compiled.
func (d *assembly) write() ([]byte, error) {
	var sheets []*source
	for _, path := range d.sheets {
		s, err := d.sheet(path)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, s)
	}
	d.keep = d.kept(sheets, d.scripts)
	d.decide()
	if err := d.inline(sheets); err != nil {
		return nil, err
	}
	size := len(d.tail) + len(d.styles)
	for _, u := range d.units {
		size += len(u.text) + len(u.text)/8
	}
	d.out = make([]byte, 0, size)
	d.shown = false
	d.emit(d.units[0])
	return d.out, nil
}

// inline puts styles into the head, scripts and options at the end of the body, and lets the content-security policy
// allow just these.
func (d *assembly) inline(sheets []*source) error {
	var allowed hashes
	texts := make([]string, len(sheets))
	for k, s := range sheets {
		texts[k] = s.text
	}
	// The classes come first: an attribute yields to every rule of a style sheet, and so must the class in its place.
	if rules := string(d.rules) + strings.Join(texts, "\n"); rules != "" {
		d.styles = "<style>" + rules + "</style>"
		allowed.styles = append(allowed.styles, hash(rules))
	}
	if len(d.options) > 0 {
		block, err := packed(d.options)
		if err != nil {
			return err
		}
		d.block(optionsID, "", block)
	}
	if d.shown {
		level := zlib.BestCompression // of columns there is little
		content, byColumns := columns(d.doc.Data.Content)
		more := " data-name=" + escapedID(d.doc.Data.Name)
		if byColumns {
			more += " data-columns"
		} else {
			content, level = d.doc.Data.Content, zlib.DefaultCompression // the best takes twice the time for a twentieth less
		}
		block, err := deflated(pieces(content), level)
		if err != nil {
			return err
		}
		d.block(dataID, more, block)
	}
	for _, path := range d.ordered() {
		s, err := d.script(path)
		if err != nil {
			return err
		}
		d.tail = append(append(append(d.tail, "<script>"...), s.text...), "</script>\n"...)
		allowed.scripts = append(allowed.scripts, s.hash)
	}
	d.policy = allowed.policy()
	return nil
}

// block adds an element of compressed data.
func (d *assembly) block(id, more, content string) {
	d.tail = append(d.tail, "<script type=application/octet-stream id="+id+more+">"...)
	d.tail = append(append(d.tail, content...), "</script>\n"...)
}

// emit writes a page of the document.
func (d *assembly) emit(u *unit) {
	at := int32(0)
	var spilt []int32 // ends of groups that say nothing of what they hold and are not referred to
	for k := 0; k < len(u.ops); k++ {
		o := &u.ops[k]
		d.literal(u.text[at:o.at])
		if last := len(spilt) - 1; last >= 0 && spilt[last] == int32(k) {
			spilt = spilt[:last]
			d.out = d.out[:len(d.out)-len(groupEnd)]
		}
		at = o.at
		switch o.kind {
		case markPart:
			d.emit(d.units[o.n])
		case markFrom, markFromHere, markFromSpace:
			if !d.holds(u, o.n) {
				k = int(o.to)
				at = u.ops[k].at
				d.left = true
			}
		case markID:
			if name := u.names[o.n]; name != "" {
				d.say(idHead, escapedID(name))
			}
		case markRef:
			d.say(escapedID(d.name(u, o.n)))
		case markLink:
			d.href(u, o.n)
		case markTag, markTagEnd:
			d.tag(u, o)
		case markClass:
			d.say(d.classNames[o.n])
		case markBranch:
			switch number := u.repeats[o.n]; {
			case number > 0:
				d.say("<use href=#", escapedID(d.repeated[number].name), " />")
				k = int(o.to)
				at = u.ops[k].at
			case number == 0 && bytes.HasPrefix(u.text[at:], []byte(groupTag)):
				spilt = append(spilt, o.to)
				at += int32(len(groupTag))
				k++ // where its id would go
			}
		case markBranchID, markEmptyID:
			if number := -u.repeats[o.n]; number > 0 {
				d.say(idHead, escapedID(d.repeated[number].name))
				if o.kind == markEmptyID && u.text[at] == '/' { // else the slash would belong to the value
					d.say(" ")
				}
			}
		case markPicture:
			d.say(`"`, d.dataURI(u.pictures[o.n]), `"`)
		case markPolicy:
			d.say(`"`, d.policy, `"`)
		case markHead:
			d.say(d.styles)
		case markBody:
			d.out = append(d.out, d.tail...)
		}
	}
	d.literal(u.text[at:])
}

// groupTag and groupEnd are around a group of a drawing that has no attributes.
const groupTag, groupEnd = "<g>", "</g>"

// href writes where a link leads, as the value of its attribute.
func (d *assembly) href(u *unit, n int32) {
	t, leads := d.leads(u, n)
	switch {
	case !leads: // in a tag <span>
		d.out = d.out[:len(d.out)-len(" href=")]
	case t.unit != nil:
		d.say("#", escapedID(d.name(t.unit, int32(t.id))))
	default:
		d.say("#", t.section)
	}
}

// tag writes the name of a tag that is <span> where its link leads nowhere, or its end.
func (d *assembly) tag(u *unit, o *op) {
	name := "span"
	if _, leads := d.leads(u, o.n); leads {
		name = "a"
	}
	if o.kind == markTag {
		d.say("<", name)
	} else {
		d.say("</", name, ">")
	}
}

func (d *assembly) say(parts ...string) {
	for _, s := range parts {
		d.out = append(d.out, s...)
	}
	d.left = false
}

// literal writes a text as it stands in the page. Where something was left out the blanks before it and behind it are one.
func (d *assembly) literal(text []byte) {
	if len(text) == 0 {
		return
	}
	if last := len(d.out) - 1; d.left && last >= 0 && isBlank(d.out[last]) && isBlank(text[0]) {
		if text[0] == '\n' {
			d.out[last] = '\n'
		}
		text = text[1:]
	}
	d.left = false
	d.out = append(d.out, text...)
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' }

// escapedID is a name as the value of an attribute without quotes.
func escapedID(name string) string {
	if bare(name) {
		return name
	}
	var b strings.Builder
	for _, r := range name {
		if r <= ' ' || strings.ContainsRune("\"'`=<>&/", r) {
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
