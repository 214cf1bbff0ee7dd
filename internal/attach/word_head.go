package attach

import (
	"strings"

	"bulletin/internal/docx"
)

// mayBreak stands in heads of columns where a line may break, as <wbr> does on the page, until the width of the column is known.
const mayBreak = "\u200b"

// longestWord is the width in ems of the longest word of a head.
func longestWord(blocks []docx.Block) float64 {
	most := 0.0
	for _, b := range blocks {
		if p, isText := b.(docx.Paragraph); isText {
			for _, r := range p.Runs {
				for word := range strings.SplitSeq(r.Text, mayBreak) {
					most = max(most, textWidth(word))
				}
			}
		}
	}
	return most
}

func textWidth(s string) float64 {
	sum := 0
	for _, c := range s {
		sum += docx.CharWidth(c)
	}
	return float64(sum) / 100
}

// breakHeads breaks the lines of heads between words, into lines of about one length.
func (g *grid) breakHeads(fit *tableFit) {
	for i := range g.head {
		for k := range g.rows[i].cells {
			c := &g.rows[i].cells[k]
			room := -2 * fit.pad
			for _, w := range fit.columns[c.column:min(c.column+c.span, len(fit.columns))] {
				room += w
			}
			for k, b := range c.blocks {
				if p, isText := b.(docx.Paragraph); isText {
					p.Runs = brokenHead(p.Runs, float64(room)/float64(fit.size*10))
					c.blocks[k] = p
				}
			}
		}
	}
}

// brokenHead is a head whose words do not part in a column of a width in ems.
func brokenHead(runs []docx.Run, room float64) []docx.Run {
	var out []docx.Run
	for _, r := range runs {
		for k, line := range headLines(strings.Split(r.Text, mayBreak), room) {
			part := r
			part.Text, part.Break = line, r.Break || k > 0
			out = append(out, part)
		}
	}
	return out
}

// headLines puts words on as few lines as there must be; of these the longest is as short as it can be.
func headLines(words []string, room float64) []string {
	lines := filled(words, room)
	for limit := room - .5; limit > 0 && len(lines) > 1; limit -= .5 {
		shorter := filled(words, limit)
		if len(shorter) > len(lines) {
			break
		}
		lines = shorter
	}
	return lines
}

func filled(words []string, room float64) []string {
	lines := []string{words[0]}
	for _, w := range words[1:] {
		if last := lines[len(lines)-1] + w; textWidth(last) <= room {
			lines[len(lines)-1] = last
		} else {
			lines = append(lines, w)
		}
	}
	return lines
}
