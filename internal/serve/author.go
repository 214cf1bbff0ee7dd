package serve

import (
	"bulletin/internal/page"
	"bulletin/internal/proof"
)

// told is the author's view of a page.
type told struct {
	Tally   string   `json:"tally"`
	Marks   []mark   `json:"marks"`
	Cells   []cell   `json:"cells"`
	Missing []string `json:"missing"`
}

// mark is a number or a claim of the page's texts, in their order.
type mark struct {
	Text     string `json:"text"`
	Class    string `json:"class"`
	Word     string `json:"word"`
	Says     string `json:"says,omitempty"`
	Fix      string `json:"fix,omitempty"`
	Evidence string `json:"evidence,omitempty"`
	Source   string `json:"source,omitempty"`
	Place    string `json:"place"`
}

// cell is where the figure of a link's cell or row is written.
type cell struct {
	Href  string `json:"href"`
	Place string `json:"place"`
}

func (r *reading) author(p *page.Page) told {
	of := r.listing.Author(p)
	out := told{Marks: []mark{}, Missing: append([]string{}, of.Missing...)}
	var tally proof.Tally
	for k := range of.Texts {
		text := of.Texts[k].Prove("desk")
		tally.Add(text.Tally)
		for _, m := range text.Marks {
			out.Marks = append(out.Marks, mark{m.Text, m.Standing.Class(), m.Standing.Word(), m.Says, m.Fix, m.Evidence, m.Source, m.Pos.String()})
		}
	}
	if len(of.Texts) > 0 {
		out.Tally = tally.String()
	}
	for _, s := range of.Cells {
		out.Cells = append(out.Cells, cell{s.Href, s.Pos.String()})
	}
	return out
}
