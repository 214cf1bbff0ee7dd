package check

import (
	"regexp"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// TestRelations: what is printed under forms is of the class that the rule's diagnostics have.
func TestRelations(t *testing.T) {
	final := regexp.MustCompile(`[。；！]$`)
	for _, r := range Relations() {
		severity := diag.Warning
		if r.Class == MustMend {
			severity = diag.Error
		}
		if got := ClassOf(&diag.Diagnostic{Code: r.Code, Severity: severity}); got != r.Class {
			t.Errorf("ClassOf(%s, %s) = %s, but it is printed as %s", r.Code, severity, got, r.Class)
		}
		if r.Text == "" || final.MatchString(r.Text) {
			t.Errorf("%s is printed as %q, want a sentence without its final mark", r.Code, r.Text)
		}
	}
}

// TestAnswers: a rule that a reason can answer tells the fillers of forms what it asks.
func TestAnswers(t *testing.T) {
	printed := map[string]bool{}
	for _, r := range Relations() {
		printed[r.Code] = true
	}
	for _, rule := range rules {
		if rule.answer != none && !printed[rule.name] {
			t.Errorf("%s can be answered and has no relation", rule.name)
		}
	}
}

// TestRelationsFor: a form lists what its own figures are held against.
func TestRelationsFor(t *testing.T) {
	whole, county := &model.Region{Kind: model.Prefecture}, &model.Region{Kind: model.County}
	money := &model.Indicator{AddsUp: true, Targeted: true}
	share := &model.Indicator{Measure: model.Rate, Unit: "%"}
	for _, c := range []struct {
		name      string
		region    *model.Region
		indicator *model.Indicator
		code      string
		want      bool
	}{
		{"sum on the form of the whole", whole, money, "sum-of-regions", true},
		{"no sum on a county's form", county, money, "sum-of-regions", false},
		{"no sum of rates", whole, share, "sum-of-regions", false},
		{"range of rates", county, share, "rate-range", true},
		{"no range of amounts", county, money, "rate-range", false},
		{"amounts that cumulate", county, money, "falling", true},
		{"rates do not cumulate", county, share, "falling", false},
		{"nothing without parts", county, money, "sum-of-parts", false},
	} {
		found := false
		for _, r := range RelationsFor([]*model.Region{c.region}, []*model.Indicator{c.indicator}) {
			found = found || r.Code == c.code
		}
		if found != c.want {
			t.Errorf("%s: %s is listed = %v, want %v", c.name, c.code, found, c.want)
		}
	}
}
