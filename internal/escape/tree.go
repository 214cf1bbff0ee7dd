package escape

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strings"

	"bulletin/internal/attach"
)

// tree is what a page is made of, as far as texts may not change it.
type tree struct {
	shape   map[string]int // elements with all above them, their attributes and the values that are not texts; how many
	drawn   map[string]int // the same of elements of drawings, whose number follows from the lengths of texts
	scripts []string       // kind and text of each script and style
	links   []string       // values that lead to other files
	texts   []string       // what readers see or hear

	above  []string
	script string // the kind of the script or style that is open

	renamed bool // classes and ids are shortened
}

// spoken are attributes whose values are texts.
var spoken = map[string]bool{"title": true, "alt": true, "aria-label": true, "content": true, "value": true, "placeholder": true, "label": true, "summary": true, "abbr": true}

// leading are attributes whose values are addresses.
var leading = map[string]bool{"href": true, "src": true, "action": true, "formaction": true, "xlink:href": true, "data": true, "poster": true, "srcset": true,
	"background": true, "cite": true, "longdesc": true, "manifest": true, "ping": true, "http-equiv": true}

func (t *tree) Begin(e *attach.Element) {
	kind := ""
	var parts []string
	for k, name := range e.Names {
		value := e.Values[k]
		part := name
		switch {
		case leading[name]:
			if value = Address(value); t.renamed && strings.HasPrefix(value, "#") {
				value = "#"
			}
			if e.Foreign {
				part += "=" + value // how many there are follows from the drawing
			} else {
				t.links = append(t.links, name+"="+value)
			}
		case spoken[name] || strings.HasPrefix(name, "data-"):
			t.texts = append(t.texts, value)
		case t.renamed && abbreviated[name]:
		case !e.Foreign:
			part += "=" + Address(value)
		}
		if name == "type" {
			kind = value
		}
		parts = append(parts, part)
	}
	sort.Strings(parts)
	name := e.Name + "[" + strings.Join(parts, " ") + "]"
	if e.Foreign {
		t.drawn[name]++
	} else {
		t.shape[strings.Join(t.above, ">")+">"+name]++
	}
	t.above = append(t.above, e.Name)
	if e.Name == "script" || e.Name == "style" || e.Name == "svg:style" || e.Name == "svg:script" {
		t.script = e.Name + " " + kind
		t.scripts = append(t.scripts, t.script+"\n")
	}
}

// Address is an address in which a name that holds a mark is the mark alone, where it has no character but those that need no escape.
func Address(address string) string {
	address = matter.ReplaceAllString(palette.ReplaceAllString(address, "palette.css"), "${1}matter")
	names := strings.Split(address, "/")
	for k, name := range names {
		marks(points(coded, name, 1, 5), func(m Marked, _ int) {
			if named.MatchString(name) {
				names[k] = Mark(m.Field, m.Payload)
			}
		})
	}
	return strings.Join(names, "/")
}

// coded is a character in the address of a matter that stands there by its number.
var coded = regexp.MustCompile(`_[0-9a-f]{4}`)

// matter is what a number of the ledger becomes in an address: its characters, or the first of them and a digest of all.
var matter = regexp.MustCompile(`((?:^|#)m-|(?:^|/)orders/)[A-Za-z0-9_.-]+$`)

// palette is the name of a style sheet whose bytes its name tells, and which says what sites say.
var palette = regexp.MustCompile(`palette\.[0-9a-f]{8}\.css`)

// abbreviated are attributes whose values single files shorten to other ones for other texts.
var abbreviated = map[string]bool{"class": true, "id": true, "aria-labelledby": true, "aria-describedby": true, "aria-controls": true, "headers": true, "for": true}

var named = regexp.MustCompile(`^#?[A-Za-z0-9_.-]+(#[A-Za-z0-9_-]*)?$`)

func (t *tree) End(*attach.Element) {
	t.above = t.above[:len(t.above)-1]
	t.script = ""
}

func (t *tree) Text(text string) {
	if t.script != "" {
		t.scripts[len(t.scripts)-1] += text
		return
	}
	if strings.TrimSpace(text) != "" {
		t.texts = append(t.texts, text)
	}
}

func read(page string) (*tree, error) { return readAs(page, false) }

func readAs(page string, renamed bool) (*tree, error) {
	t := &tree{shape: map[string]int{}, drawn: map[string]int{}, renamed: renamed}
	if err := attach.Visit(page, t); err != nil {
		return nil, fmt.Errorf("escape: %w", err)
	}
	return t, nil
}

// ComparePages holds a page of hostile texts against the same page of tame ones: elements, attributes, addresses, styles and scripts
// are the same, data are data, and texts say what was written.
func ComparePages(hostile, tame string, wrote Wrote, seen Seen) Faults {
	return compare(hostile, tame, false, wrote, seen)
}

// CompareSingle is ComparePages for single files, whose classes and ids have short names that are others for other texts.
func CompareSingle(hostile, tame string, wrote Wrote, seen Seen) Faults {
	return compare(hostile, tame, true, wrote, seen)
}

func compare(hostile, tame string, renamed bool, wrote Wrote, seen Seen) Faults {
	var faults Faults
	h, err := readAs(hostile, renamed)
	if err != nil {
		return Faults{err.Error()}
	}
	t, err := readAs(tame, renamed)
	if err != nil {
		return Faults{err.Error()}
	}
	counted("elements", h.shape, t.shape, &faults)
	for sig := range h.drawn {
		if t.drawn[sig] == 0 {
			faults.add("drawings: %s is nowhere in the tame page", sig)
		}
	}
	same("addresses", h.links, t.links, &faults)
	h.code(t.scripts, wrote, seen, &faults)
	for _, text := range h.texts {
		if seen.in(text) {
			twice(text, wrote, &faults)
		}
	}
	return faults
}

// counted holds how often things stand in the hostile one against the tame one.
func counted(what string, hostile, tame map[string]int, faults *Faults) {
	for sig, n := range hostile {
		if n > tame[sig] {
			faults.add("%s: %d of %s, %d in the tame one", what, n, sig, tame[sig])
		}
	}
	for sig, n := range tame {
		if n > hostile[sig] {
			faults.add("%s: %d of %s, %d in the tame one", what, hostile[sig], sig, n)
		}
	}
}

func same(what string, hostile, tame []string, faults *Faults) {
	count := func(list []string) map[string]int {
		m := map[string]int{}
		for _, s := range list {
			m[s]++
		}
		return m
	}
	counted(what, count(hostile), count(tame), faults)
}

// code holds scripts and styles against those of the tame page: what is no data is the same, and data are JSON.
func (t *tree) code(tame []string, wrote Wrote, seen Seen, faults *Faults) {
	if len(t.scripts) != len(tame) {
		faults.add("%d scripts and styles, %d in the tame one", len(t.scripts), len(tame))
		return
	}
	for k, script := range t.scripts {
		kind, text, _ := strings.Cut(script, "\n")
		switch {
		case strings.Contains(kind, "json"):
			data(text, wrote, seen, faults)
		case packed.MatchString(text):
			unpacked(text, wrote, seen, faults)
		case strings.HasPrefix(kind, "style"), strings.HasPrefix(kind, "svg:style"):
			_, other, _ := strings.Cut(tame[k], "\n")
			*faults = append(*faults, CompareStyles(text, other, wrote, seen)...)
		case script != tame[k] && !t.renamed:
			faults.add("%s says %.300q, and %.300q in the tame one", kind, script, tame[k])
		case script != tame[k]:
			_, other, _ := strings.Cut(tame[k], "\n")
			*faults = append(*faults, CompareScripts(text, other, wrote, seen)...)
		}
	}
}

// packed is a block of compressed data.
var packed = regexp.MustCompile(`^\s*[A-Za-z0-9+/\s]{40,}=*\s*$`)

// unpacked holds a block of compressed data against JSON.
func unpacked(text string, wrote Wrote, seen Seen, faults *Faults) {
	raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
	if err != nil {
		faults.add("no base64: %v", err)
		return
	}
	r, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		faults.add("not compressed: %v", err)
		return
	}
	content, err := io.ReadAll(r)
	if err != nil {
		faults.add("not compressed to the end: %v", err)
		return
	}
	if json.Valid(content) {
		data(string(content), wrote, seen, faults)
		return
	}
	if said := string(content); seen.in(said) {
		twice(said, wrote, faults)
	}
}

// data holds a text against JSON, and what its strings say against what was written.
func data(text string, wrote Wrote, seen Seen, faults *Faults) {
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		faults.add("no JSON: %v in %.200q", err, text)
		return
	}
	eachString(v, func(s string) {
		if seen.in(s) {
			twice(s, wrote, faults)
		}
	})
}

func eachString(v any, call func(string)) {
	switch v := v.(type) {
	case string:
		call(v)
	case []any:
		for _, one := range v {
			eachString(one, call)
		}
	case map[string]any:
		for key, one := range v {
			call(key)
			eachString(one, call)
		}
	}
}

// written are the elements that Markdown makes.
var written = map[string]bool{}

// HoldText holds a page whose Markdown is hostile against a tame one: what is there besides is what Markdown makes, and leads nowhere
// but to pages and addresses that readers may follow.
func HoldText(hostile, tame string, seen Seen) Faults {
	var faults Faults
	h, err := read(hostile)
	if err != nil {
		return Faults{err.Error()}
	}
	t, err := read(tame)
	if err != nil {
		return Faults{err.Error()}
	}
	known := map[string]bool{}
	for sig := range t.shape {
		known[sig[strings.LastIndex(sig, ">")+1:]] = true
	}
	for sig := range h.shape {
		sig = sig[strings.LastIndex(sig, ">")+1:]
		if !known[sig] && !marked(sig) {
			faults.add("elements: %s is nowhere in the tame page", sig)
		}
	}
	for sig := range h.drawn {
		if t.drawn[sig] == 0 {
			faults.add("drawings: %s is nowhere in the tame page", sig)
		}
	}
	had := map[string]bool{}
	for _, link := range t.links {
		had[link] = true
	}
	for _, link := range h.links {
		name, address, _ := strings.Cut(link, "=")
		if !had[link] && (name != "href" || !followed(address)) {
			faults.add("addresses: %s", link)
		}
	}
	h.code(t.scripts, func(Marked) string { return "" }, Seen{}, &faults)
	for _, text := range h.texts {
		seen.in(text)
	}
	return faults
}

// followed reports whether an address is one that readers may follow: a page, a place in it, a web page, a mail.
func followed(address string) bool {
	address = strings.ToLower(strings.Map(func(c rune) rune {
		if c <= ' ' || c == 0x7f {
			return -1 // browsers leave it out
		}
		return c
	}, address))
	scheme, _, found := strings.Cut(address, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	return scheme == "http" || scheme == "https" || scheme == "mailto"
}

// marked reports whether an element is one of those that Markdown makes; ids of headings and notes are the only values.
func marked(sig string) bool {
	name, attributes, _ := strings.Cut(strings.TrimSuffix(sig, "]"), "[")
	if !written[name] {
		return false
	}
	for _, a := range strings.Fields(attributes) {
		key, _, _ := strings.Cut(a, "=")
		switch key {
		case "href", "id", "class", "title", "role", "start", "colspan", "rowspan", "scope", "aria-label", "tabindex":
		default:
			return false
		}
	}
	return true
}

func init() {
	for _, name := range strings.Fields("p em strong a code pre ul ol li blockquote h2 h3 h4 h5 h6 del br hr sup table thead tbody tr th td section div span figure figcaption caption") {
		written[name] = true
	}
}
