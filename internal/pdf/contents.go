package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

// The contents of a page are its element nav.toc: links to what is in the page. Only who has printed the page knows on which sheet each
// of them lies, so that it is printed with room for the numbers, and again with the numbers: PDF has no field for them, and Chromium
// does not know target-counter.
var (
	contentsNav  = regexp.MustCompile(`(?s)<nav [^>]*\bclass="?toc"?[ >].*?</nav>`)
	contentsLink = regexp.MustCompile(`(?s)(<a [^>]*\bhref="?#([A-Za-z0-9_-]+)"?[^>]*>.*?)(</a>)`)
	destsKey     = regexp.MustCompile(`/Dests\s+(\d+) \d+ R`)
	namedPlace   = regexp.MustCompile(`/([^\s/\[\]()<>]+) \[(\d+) 0 R `)
	kidsKey      = regexp.MustCompile(`/Kids \[([^\]]*)\]`)
	reference    = regexp.MustCompile(`(\d+) 0 R`)
)

// mostPrintings is how often a page is printed until its contents are right: numbers that take more room than was kept for them move
// what follows.
const mostPrintings = 3

// contents is a page whose contents are to be numbered.
type contents struct {
	html     []byte
	from, to int // its element nav.toc
	targets  []string
}

// contentsOf finds the contents of a page, or nil.
func contentsOf(html []byte) *contents {
	place := contentsNav.FindIndex(html)
	if place == nil {
		return nil
	}
	c := &contents{html: html, from: place[0], to: place[1]}
	for _, link := range contentsLink.FindAllSubmatch(html[c.from:c.to], -1) {
		c.targets = append(c.targets, string(link[2]))
	}
	if len(c.targets) == 0 {
		return nil
	}
	return c
}

// with is the page with these numbers of sheets behind its links; nil leaves room for them, of which some kernels know nothing.
func (c *contents) with(sheets map[string]int) []byte {
	nav := contentsLink.ReplaceAllFunc(c.html[c.from:c.to], func(link []byte) []byte {
		part := contentsLink.FindSubmatch(link)
		number := ""
		if sheet := sheets[string(part[2])]; sheet > 0 {
			number = strconv.Itoa(sheet)
		}
		return fmt.Appendf(nil, "%s<b>%s</b>%s", part[1], number, part[3])
	})
	return bytes.Join([][]byte{c.html[:c.from], nav, c.html[c.to:]}, nil)
}

// sheets are the sheets of a print on which the targets lie, from 1; nil where it does not tell of all.
func (c *contents) sheets(print []byte) map[string]int {
	f, err := parse(print)
	if err != nil {
		return nil
	}
	sheetOf := map[int]int{}
	f.walkSheets(follow(f.catalog(), pagesKey), sheetOf, 0)
	places := map[string]int{}
	for _, place := range namedPlace.FindAllSubmatch(f.object(follow(f.catalog(), destsKey)), -1) {
		number, _ := strconv.Atoi(string(place[2]))
		places[string(place[1])] = sheetOf[number]
	}
	sheets := map[string]int{}
	for _, target := range c.targets {
		if sheets[target] = places[target]; sheets[target] == 0 {
			return nil
		}
	}
	return sheets
}

// deepest is how deep a tree of sheets may be: each level of Skia's has eight times as many.
const deepest = 16

// walkSheets numbers the sheets below a node of their tree (ISO 32000-1, 7.7.3), by the numbers of their objects.
func (f *file) walkSheets(number int, sheetOf map[int]int, depth int) {
	node := f.object(number)
	kids := kidsKey.FindSubmatch(node)
	if kids == nil {
		sheetOf[number] = len(sheetOf) + 1
		return
	}
	if depth == deepest {
		return
	}
	for _, kid := range reference.FindAllSubmatch(kids[1], -1) {
		n, _ := strconv.Atoi(string(kid[1]))
		f.walkSheets(n, sheetOf, depth+1)
	}
}

// sameSheets reports whether two prints have their targets on the same sheets.
func sameSheets(a, b map[string]int) bool {
	if len(a) != len(b) {
		return false
	}
	for target, sheet := range a {
		if b[target] != sheet {
			return false
		}
	}
	return true
}

// numbered prints a page with the numbers of sheets in its contents, by a printer of pages as they are.
func numbered(html []byte, print func(html []byte) ([]byte, error)) ([]byte, error) {
	c := contentsOf(html)
	if c == nil {
		return print(html)
	}
	var said map[string]int
	for range mostPrintings {
		printed, err := print(c.with(said))
		if err != nil {
			return nil, err
		}
		are := c.sheets(printed)
		if are == nil && said == nil || sameSheets(said, are) {
			return printed, nil // a kernel that does not tell leaves the numbers out
		}
		said = are
	}
	return print(c.with(nil)) // rather none than wrong ones
}
