package page

import "strconv"

// Sizes of a sheet on paper, in points. They are those of assets/sheet.css, and rather too large than too small: what a
// browser breaks into one more line must not need one more page.
const (
	sheetHeight = 765 // within the margins
	sheetFixed  = 104 // band, head, name, note at the end
	sheetLine   = 10  // a line of a table
	sheetRow    = 4   // what a row has around its lines
	sheetHead   = 37  // a list's heading and the head of its table
	leadLine    = 17  // a line of the first sentence
	leadLength  = 44  // its characters
	nameLength  = 20  // characters in a line of an indicator's name
	matterLine  = 38
	dateLine    = 26
	noteLine    = 58
	fewestRows  = 2 // of matters and dates that come before rows of the table
	mostPeople  = 3
)

// fit leaves out what has no room on the page: first dates and matters beyond the nearest, then indicators.
func (s *Sheet) fit() {
	free := sheetHeight - sheetFixed - leadLine*lines(s.Summary, leadLength) - sheetHead
	for _, n := range s.Table.Notes {
		free -= width(n)*sheetLine/(2*noteLine) + 2
	}
	if n := len(s.Contacts) - mostPeople; n > 0 {
		s.Contacts, s.LeftOut.Contacts = s.Contacts[:mostPeople], rest(n, "人")
	}
	free -= sheetLine * (2 + len(s.Contacts))
	if s.Arrears != nil {
		free -= sheetHead + sheetLine*(1+len(s.Arrears.Notes))
		for _, r := range s.Arrears.Rows {
			free -= rowHeight(r.Cells[0].Text, nameLength)
		}
	}
	matter := func(k int) int { return rowHeight(plainText(s.Matters[k].Matter), matterLine) }
	date := func(k int) int {
		return max(rowHeight(s.Dates[k].Title, dateLine), rowHeight(s.Dates[k].Who, dateLine))
	}
	row := func(k int) int { return rowHeight(s.Table.Rows[k].Cells[0].Text, nameLength) }

	free -= 2 * sheetHead
	matters, free := take(0, min(len(s.Matters), fewestRows), free, matter)
	dates, free := take(0, min(len(s.Dates), fewestRows), free, date)
	rows, free := take(0, len(s.Table.Rows), free, row)
	matters, free = take(matters, len(s.Matters), free, matter)
	dates, _ = take(dates, len(s.Dates), free, date)

	s.LeftOut.Indicators = rest(len(s.Table.Rows)-rows, "项")
	s.LeftOut.Matters = rest(len(s.Matters)-matters, "项")
	s.LeftOut.Dates = rest(len(s.Dates)-dates, "项")
	s.Table.Rows, s.Matters, s.Dates = s.Table.Rows[:rows], s.Matters[:matters], s.Dates[:dates]
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
