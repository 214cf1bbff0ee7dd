package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// printed is a PDF of so many sheets, on which names lie, as Skia writes it.
func printed(sheets int, places map[string]int) []byte {
	var b bytes.Buffer
	var at []int
	object := func(text string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), text)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type /Catalog\n/Pages 2 0 R\n/Dests 3 0 R>>")
	var kids, dests []string
	for k := range sheets {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+k))
	}
	for name, sheet := range places {
		dests = append(dests, fmt.Sprintf("/%s [%d 0 R /XYZ 0 841.9 0]", name, 3+sheet))
	}
	object(fmt.Sprintf("<</Type /Pages\n/Count %d\n/Kids [%s]>>", sheets, strings.Join(kids, " ")))
	object("<<" + strings.Join(dests, "\n") + ">>")
	for range sheets {
		object("<</Type /Page\n/Parent 2 0 R>>")
	}
	place := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d\n/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", len(at)+1, place)
	return b.Bytes()
}

// TestNumbered holds what stands in the contents of a page, and how often it is printed for it.
func TestNumbered(t *testing.T) {
	const page = `<p><a href=#p1>不在目录里</a></p><nav id=i0 class=toc aria-label=目录><h2>通报</h2><ul><li><a href=#p1>正文</a><li><a class="x" href="#p2">甲县</a></ul></nav><p>正文`
	fails := errors.New("the browser has gone")
	for _, c := range []struct {
		name   string
		html   string
		prints []map[string]int // sheets of names, print by print; nil for a kernel that does not tell
		want   string           // in the last print
		err    error
	}{
		{"no contents", "<p>正文", []map[string]int{nil}, "<p>正文", nil},
		{"contents without links", "<nav class=toc>目录</nav>", []map[string]int{nil}, "<nav class=toc>目录</nav>", nil},
		{"two prints", page, []map[string]int{{"p1": 2, "p2": 18}, {"p1": 2, "p2": 18}}, `<a href=#p1>正文<b>2</b></a><li><a class="x" href="#p2">甲县<b>18</b></a>`, nil},
		{"the numbers move what follows", page, []map[string]int{{"p1": 1, "p2": 9}, {"p1": 2, "p2": 10}, {"p1": 2, "p2": 10}}, `正文<b>2</b></a><li><a class="x" href="#p2">甲县<b>10</b>`, nil},
		{"a kernel that does not tell", page, []map[string]int{nil}, `正文<b></b></a>`, nil},
		{"a place that is missing", page, []map[string]int{{"p1": 2}}, `甲县<b></b></a>`, nil},
		{"it never settles", page, []map[string]int{{"p1": 1, "p2": 2}, {"p1": 2, "p2": 3}, {"p1": 1, "p2": 2}, {"p1": 1, "p2": 2}}, `甲县<b></b></a>`, nil},
		{"it fails the second time", page, []map[string]int{{"p1": 1, "p2": 2}}, "", fails},
	} {
		var last []byte
		n := 0
		_, err := numbered([]byte(c.html), func(html []byte) ([]byte, error) {
			if n == len(c.prints) {
				return nil, fails
			}
			last = html
			n++
			return printed(20, c.prints[n-1]), nil
		})
		if !errors.Is(err, c.err) || n != len(c.prints) || !strings.Contains(string(last), c.want) {
			t.Errorf("%s: %d prints, want %d; %v; the last has\n%s", c.name, n, len(c.prints), err, last)
		}
		if strings.Contains(string(last), "不在目录里<b>") {
			t.Errorf("%s: a link outside the contents is numbered", c.name)
		}
	}
}
