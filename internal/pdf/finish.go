package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"
)

var (
	creatorKey = regexp.MustCompile(`(?s)/Creator \((?:[^()\\]|\\.)*\)`)
	localKey   = regexp.MustCompile(`(?s)/URI (\((?:file:|https://bulletin\.invalid/)(?:[^()\\]|\\.)*\))`)
	nodeID     = regexp.MustCompile(`\(node(\d{8})\)`)
	dateKeys   = regexp.MustCompile(`/(?:CreationDate|ModDate) \((D:\d{14}[+-]\d\d'\d\d')\)`)
)

// finish checks a PDF, takes out of it what differs from one printing to the next, mends its bookmarks, and tells
// what it has.
func finish(content, html []byte, created time.Time) (Document, error) {
	f, err := parse(content)
	if err != nil {
		return Document{}, err
	}
	d := Document{Content: content, Pages: f.pages(), Tagged: markedKey.Match(f.catalog())}
	if d.Pages < 1 {
		return Document{}, errors.New("it has no pages")
	}
	stamp(f.information(), created)
	f.unlink()
	renumber(content)
	d.Outline = f.mendOutline(headings(html)) > 0
	return d, nil
}

// stamp replaces the moment of printing, and the line that describes browser and machine.
func stamp(information []byte, created time.Time) {
	date := []byte(created.Format("D:20060102150405-07'00'"))
	for _, place := range dateKeys.FindAllSubmatchIndex(information, -1) {
		if place[3]-place[2] == len(date) {
			copy(information[place[2]:place[3]], date)
		}
	}
	if place := creatorKey.FindIndex(information); place != nil {
		fill(information[place[0]:place[1]], []byte("/Creator (bulletin)"))
	}
}

// unlink takes the addresses out of links that lead to what stands beside the page: whoever gets the PDF has it not.
func (f *file) unlink() {
	for number, at := range f.objects {
		if !bytes.HasPrefix(f.content[at:], fmt.Appendf(nil, "%d 0 obj\n<</Type /Annot", number)) {
			continue
		}
		annotation := f.object(number)
		if place := localKey.FindSubmatchIndex(annotation); place != nil {
			fill(annotation[place[2]:place[3]], []byte("()"))
		}
	}
}

// renumber numbers the elements of the structure from 1. Chromium numbers all nodes that it has made since its start,
// how many those are differs, and their order does not: the tree of their names stays sorted.
func renumber(content []byte) {
	places := nodeID.FindAllSubmatchIndex(content, -1)
	var numbers []string // of one length, so that they sort as numbers
	for _, p := range places {
		numbers = append(numbers, string(content[p[2]:p[3]]))
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	for _, p := range places {
		k, _ := slices.BinarySearch(numbers, string(content[p[2]:p[3]]))
		copy(content[p[2]:p[3]], fmt.Appendf(nil, "%08d", k+1))
	}
}

// fill overwrites a place with something shorter and spaces.
func fill(place, with []byte) {
	if len(with) > len(place) {
		return
	}
	copy(place, with)
	copy(place[len(with):], bytes.Repeat([]byte(" "), len(place)-len(with)))
}
