package finding

import (
	"strconv"
)

// upper-place: the given place in the level above. A third of all, or the first three, are in front.
func upperPlaceOne(s *judged) *said {
	m := s.Figure.More
	if m == nil || m.Rank == 0 {
		return nil
	}
	f := &said{tone: Notice, evidence: s.cites(mUpperPlace), weight: -20}
	switch {
	case m.RankOf > 0 && m.Rank*3 <= m.RankOf, m.RankOf == 0 && m.Rank <= 3:
		f.tone, f.weight = Highlight, 0
	case m.RankOf > 0 && m.Rank*3 > m.RankOf*2:
		f.tone, f.weight = Shortfall, 0
	}
	if m.Rank <= 3 && f.tone == Highlight {
		f.weight = 8
	}
	place := "第" + strconv.Itoa(m.Rank) + "位"
	if m.Rank == 1 {
		place = "首位"
	}
	if f.tone != Highlight && m.RankOf > 0 {
		place += "（共" + strconv.Itoa(m.RankOf) + "个）"
	}
	what := ""
	if s.Value.Ok() {
		f.phrases = append(f.phrases, s.figure())
	} else if c, ok := s.grown(Notice); ok {
		c.glued, what = true, "增幅"
		f.phrases = append(f.phrases, c)
	}
	text := join(plain(what+"居"+s.words().Upper), s.link(mUpperPlace, place))
	f.phrases = append(f.phrases, phrase{glued: len(f.phrases) == 0, slot: slotUpper, key: "upper-place", tone: f.tone, text: text})
	return f
}
