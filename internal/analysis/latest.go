package analysis

import "bulletin/internal/model"

// Latest is the figure of the last month in which a cell's indicator was reported, with that month, where it is not in that of its
// edition. It is missing where the cell has a figure of its own or lacks one for another reason.
func (c *Cell) Latest() (model.Num, model.Period) {
	none := model.Missing(model.NoReport)
	if c.Value.Gap != model.BetweenReports || c.view == nil {
		return none, model.Period{}
	}
	at := c.Indicator.LastDue(c.view.Edition.Period)
	report := c.view.Site.Reports[at]
	if report == nil {
		return none, at
	}
	return report.Figure(c.Indicator, c.Region).Num, at
}

// Edition is the month of the edition in which a cell stands.
func (c *Cell) Edition() model.Period { return c.view.Edition.Period }
