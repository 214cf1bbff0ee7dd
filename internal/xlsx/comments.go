package xlsx

import "slices"

// comments puts what the notes of a sheet say beside its values. A note on an empty cell is left out.
func (r *reader) comments(g *Grid, sheet string) error {
	related, err := r.parts.relations(sheet)
	if err != nil {
		return err
	}
	name := related.target("comments", "")
	if !r.parts.has(name) {
		return nil
	}
	return r.parts.read(name, func(s *scanner) error { return r.readComments(g, s) })
}

func (r *reader) readComments(g *Grid, s *scanner) error {
	for range s.children {
		if !s.is("commentList") {
			continue
		}
		for range s.children {
			if !s.is("comment") {
				continue
			}
			if err := r.comment(g, s); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reader) comment(g *Grid, s *scanner) error {
	ref, _ := s.attr("ref")
	row, column, _ := ParseAddress(ref)
	i, found := slices.BinarySearchFunc(g.Values, Value{Row: row, Column: column}, compareCells)
	for range s.children {
		if s.is("text") && found {
			g.Values[i].Comment = s.richText()
			if err := r.parts.budget.keep(len(g.Values[i].Comment)); err != nil {
				return err
			}
		}
	}
	return nil
}
