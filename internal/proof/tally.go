package proof

import (
	"strconv"
	"strings"
)

// Counts says how many there are of each standing.
type Counts [standings]int

// Sum is how many there are in all.
func (c *Counts) Sum() int {
	sum := 0
	for _, n := range c {
		sum += n
	}
	return sum
}

// Tally counts the marks of texts.
type Tally struct{ Numbers, Words Counts }

// Count is the tally of marks.
func Count(marks []Mark) Tally {
	var t Tally
	for k := range marks {
		m := &marks[k]
		if m.Number {
			t.Numbers[m.Standing]++
		} else {
			t.Words[m.Standing]++
		}
	}
	return t
}

// Add adds what was counted in other texts.
func (t *Tally) Add(o Tally) {
	for k := range t.Numbers {
		t.Numbers[k] += o.Numbers[k]
		t.Words[k] += o.Words[k]
	}
}

// Pending is how many of them somebody has to do something about.
func (t *Tally) Pending() int {
	n := 0
	for s := range Standing(standings) {
		if s.Pending() {
			n += t.Numbers[s] + t.Words[s]
		}
	}
	return n
}

// String is for a line on a terminal: 142个数，引用120，相符18，备案2，存疑1，矛盾1；28处说法，相符27，存疑1，矛盾0. What is on record
// and what stays as typed is told where there is any.
func (t *Tally) String() string {
	text := t.Numbers.line("个数")
	if t.Words.Sum() > 0 {
		text += "；" + t.Words.line("处说法")
	}
	return text
}

func (c *Counts) line(of string) string {
	var b strings.Builder
	b.WriteString(strconv.Itoa(c.Sum()) + of)
	for s := range Standing(standings) {
		if c[s] > 0 || s != Filed && s != Fixed {
			b.WriteString("，" + s.Word() + strconv.Itoa(c[s]))
		}
	}
	return b.String()
}

// Full is for the sheet, with all counts: 142个数：引用120，相符18，备案2，原样0，存疑1，矛盾1；28处说法：….
func (t *Tally) Full() string {
	return t.Numbers.full("个数") + "；" + t.Words.full("处说法")
}

func (c *Counts) full(of string) string {
	text := strconv.Itoa(c.Sum()) + of
	if c.Sum() == 0 {
		return text
	}
	for s := range Standing(standings) {
		text += map[bool]string{true: "：", false: "，"}[s == 0] + s.Word() + strconv.Itoa(c[s])
	}
	return text
}
