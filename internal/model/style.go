package model

// Style says how an indicator's numbers are printed. What an author leaves unsaid has the site's style.
type Style struct {
	Grouped    Choice // 千分撇: 12,345.6
	Completion Places // of 完成率, and of 较序时 with it
	Growth     Places // of 同比, in percent or in percentage points
}

// Over is the style with what it leaves unsaid taken from another.
func (s Style) Over(usual Style) Style {
	if s.Grouped == Unsaid {
		s.Grouped = usual.Grouped
	}
	if s.Completion == 0 {
		s.Completion = usual.Completion
	}
	if s.Growth == 0 {
		s.Growth = usual.Growth
	}
	return s
}

// Choice is yes or no, or not said.
type Choice uint8

const (
	Unsaid Choice = iota
	Yes
	No
)

// Places is a number of digits after the point that an author may have left unsaid, which is its zero.
type Places uint8

// Digits is n digits after the point, said.
func Digits(n int) Places { return Places(n + 1) }

// Or is the digits, or others where they are unsaid.
func (p Places) Or(usual int) int {
	if p == 0 {
		return usual
	}
	return int(p) - 1
}
