// Package check holds the rules of meaning: what is well-formed and still wrong, or worth a second look.
//
// One rule is one file and one line of the table. A rule looks at the model and its analysis, changes
// nothing, and reports every place it finds. An error stops the build; a warning is for what may be
// right, and only the author can tell.
package check

import (
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// rule is one check of a whole site.
type rule struct {
	name  string // its case in the tests
	check func(*model.Site, *diag.List)
}

// rules are independent of each other; diagnostics are sorted later.
var rules = []rule{
	{"missing-targets-file", missingTargetsFile},
	{"missing-target", missingTarget},
	{"missing-figure", missingFigure},
	{"sum-of-regions", sumOfRegions},
	{"sum-of-parts", sumOfParts},
	{"at-most", atMost},
	{"falling", falling},
	{"yoy-differs", yoyDiffers},
	{"dates", dates},
}

// Site runs every rule. The site must be complete: the loader found no errors.
func Site(site *model.Site, diags *diag.List) {
	for _, r := range rules {
		r.check(site, diags)
	}
}

// reports are the site's reports in the order of time.
func reports(site *model.Site) []*model.Report {
	var out []*model.Report
	for _, r := range site.Reports {
		out = append(out, r)
	}
	sortByPeriod(out)
	return out
}

// names lists regions in a message, at most eight by name.
func names(regions []*model.Region) string {
	const most = 8
	var list []string
	for k, r := range regions {
		if k == most {
			return strings.Join(list, "、") + "等" + model.Int(len(regions)).String() + "个"
		}
		list = append(list, r.Name)
	}
	return strings.Join(list, "、")
}
