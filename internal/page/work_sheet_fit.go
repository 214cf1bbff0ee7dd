package page

import (
	"strconv"
	"unicode/utf8"

	"bulletin/internal/table"
)

// Sizes of a sheet on paper, in points. They are those of assets/sheet.css, and rather too large than too small: what a
// browser breaks into one more line must not need one more page.
const (
	sheetHeight = 765 // within the margins
	sheetFixed  = 104 // band, head, name, note at the end
	sheetLine   = 11  // a line of a table
	sheetRow    = 4   // what a row has around its lines
	sheetHead   = 38  // a list's heading and the head of its table
	leadLine    = 17  // a line of the first sentence
	leadLength  = 44  // its characters
	sheetWidth  = 507 // within the margins
	cellSides   = 6   // what a cell has around its text
	barWidth    = 34  // a bar before a completion
	markWidth   = 17  // a state's mark and outline
	noteLine    = 56
	fewestRows  = 2 // of matters and dates that come before rows of the table
	mostPeople  = 3

	roomyPercent = 135 // how much a sheet with wider rows takes of what it takes otherwise
)

// fit leaves out what has no room on the page: first dates and matters beyond the nearest, then indicators.
func (s *Sheet) fit() {
	free := sheetHeight - sheetFixed - leadLine*lines(s.Summary, leadLength) - sheetHead
	for _, n := range s.Table.Notes {
		free -= table.Width(n)*sheetLine/(2*noteLine) + 2
	}
	if n := len(s.Contacts) - mostPeople; n > 0 {
		s.Contacts, s.LeftOut.Contacts = s.Contacts[:mostPeople], rest(n, "人")
	}
	free -= sheetLine * (2 + len(s.Contacts))
	if s.Arrears != nil {
		free -= sheetHead + sheetLine*(1+len(s.Arrears.Notes))
		length := firstLength(s.Arrears)
		for _, r := range s.Arrears.Rows {
			free -= rowHeight(r.Cells[0].Text, length)
		}
	}
	matterLength := s.matterLength()
	matter := func(k int) int { return rowHeight(plainText(s.Matters[k].Matter), matterLength) }
	titleLength, whoLength := s.dateLengths()
	date := func(k int) int {
		return max(rowHeight(s.Dates[k].Title, titleLength), rowHeight(s.Dates[k].Who, whoLength))
	}
	nameLength := firstLength(s.Table)
	row := func(k int) int { return rowHeight(s.Table.Rows[k].Cells[0].Text, nameLength) }

	free -= 2 * sheetHead
	matters, free := take(0, min(len(s.Matters), fewestRows), free, matter)
	dates, free := take(0, min(len(s.Dates), fewestRows), free, date)
	rows, free := take(0, len(s.Table.Rows), free, row)
	matters, free = take(matters, len(s.Matters), free, matter)
	dates, free = take(dates, len(s.Dates), free, date)
	s.Roomy = (sheetHeight-free)*roomyPercent/100 <= sheetHeight

	s.LeftOut.Indicators = rest(len(s.Table.Rows)-rows, "项")
	s.LeftOut.Matters = rest(len(s.Matters)-matters, "项")
	s.LeftOut.Dates = rest(len(s.Dates)-dates, "项")
	s.Table.Rows, s.Matters, s.Dates = s.Table.Rows[:rows], s.Matters[:matters], s.Dates[:dates]
}

// firstLength is how many characters a line of a table's first column holds: what the others leave, none of which breaks
// its lines.
func firstLength(t *table.Table) int {
	free := sheetWidth - cellSides
	for k := 1; k < len(t.Columns); k++ {
		widest := printed(t.Columns[k].Head + t.Columns[k].Unit)
		for _, r := range t.Rows {
			c := &r.Cells[k]
			w := printed(c.Text + c.Pad)
			if c.Bar != nil {
				w += barWidth
			}
			if c.Chip {
				w += markWidth
			}
			widest = max(widest, w)
		}
		free -= widest + cellSides
	}
	return characters(free)
}

// matterLength is how many characters of a matter a line holds.
func (s *Sheet) matterLength() int {
	number, date, state := 0, 0, 0
	for k := range s.Matters {
		a := &s.Matters[k]
		number, date, state = max(number, printed(a.Number)), max(date, printed(a.Deadline)), max(state, printed(a.State)+markWidth)
	}
	return characters(sheetWidth - number - date - state - 4*cellSides)
}

// dateLengths are how many characters a line holds of a date's title, and of who answers for it: the browser gives
// each its part of what the others leave, by their longest.
func (s *Sheet) dateLengths() (title, who int) {
	span, state := 0, 0
	for k := range s.Dates {
		d := &s.Dates[k]
		span, state = max(span, printed(d.Span)), max(state, printed(d.State)+markWidth)
		title, who = max(title, printed(d.Title)), max(who, printed(d.Who))
	}
	free := sheetWidth - span - state - 4*cellSides
	if all := title + who; all > free {
		title, who = free*title/all, free*who/all
	}
	return characters(title), characters(who)
}

// characters is how many Chinese characters of 9 points a line of so many points holds, a few at least.
func characters(points int) int { return max(points/9, 4) }

// printed is the width of a text in a table, in points: characters of 9, letters and digits of 5.
func printed(text string) int {
	n := utf8.RuneCountInString(text)
	wide := table.Width(text) - n
	return wide*9 + (n-wide)*5
}

// take counts how many rows from the k-th to the n-th there is room for, and what then is left of the room.
func take(k, n, free int, height func(int) int) (taken, left int) {
	for ; k < n && height(k) <= free; k++ {
		free -= height(k)
	}
	return k, free
}

func rowHeight(text string, length int) int { return sheetRow + sheetLine*max(lines(text, length), 1) }

// rest says how many are left out, or nothing.
func rest(n int, unit string) string {
	if n <= 0 {
		return ""
	}
	return "其余" + strconv.Itoa(n) + unit
}
