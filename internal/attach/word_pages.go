package attach

import (
	"slices"
	"unicode/utf8"

	"bulletin/internal/docx"
)

// fewWords are so few before a wide block at the beginning of a part that they go on its page.
const fewWords = 300

// turn settles which pieces go on wide pages beside those that need them: a note with its table, a heading with what it
// stands over, and the few words with which a part begins.
func turn(pieces []piece) {
	for i := 1; i < len(pieces); i++ {
		if p, isText := pieces[i].block.(docx.Paragraph); isText && p.Style == docx.Note && pieces[i-1].wide {
			pieces[i].wide = true
		}
	}
	for i := len(pieces) - 1; i > 0; i-- {
		if !pieces[i].wide || pieces[i].begins {
			continue
		}
		words := 0
		for k := i - 1; k >= 0; k-- {
			p, isText := pieces[k].block.(docx.Paragraph)
			if words += utf8.RuneCountInString(plain(p.Runs)); !isText || pieces[k].wide || words > fewWords {
				break
			}
			if pieces[k].begins {
				for ; k < i; k++ {
					pieces[k].wide = true
				}
				break
			}
		}
		if pieces[i-1].heading {
			pieces[i-1].wide = true
		}
	}
}

// Of a page that would be emptier than this, what follows begins on it, or what stands on it goes with what follows.
const nearlyEmpty = 0.35

// join lets a part go on where the one before it would leave a page nearly empty. Single sheets of
// paper stay apart.
func join(pieces []piece) {
	from := 0
	for i := range pieces {
		if i > 0 && !samePages(&pieces[i], &pieces[i-1]) {
			from = i
		}
		first, isText := pieces[i].block.(docx.Paragraph)
		if !pieces[i].begins || !isText || !first.NewPage || i == from {
			continue
		}
		if _, full := docx.LastPage(docx.Section{Wide: pieces[i].wide, Blocks: blocksOf(pieces[from:i])}); full < nearlyEmpty && pieces[i].paper == docx.Official && !pieces[i].apart {
			first.NewPage = false
			pieces[i].block = first
		} else {
			from = i
		}
	}
}

// samePages reports whether two pieces may stand on one page.
func samePages(a, b *piece) bool { return a.wide == b.wide && a.paper == b.paper }

func blocksOf(pieces []piece) []docx.Block {
	var out []docx.Block
	for _, p := range pieces {
		out = append(out, p.block)
	}
	return out
}

// fitFirst makes the first picture of pages across a little smaller, if it then fits below the words that begin them.
func fitFirst(s *docx.Section) {
	at := slices.IndexFunc(s.Blocks, func(b docx.Block) bool { return pictureOf(b) != nil || !isParagraph(b) })
	if !s.Wide || at <= 0 || pictureOf(s.Blocks[at]) == nil {
		return
	}
	_, full := docx.LastPage(docx.Section{Wide: true, Blocks: s.Blocks[:at]})
	p := pictureOf(s.Blocks[at])
	room := s.Height() - int(float64(s.Height())*full) - captionHeight/2
	if docx.Pages(docx.Section{Wide: true, Blocks: s.Blocks[:at]}) > 1 || room < s.Height()/2 || p.Height <= room {
		return
	}
	p.Width, p.Height = p.Width*room/p.Height, room
}

func isParagraph(b docx.Block) bool {
	_, is := b.(docx.Paragraph)
	return is
}

// pictureOf is the picture of a block that is one.
func pictureOf(b docx.Block) *docx.Picture {
	if p, is := b.(docx.Paragraph); is && len(p.Runs) == 1 {
		return p.Runs[0].Picture
	}
	return nil
}

// carry puts what would be nearly alone on the last upright page onto the page across that follows, unless it is a table.
func carry(upright, across *docx.Section) {
	from, full := docx.LastPage(*upright)
	if full >= nearlyEmpty {
		return
	}
	for _, b := range upright.Blocks[from:] {
		if p, isText := b.(docx.Paragraph); !isText || p.NewPage && from > 0 {
			return
		}
	}
	across.Blocks = append(slices.Clone(upright.Blocks[from:]), across.Blocks...)
	upright.Blocks = upright.Blocks[:from]
}

// sections puts pieces on upright and wide pages.
func sections(contents, pieces []piece) []docx.Section {
	turn(pieces)
	join(pieces)
	var out []docx.Section
	if len(contents) > 0 {
		out = append(out, docx.Section{Blocks: []docx.Block{contents[0].block}})
	}
	for i, p := range pieces {
		if len(out) == 0 || i > 0 && !samePages(&p, &pieces[i-1]) || i == 0 && len(contents) > 0 {
			out = append(out, docx.Section{Paper: p.paper, Wide: p.wide})
			if first, isText := p.block.(docx.Paragraph); isText {
				first.NewPage = false // a section begins on one
				p.block = first
			}
		}
		s := &out[len(out)-1]
		s.Blocks = append(s.Blocks, p.block)
	}
	for i := 1; i < len(out); i++ {
		if out[i-1].Paper == docx.Official && !out[i-1].Wide && out[i].Wide {
			carry(&out[i-1], &out[i])
		}
	}
	for i := range out {
		fitFirst(&out[i])
	}
	return slices.DeleteFunc(out, func(s docx.Section) bool { return len(s.Blocks) == 0 })
}
