package claim

import "strings"

// movements judges the word between two typed numbers, 由72.3%提高到59.5%: whatever the data hold, the second has to be on the side
// to which the word points.
func movements(s *saying) {
	from := s.frameBefore()
	if from == nil || from.cues&fromWord == 0 || s.frame.cues&to == 0 {
		return
	}
	k, sign := s.lastTurn()
	if sign == 0 || !s.plainNumber(from) || !s.plainNumber(s.frame) {
		return
	}
	a, b := &s.tokens[from.at].num, &s.tokens[s.frame.at].num
	if a.unit != b.unit || a.kind != b.kind || b.value.Cmp(a.value) == sign {
		return
	}
	typed := s.original(k, k)
	s.say(s.tokens[k].start, s.tokens[k].end, Verdict{
		Outcome: Contradicts, read: true,
		Text: "“" + typed + "”与前后的数不符，是由" + s.original(from.at, from.at) + "到" + s.original(s.frame.at, s.frame.at),
		Fix:  "改“" + typed + "”一词，或核对前后的数",
	})
}

// fromWord is the cue of 由; a frame's own variables are often called from.
const fromWord = from

// plainNumber reports whether a frame has a typed number that is meant to its digits and has no sign.
func (s *saying) plainNumber(f *frame) bool {
	if f.at >= f.end || s.tokens[f.at].printed != nil {
		return false
	}
	n := &s.tokens[f.at].num
	return n.kind >= amount && n.kind <= times && n.around == exact && !n.ranged && !n.round && !n.value.IsNeg()
}

// lastTurn is the last word of change before the frame's number, 提高 or 提高到, and where it points; 0 for none.
func (s *saying) lastTurn() (k, sign int) {
	for k := s.frame.at - 1; k >= s.frame.first; k-- {
		switch t := &s.tokens[k]; {
		case t.is(better | worse | flat):
			return k, 0
		case t.is(up | down):
			for m := s.frame.first; m < k; m++ {
				if s.tokens[m].is(to) {
					return k, 0 // 由增长1.9%转为下降4.2%: each number has its own
				}
			}
			return k, t.entry.cue.direction()
		case t.is(to):
			return k, s.turnOf(s.spelled(k))
		}
	}
	return -1, 0
}

// turnOf is where a word for the level that is reached points: 下滑到 down, 转为 nowhere.
func (s *saying) turnOf(w string) int {
	for _, ending := range []string{"到", "至", "为", "成"} {
		w = strings.TrimSuffix(w, ending)
	}
	if e := s.entries[w]; e != nil && e.cue&(up|down) != 0 {
		return e.cue.direction()
	}
	switch {
	case strings.ContainsAny(w, "升增扩涨攀"):
		return 1
	case strings.ContainsAny(w, "降减滑跌缩窄落"):
		return -1
	}
	return 0
}

// frameBefore is the frame of the clause before this one, or nil.
func (s *saying) frameBefore() *frame {
	for k := 1; k < len(s.clause.frames); k++ {
		if &s.clause.frames[k] == s.frame {
			return &s.clause.frames[k-1]
		}
	}
	return nil
}
