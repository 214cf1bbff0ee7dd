package load

import (
	"fmt"
	"strings"

	"bulletin/internal/model"
)

// EmptyReport is the text of data/reports/2022-07.yaml before anybody has reported: 快报, without a day of release, and
// every figure that is due 未报送, in the order of the site's indicators and regions. The province owes none.
func EmptyReport(s *model.Site, p model.Period) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s累计数。一行一个数；没有报的写“未报送”，不要写0，也不要空着。\n", span(p))
	fmt.Fprintf(&b, "period: %s\nstatus: 快报\n\nvalues:\n", p)
	for _, g := range s.Groups {
		if len(g.Indicators) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n  # —— %s ——\n", g.Name)
		for _, i := range g.Indicators {
			fmt.Fprintf(&b, "  %s:        # %s，%s\n", i.ID, i.Name, i.Unit)
			for _, region := range s.Regions {
				if i.AppliesTo(region) {
					fmt.Fprintf(&b, "    %s: 未报送\n", region.ID)
				}
			}
		}
	}
	return []byte(b.String())
}

// span is the time that a report is about: 2022年1—7月.
func span(p model.Period) string {
	if p.Month == 1 {
		return fmt.Sprintf("%d年1月", p.Year)
	}
	return fmt.Sprintf("%d年1—%d月", p.Year, p.Month)
}
