package docx

import "slices"

// Where pages end only the reader's program knows. What stands in the contents until it brings them up to date is reckoned here: text is
// in lines of exact heights, so that little is left to guess but where a line breaks.

// strip is what stays on one page: a line, a row, a picture.
type strip struct {
	height int
	keep   bool // on one page with the next
	breaks bool // begins a page
	head   int  // of the rows that come again above it on a new page
	foot   int  // of the notes that go to the foot of its page
	names  []string
	block  int // its number
}

// layout reckons pages.
type layout struct {
	room  int // the height of the type area
	used  int
	foot  int
	page  int // from 1; 0 before the first
	pages map[string]int
	first int // the block that begins the page
	noted map[*Footnote]bool
}

// pagesOf are the pages of the bookmarks of a document.
func pagesOf(d Document) map[string]int {
	l := &layout{pages: map[string]int{}, noted: map[*Footnote]bool{}}
	for _, s := range d.Sections {
		l.section(s)
	}
	return l.pages
}

// Pages reckons how many pages a section takes.
func Pages(s Section) int {
	l := &layout{pages: map[string]int{}, noted: map[*Footnote]bool{}}
	l.section(s)
	return l.page
}

// LastPage reckons how full the last page of a section is, from 0 to 1, and which of its blocks begins it or goes on there.
func LastPage(s Section) (block int, full float64) {
	l := &layout{pages: map[string]int{}, noted: map[*Footnote]bool{}}
	l.section(s)
	return l.first, float64(l.used) / float64(s.Height())
}

func (l *layout) section(s Section) {
	l.room, l.used, l.foot, l.first = s.Height(), 0, 0, 0
	l.page++
	var strips []strip
	for i, b := range s.Blocks {
		from := len(strips)
		strips = l.strips(strips, b, s.Width())
		for k := from; k < len(strips); k++ {
			strips[k].block = i
		}
	}
	for from := 0; from < len(strips); {
		to := from + 1
		for to < len(strips) && strips[to-1].keep && !strips[to].breaks {
			to++
		}
		l.place(strips[from:to])
		from = to
	}
}

// place puts strips that belong together on a page, or where no page holds them, one by one.
func (l *layout) place(group []strip) {
	height := 0
	for _, s := range group {
		height += s.height + s.foot
	}
	if l.used > 0 && (group[0].breaks || height <= l.room && l.used+l.foot+height > l.room) {
		l.turn(group[0])
	}
	for _, s := range group {
		if l.used > 0 && l.used+l.foot+s.height+s.foot > l.room {
			l.turn(s)
		}
		l.used += s.height
		l.foot += s.foot
		for _, name := range s.names {
			l.pages[name] = l.page
		}
	}
}

func (l *layout) turn(s strip) {
	l.page++
	l.used, l.foot, l.first = s.head, 0, s.block
}

// strips adds what a block consists of.
func (l *layout) strips(out []strip, b Block, width int) []strip {
	switch b := b.(type) {
	case Paragraph:
		return l.paragraph(out, b, width)
	case Table:
		return l.table(out, b)
	case Contents:
		for _, p := range b.paragraphs() {
			out = l.paragraph(out, p, width)
		}
	}
	return out
}

func (l *layout) paragraph(out []strip, p Paragraph, width int) []strip {
	s := styleOf(p.Style)
	size := p.Size
	if size == 0 {
		size = s.size
	}
	lines, picture := p.lines(s, size, width)
	pitch := s.line
	switch {
	case p.Style == Cell && p.Size > 0:
		pitch = cellLine(p.Size)
	case pitch == 0:
		pitch = max(size*13, picture)
	}
	from := len(out)
	for range lines {
		out = append(out, strip{height: pitch, keep: s.keepLines || s.keepNext || p.KeepNext})
	}
	out[from].height += s.before
	out[from].breaks, out[from].names = p.NewPage, p.Bookmarks
	last := &out[len(out)-1]
	last.height += s.after
	last.keep = s.keepNext || p.KeepNext
	for _, r := range p.Runs {
		if r.Note != nil && !l.noted[r.Note] {
			l.noted[r.Note] = true
			note := styleOf(NoteText)
			for _, runs := range r.Note.Paragraphs {
				n, _ := Paragraph{Style: NoteText, Runs: runs}.lines(note, note.size, width)
				last.foot += n * note.line
			}
		}
	}
	return out
}

// lines is how many lines a paragraph takes, and the height of its highest picture.
func (p Paragraph) lines(s style, size, width int) (lines, picture int) {
	room := max(width-s.left-p.FarIndent, size*10)
	lines, at, word := 1, 0, 0
	if !p.NoIndent {
		at = s.indent * size / 10
	}
	end := func() { // of a word
		if at += word; at > room && at > word {
			lines++
			at = word
		}
		word = 0
	}
	for _, r := range p.Runs {
		if r.Picture != nil {
			picture = max(picture, r.Picture.Height)
			continue
		}
		if r.Break {
			end()
			lines++
			at = 0
		}
		scale := 10 * size
		if r.Small {
			scale = 10 * smaller(size)
		} else if r.Raised {
			scale = scale * 6 / 10
		}
		for _, c := range r.Text {
			w := CharWidth(c) * scale / 100
			switch {
			case c == '，' || c == '。' || c == '、' || c == '；' || c == '：' || c == '）' || c == '”' || c == '》':
				word += w // does not begin a line
			case c >= 0x2e80 || c == ' ':
				end()
				word = w
			default:
				word += w
			}
		}
	}
	end()
	return lines, picture
}

// CharWidth is about the width of a character in 宋体 and Times New Roman, in hundredths of an em.
func CharWidth(r rune) int {
	switch {
	case r >= 0x2000:
		return 100
	case r >= 'A' && r <= 'Z' || r == '%':
		return 75
	case r == '.' || r == ',' || r == ':' || r == ';' || r == '\'' || r == '|' || r == '!' || r == 'i' || r == 'l' || r == ' ':
		return 30
	}
	return 52
}

// ruleHeight is the line between two rows.
const ruleHeight = 10

func (l *layout) table(out []strip, t Table) []strip {
	head := 0
	for i, r := range t.Rows {
		row := strip{height: r.Height, keep: r.With || i < t.Head}
		column := 0
		for _, c := range r.Cells {
			span := max(1, c.Span)
			width := -2 * t.Pad
			for _, cw := range t.Columns[min(column, len(t.Columns)):min(column+span, len(t.Columns))] {
				width += cw
			}
			column += span
			height := 0
			for _, b := range c.Blocks {
				for _, s := range l.strips(nil, b, max(width, 1)) {
					height += s.height
					row.foot += s.foot
					row.names = append(row.names, s.names...)
				}
			}
			if !c.Covered && !c.Below {
				row.height = max(row.height, height)
			}
		}
		row.height += ruleHeight
		if i < t.Head {
			head += row.height
		} else {
			row.head = head
		}
		out = append(out, row)
	}
	return out
}

func styleOf(id Style) style {
	if k := slices.IndexFunc(styles, func(s style) bool { return s.id == string(id) }); k >= 0 {
		return styles[k]
	}
	return style{id: string(Body), face: fangsong, size: bodySize, line: pitch, indent: 200}
}

// cellLine is the height of a line in a cell whose letters are of a size in half points.
func cellLine(size int) int { return size * 13 }

// smaller is the size of small runs beside text of a size, in half points.
func smaller(size int) int { return max(size*3/4, min(size, 18)) }
