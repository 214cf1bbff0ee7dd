package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// SmallBoard is an edition's board in little, to stand beside a text: who is behind most often, and on what. The names of
// rows and columns are links, so that it is also the directory of members and indicators.
type SmallBoard struct {
	Caption string // 各县市完成率（%），按落后项数排列
	Narrow  string // follows it on narrow screens, which list what is behind: ，只列落后的
	Member  string // heads the names: 县市
	Head    string // heads the sums: 落后项数
	Columns []Link
	Rows    []SmallRow
	Left    string  // what was left out; empty for nothing
	All     Link    // the whole board
	Legend  []Count // of the states that occur on it
	Tight   bool    // it has so many columns that cells show shapes alone
}

// SmallRow is one region of a small board.
type SmallRow struct {
	Name   Link // Href is empty where the region has no page
	Whole  bool
	Cells  []SmallCell
	Behind int
	None   bool // nothing of it can be behind
	Listed int  // of them, where its cells show fewer
}

// SmallCell is a state, with a figure where there is room for one.
type SmallCell struct {
	Shape, Class string
	Text         string // the completion without its sign, the distance from a limit, or what is missing in two characters
	Of           string // the name of its column where it counts as behind: narrow screens list these alone
	Said         string // all of it in words, for a screen reader
}

// The bounds of small boards. Of more members than all of them the worst are shown.
const (
	smallAll     = 12 // members
	smallWorst   = 10 // of more than smallAll
	smallColumns = 14 // with figures
	smallTight   = 24 // with shapes alone, beside the indicators behind; of more indicators those that most rows are behind on
	smallText    = 6  // characters of a figure
	smallName    = 6  // characters of a member's name; of a longer one its short form stands
)

// smallBoard is the edition's board in little, or nil where it has none. Fine figures have a digit after the point, others
// are whole percents, cut as [format.CompletionShort] does.
func (ed *edition) smallBoard(fine bool) *SmallBoard {
	b := analysis.NewBoard(ed.view)
	if len(b.Indicators) == 0 {
		return nil
	}
	b.SortByBehind()
	behind := format.BoardHead(ed.view, b)
	member, head := ed.site.Words.Member, behind+"项数"
	out := &SmallBoard{
		Member: member, Head: head, Narrow: "，只列" + behind + "的", Tight: len(b.Indicators) > smallColumns,
		All: Link{Href: ed.at.To(address.BoardByBehind(ed.view.Edition)), Text: "作战图"},
	}
	var shownOf, left []string // what is listed, and what is not
	if len(b.Rows)-1 > smallAll {
		rest := b.Cut(smallWorst)
		shownOf, left = append(shownOf, head+"最多的"+format.Members(smallWorst, ed.site.Words)), append(left, format.Rest(rest, ed.site.Words))
	}
	out.Caption = "各" + member + smallMeasure(out.Tight, fine) + smallRates(b.Indicators, out.Tight) + "，按" + head + "排列"
	b.Fill(len(b.Rows))
	columns := worstColumns(b)
	if n := len(b.Indicators) - len(columns); n > 0 {
		shownOf, left = append(shownOf, behind+"最多的"+strconv.Itoa(smallTight)+"项指标"), append(left, strconv.Itoa(n)+"项指标")
	}
	if len(left) > 0 {
		out.Left = "只列" + strings.Join(shownOf, "、") + "，其余" + strings.Join(left, "、") + "见"
	}
	for _, col := range columns {
		i := b.Indicators[col]
		out.Columns = append(out.Columns, Link{Href: ed.at.Indicator(i), Text: i.Short})
	}
	var shown tallies
	for k := range b.Rows {
		r := &b.Rows[k]
		row := SmallRow{Name: Link{Text: ed.smallName(r.Region)}, Whole: r.Region.Kind == model.Prefecture, Behind: r.Tally.Behind(), None: !r.Counts()}
		if r.Region.HasPage() {
			row.Name.Href = ed.at.County(r.Region)
		}
		listed := 0
		for at, col := range columns {
			c := &r.Cells[col]
			shown.add(c)
			cell := smallCell(c, out.Tight, fine)
			if c.State.Behind() {
				cell.Of = out.Columns[at].Text
				listed++
			}
			row.Cells = append(row.Cells, cell)
		}
		if listed < row.Behind {
			row.Listed = listed
		}
		out.Rows = append(out.Rows, row)
	}
	out.Legend = shown.states()
	return out
}

// worstColumns are the columns that a small board shows: all, or of more than it holds those that most of its rows are behind on, in the
// bulletin's order.
func worstColumns(b *analysis.Board) []int {
	behind, columns := make([]int, len(b.Indicators)), make([]int, len(b.Indicators))
	for col := range columns {
		columns[col] = col
		for k := range b.Rows {
			if b.Rows[k].Cells[col].State.Behind() {
				behind[col]++
			}
		}
	}
	if len(columns) > smallTight {
		slices.SortStableFunc(columns, func(x, y int) int { return behind[y] - behind[x] })
		columns = columns[:smallTight]
		slices.Sort(columns)
	}
	return columns
}

// smallName is what a small board calls a region.
func (ed *edition) smallName(r *model.Region) string {
	name := ed.site.Called(r)
	if utf8.RuneCountInString(name) > smallName && r.Kind != model.Prefecture {
		return r.Short
	}
	return name
}

// smallMeasure says what the cells of a small board show.
func smallMeasure(tight, fine bool) string {
	switch {
	case tight:
		return "完成状态"
	case fine:
		return "完成率（%）"
	}
	return "完成率（%，取整）"
}

// smallRates says that rates stand among completions as what they are, where there are figures.
func smallRates(indicators []*model.Indicator, tight bool) string {
	if tight {
		return ""
	}
	return rateNote(indicators)
}

func smallCell(c *analysis.Cell, tight, fine bool) SmallCell {
	if c.State == analysis.NoState {
		out := SmallCell{Class: "gap", Said: format.StateGap(c)}
		if !tight {
			out.Text = format.GapShort(c)
		}
		return out
	}
	out := SmallCell{Shape: format.Shape(c.State), Class: format.StateClass(c.State), Said: format.State(c)}
	said := format.LimitPhrase(c)
	switch {
	case said != "":
		out.Text = format.LimitShort(c)
	case format.ByValue(c.Indicator):
		out.Text, said = format.Amount(c.Indicator, c.Value.Value, c.Indicator.Decimals), format.Beside(c)
	case !c.Completion.Ok():
	case fine:
		out.Text = strings.TrimSuffix(format.Completion(c.Completion), "%")
	default:
		out.Text = format.CompletionShort(c.Completion)
	}
	if said == "" && c.Completion.Ok() {
		said = format.Completion(c.Completion)
	}
	if said != "" {
		out.Said = said + "，" + out.Said
	}
	if tight || utf8.RuneCountInString(out.Text) > smallText {
		out.Text = ""
	}
	return out
}
