package xlsx

import "strconv"

// cellStyle is what of a cell's look matters to its meaning.
type cellStyle struct {
	format formatKind
	scaled bool
	quoted bool
}

// readStyles reads the formats of numbers and the looks of cells, in either order.
func (r *reader) readStyles(s *scanner) error {
	custom := map[int]cellStyle{}
	var ids []int
	for range s.children {
		switch {
		case s.is("numFmts"):
			if err := s.customFormats(custom); err != nil {
				return err
			}
		case s.is("cellXfs"):
			for range s.children {
				if !s.is("xf") {
					continue
				}
				if len(ids) == maxFormats {
					return tooLarge("too many styles")
				}
				ids = append(ids, s.number("numFmtId"))
				r.styles = append(r.styles, cellStyle{quoted: s.flag("quotePrefix")})
			}
		}
	}
	for i, id := range ids {
		look, found := custom[id]
		if !found {
			look.format = builtInKind(id)
		}
		r.styles[i].format, r.styles[i].scaled = look.format, look.scaled
	}
	return nil
}

func (s *scanner) customFormats(custom map[int]cellStyle) error {
	count := 0
	for range s.children {
		if !s.is("numFmt") {
			continue
		}
		if count++; count > maxFormats {
			return tooLarge("too many formats")
		}
		code, _ := s.attr("formatCode")
		custom[s.number("numFmtId")] = cellStyle{format: kindOf(code), scaled: isScaled(code)}
	}
	return nil
}

// number is a small number in an attribute; -1 where it is none.
func (s *scanner) number(name string) int {
	raw, found := s.rawAttr(name, false)
	if !found {
		return 0
	}
	n, err := strconv.Atoi(string(raw))
	if err != nil || n < 0 {
		return -1
	}
	return n
}
