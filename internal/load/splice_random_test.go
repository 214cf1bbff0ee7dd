package load

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// scribe writes random reports of the base site in all the styles that authors use, and edits of them.
type scribe struct {
	*rand.Rand
	b     strings.Builder
	notes int // comments so far, each of its own words
}

func (s *scribe) chance(percent int) bool { return s.IntN(100) < percent }

func one[T any](s *scribe, of ...T) T { return of[s.IntN(len(of))] }

// comment is the end of a line, with or without a comment.
func (s *scribe) comment() string {
	if !s.chance(15) {
		return ""
	}
	s.notes++
	return fmt.Sprintf("%s# 注%d；", one(s, " ", "   ", "\t"), s.notes)
}

// between writes lines that say nothing.
func (s *scribe) between() {
	for s.chance(15) {
		s.b.WriteString(one(s, "", "   ", strings.TrimSpace(s.comment()), "      "+strings.TrimSpace(s.comment())) + "\n")
	}
}

func (s *scribe) key(text string) string {
	if s.chance(10) {
		return one(s, `"`+text+`"`, "'"+text+"'")
	}
	return text
}

func (s *scribe) number() string {
	return one(s, fmt.Sprint(s.IntN(100)), fmt.Sprintf("%d.%02d", s.IntN(50), s.IntN(100)), "0", "1.10")
}

func (s *scribe) figure() string {
	return one(s, s.number(), s.number(), "未报送", "保密", `"保密"`)
}

var spliceTexts = []string{
	"补报", "12", "true", "null", "a: b", "a #b", "# c", "it's", `说"好"`, "一, 二", "{三}", "- 四", "五\n六", "~", "七：八", "2022-07-01", "*九",
	"&十", "tab\there", `\`, "0x1F", "1e3", "=", "<<", "a:", "?", "!x", "%", "@", "`", " ", "x y", "|", ">", "，", "https://example.org/?a=1", "🙂", "\"", "''",
}

func (s *scribe) text() string { return spliceTexts[s.IntN(len(spliceTexts))] }

// scalar is a text as an author may write it.
func (s *scribe) scalar(text string, flow bool) string {
	if strings.TrimSpace(text) == "" {
		text = "空"
	}
	switch {
	case s.chance(30):
		return doubleQuoted(text)
	case s.chance(30):
		return quotedAs(8, text) // single quotes
	}
	return scalarText(text, flow)
}

// fields are the pairs of a random figure, the value among them.
func (s *scribe) fields(parts, flow bool) []string {
	all := []string{s.key("value") + ": " + s.figure()}
	if s.chance(60) {
		all = append(all, s.key("note")+": "+s.scalar(s.text(), flow))
	}
	if s.chance(20) {
		all = append(all, "status: "+one(s, "快报", `"最终核实"`))
	}
	if s.chance(30) {
		all = append(all, "yoy: "+one(s, "-3.50", "12"))
	}
	if s.chance(20) {
		all = append(all, "rank: 2", "rank_of: 9")
	}
	if parts && s.chance(50) {
		all = append(all, "parts: "+one(s, "{shouci: 1, fuhe: 2}", "{fuhe: 2}", "{ shouci : 1 }"))
	}
	if s.chance(20) {
		all = append(all, "explained: {jump: "+s.scalar(s.text(), true)+"}")
	}
	s.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// braces is a figure in braces on one line or more.
func (s *scribe) braces(parts bool, indent string) string {
	text := "{"
	for k, f := range s.fields(parts, true) {
		if k > 0 {
			text += ","
			if s.chance(15) {
				text += s.comment() + "\n" + indent + "  "
			}
		}
		text += one(s, "", " ") + f
	}
	return text + one(s, "}", " }", ",}")
}

// lines writes a figure as lines of their own.
func (s *scribe) lines(parts bool, indent string) {
	for _, f := range s.fields(parts, false) {
		s.between()
		switch {
		case strings.HasPrefix(f, "note:") && s.chance(40):
			f = "note: " + one(s, "|", ">-", "|+") + "\n" + indent + "  一 # 不是注\n\n" + indent + "  二"
		case strings.HasPrefix(f, "parts:") && s.chance(50):
			f = "parts:\n" + indent + "  fuhe: 2\n" + indent + "  shouci: 1"
		}
		if !strings.Contains(f, "\n") {
			f += s.comment()
		}
		s.b.WriteString(indent + f + "\n")
	}
}

// region writes one region of an indicator on lines of its own.
func (s *scribe) region(id string, parts bool, indent string) {
	s.between()
	s.b.WriteString(indent + s.key(id) + one(s, ":", ":", " :"))
	switch {
	case s.chance(50):
		s.b.WriteString(one(s, " ", "   ", "\t") + s.figure() + s.comment() + "\n")
	case s.chance(20):
		s.b.WriteString(s.comment() + "\n" + indent + "  " + s.figure() + s.comment() + "\n")
	case s.chance(50):
		s.b.WriteString(" " + s.braces(parts, indent) + s.comment() + "\n")
	default:
		s.b.WriteString(s.comment() + "\n")
		s.lines(parts, indent+one(s, "  ", "    "))
	}
}

// members are some regions of an indicator.
func (s *scribe) members(indicator string) []string {
	var ids []string
	for _, id := range []string{"qingshan", "beisheng", "donghe", "xihu", "nanling", "kaifaqu"} {
		if (indicator != "bizhong" || id == "qingshan" || id == "beisheng") && (indicator != "qiye" || id != "kaifaqu") && s.chance(65) {
			ids = append(ids, id)
		}
	}
	if s.chance(20) {
		s.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	}
	return ids
}

func (s *scribe) indicator(id, indent, step string) {
	s.between()
	ids := s.members(id)
	s.b.WriteString(indent + s.key(id) + ":")
	switch {
	case s.chance(15):
		s.b.WriteString(one(s, " ", s.comment()+"\n"+indent+"  ") + "未报送" + s.comment() + "\n")
	case len(ids) == 0:
		s.b.WriteString(" {}" + s.comment() + "\n")
	case s.chance(15):
		s.b.WriteString(" {" + s.inBraces(id, ids) + "}" + s.comment() + "\n")
	default:
		s.b.WriteString(s.comment() + "\n")
		for _, g := range ids {
			s.region(g, id == "qiye", indent+step)
		}
	}
}

func (s *scribe) inBraces(indicator string, ids []string) string {
	var all []string
	for _, g := range ids {
		all = append(all, s.key(g)+": "+one(s, s.figure(), s.braces(indicator == "qiye", "    ")))
	}
	return strings.Join(all, ", ")
}

// report is a whole file.
func (s *scribe) report() string {
	s.b.Reset()
	s.b.WriteString(one(s, "", "# 一\n") + "period: 2023-03\nstatus: 快报\n")
	indicators := []string{"yanfa", "qiye", "bizhong"}
	if s.chance(20) {
		s.Shuffle(3, func(i, j int) { indicators[i], indicators[j] = indicators[j], indicators[i] })
	}
	indicators = indicators[:one(s, 3, 3, 3, 2, 1, 0)]
	switch {
	case len(indicators) == 0:
		s.b.WriteString("values: {}" + s.comment() + "\n")
	case s.chance(10):
		var all []string
		for _, id := range indicators {
			all = append(all, id+": "+one(s, "未报送", "{}", "{"+s.inBraces(id, s.members(id))+"}"))
		}
		s.b.WriteString("values: {" + strings.Join(all, ", ") + "}\n")
	default:
		s.b.WriteString("values:" + s.comment() + "\n")
		indent, step := one(s, "  ", "    "), one(s, "  ", "    ")
		for _, id := range indicators {
			s.indicator(id, indent, step)
		}
	}
	s.between()
	if s.chance(20) {
		s.b.WriteString("released: 2023-04-08\n")
	}
	text := s.b.String()
	if s.chance(25) {
		text = strings.TrimSuffix(text, "\n")
	}
	if s.chance(25) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return one(s, "", "", "", "\ufeff") + text
}

// edits are some changes, whose figures are all numbers or gaps that the loader takes.
func (s *scribe) edits() []Edit {
	var all []Edit
	for range 1 + s.IntN(6) {
		e := Edit{Indicator: one(s, "yanfa", "qiye", "bizhong"), Region: one(s, "qingshan", "beisheng", "donghe", "xihu", "nanling")}
		if e.Indicator == "bizhong" {
			e.Region = one(s, "qingshan", "beisheng")
		}
		if s.chance(70) {
			e.Value = strings.Trim(s.figure(), `"`)
		}
		say := func(f *Field, texts ...string) {
			if s.chance(25) {
				*f = Say(one(s, append(texts, "")...))
			}
		}
		say(&e.Note, s.text(), s.text())
		say(&e.Source, s.text(), "系统")
		say(&e.CheckedBy, "统计科")
		say(&e.Status, "快报", "最终核实")
		say(&e.YoY, "-3.5", "12")
		if s.chance(20) {
			e.Rank, e.RankOf = Say("2"), Say("9")
			if s.chance(30) {
				e.Rank, e.RankOf = Say(""), Say("")
			}
		}
		if e.Indicator == "qiye" && s.chance(40) {
			e.Parts = []KeyedField{{one(s, "shouci", "fuhe"), Say(one(s, "1", "2", "未报送", ""))}, {"fuhe", Say(one(s, "3", ""))}}
		}
		if s.chance(30) {
			e.Explained = []KeyedField{{one(s, "jump", "falling"), Say(one(s, s.text(), ""))}}
		}
		all = append(all, e)
	}
	return all
}
