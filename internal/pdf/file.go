package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// A file is a PDF as Chromium's library Skia writes it: one classic table of cross-references (ISO 32000-1, 7.5.4)
// and no streams of objects, so that every dictionary stands in plain text. What is changed in it keeps its
// length, and all places stay right.
type file struct {
	content []byte
	objects map[int]int // number to place
	trailer []byte
}

var (
	tail        = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)
	xrefHead    = regexp.MustCompile(`^xref\s+0 (\d+)\s*\n`)
	rootKey     = regexp.MustCompile(`/Root\s+(\d+) \d+ R`)
	infoKey     = regexp.MustCompile(`/Info\s+(\d+) \d+ R`)
	pagesKey    = regexp.MustCompile(`/Pages\s+(\d+) \d+ R`)
	outlinesKey = regexp.MustCompile(`/Outlines\s+(\d+) \d+ R`)
	firstKey    = regexp.MustCompile(`/First\s+(\d+) \d+ R`)
	nextKey     = regexp.MustCompile(`/Next\s+(\d+) \d+ R`)
	countKey    = regexp.MustCompile(`/Count\s+(\d+)`)
	markedKey   = regexp.MustCompile(`/Marked\s+true`)
)

const xrefEntry = 20 // bytes of a line of the table

// parse reads the table of a PDF and checks that everything that it names is there.
func parse(content []byte) (*file, error) {
	if len(content) == 0 {
		return nil, errors.New("nothing was written")
	}
	if !bytes.HasPrefix(content, []byte("%PDF-")) {
		return nil, errors.New("it does not begin as a PDF")
	}
	end := tail.FindSubmatch(content[max(0, len(content)-64):])
	if end == nil {
		return nil, errors.New("its end is missing")
	}
	place, err := strconv.Atoi(string(end[1]))
	if err != nil || place >= len(content) {
		return nil, errors.New("its table of objects is missing")
	}
	head := xrefHead.FindSubmatch(content[place:])
	if head == nil {
		return nil, errors.New("its table of objects is of an unknown form")
	}
	f := &file{content: content, objects: map[int]int{}}
	table := content[place+len(head[0]):]
	n, err := strconv.Atoi(string(head[1]))
	if err != nil || n > len(table)/xrefEntry {
		return nil, errors.New("its table of objects is cut off")
	}
	for k := range n {
		entry := table[k*xrefEntry : (k+1)*xrefEntry]
		if entry[17] != 'n' {
			continue
		}
		at, err := strconv.Atoi(string(entry[:10]))
		if err != nil || at >= len(content) || !bytes.HasPrefix(content[at:], fmt.Appendf(nil, "%d 0 obj", k)) {
			return nil, fmt.Errorf("object %d is not in its place", k)
		}
		f.objects[k] = at
	}
	f.trailer = table[n*xrefEntry:]
	return f, nil
}

// object is the text of an object of plain text, a part of the file's content.
func (f *file) object(number int) []byte {
	at, known := f.objects[number]
	if !known {
		return nil
	}
	length := bytes.Index(f.content[at:], []byte("endobj"))
	return f.content[at : at+max(0, length)]
}

// follow is the number of the object that a key of a dictionary leads to; 0, which is none, where it is missing.
func follow(dictionary []byte, key *regexp.Regexp) int {
	found := key.FindSubmatch(dictionary)
	if found == nil {
		return 0
	}
	number, _ := strconv.Atoi(string(found[1]))
	return number
}

// pages is the number of pages that the file says it has.
func (f *file) pages() int {
	return follow(f.object(follow(f.catalog(), pagesKey)), countKey)
}

func (f *file) catalog() []byte { return f.object(follow(f.trailer, rootKey)) }

func (f *file) information() []byte { return f.object(follow(f.trailer, infoKey)) }
