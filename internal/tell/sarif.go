package tell

import (
	"io"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/codes"
	"bulletin/internal/diag"
)

// The parts of SARIF 2.1.0 (OASIS, 27 March 2020) that are written, under the names of the standard.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool                   `json:"tool"`
		Bases      map[string]artifactLocation `json:"originalUriBaseIds"`
		ColumnKind string                      `json:"columnKind"`
		Language   string                      `json:"language"`
		Results    []sarifResult               `json:"results"`
	}
	sarifTool struct {
		Driver driver `json:"driver"`
	}
	driver struct {
		Name     string      `json:"name"`
		Language string      `json:"language"`
		Rules    []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string     `json:"id"`
		Short   sarifText  `json:"shortDescription"`
		Full    sarifText  `json:"fullDescription"`
		Help    sarifText  `json:"help"`
		Default ruleConfig `json:"defaultConfiguration"`
	}
	ruleConfig struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations,omitempty"`
		Fixes        []sarifFix         `json:"fixes,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Occurrences  int                `json:"occurrenceCount,omitempty"`
	}
	sarifLocation struct {
		Physical physicalLocation `json:"physicalLocation"`
	}
	physicalLocation struct {
		Artifact artifactLocation `json:"artifactLocation"`
		Region   *region          `json:"region,omitempty"`
	}
	artifactLocation struct {
		URI  string `json:"uri,omitempty"`
		Base string `json:"uriBaseId,omitempty"`
	}
	region struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifFix struct {
		Description sarifText        `json:"description"`
		Changes     []artifactChange `json:"artifactChanges"`
	}
	artifactChange struct {
		Artifact     artifactLocation `json:"artifactLocation"`
		Replacements []replacement    `json:"replacements"`
	}
	replacement struct {
		Deleted  region    `json:"deletedRegion"`
		Inserted sarifText `json:"insertedContent"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
)

// siteBase is the name of the site's root among the bases of addresses.
const siteBase = "SITE"

// SARIF writes a log of one run. root is the absolute folder of the site with the separators of slashes, or empty: then whoever
// reads the log says where the site is.
func SARIF(out io.Writer, t *Told, root string) error {
	base := artifactLocation{}
	if root != "" {
		base.URI = folderURI(root)
	}
	run := sarifRun{
		Tool: sarifTool{driver{Name: "bulletin", Language: "zh-CN"}}, Bases: map[string]artifactLocation{siteBase: base},
		ColumnKind: "unicodeCodePoints", Language: "zh-CN", Results: []sarifResult{},
	}
	places := map[string]int{}
	for _, e := range codes.All() {
		places[e.Code] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, ruleOf(e))
	}
	add := func(d *diag.Diagnostic) *sarifResult {
		index, known := places[d.Code]
		if !known {
			index = -1
		}
		run.Results = append(run.Results, resultOf(d, index))
		return &run.Results[len(run.Results)-1]
	}
	for k := range t.Diags {
		add(&t.Diags[k])
	}
	for k := range t.Silenced {
		d := t.Silenced[k]
		reason := d.Fix
		d.Fix = ""
		add(&d).Suppressions = []sarifSuppression{{"inSource", reason}}
	}
	return write(out, sarifLog{"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func ruleOf(e *codes.Entry) sarifRule {
	level := "warning"
	if slices.Contains(e.Severities, diag.Error) {
		level = "error"
	}
	return sarifRule{e.Code, sarifText{Text: e.Title}, sarifText{Text: e.Why}, sarifText{Text: e.Why + "\n\n" + e.Remedy, Markdown: e.Markdown()}, ruleConfig{level}}
}

func resultOf(d *diag.Diagnostic, rule int) sarifResult {
	text := d.Text + "。"
	if d.Fix != "" {
		text += strings.TrimSuffix(strings.TrimSuffix(d.Fix, "。"), "？") + map[bool]string{true: "？", false: "。"}[strings.HasSuffix(d.Fix, "？")]
	}
	r := sarifResult{RuleID: d.Code, RuleIndex: rule, Level: level(d), Message: sarifText{Text: text}, Occurrences: d.More}
	if d.File == "" {
		return r
	}
	at := artifactLocation{(&url.URL{Path: d.File}).String(), siteBase}
	place := physicalLocation{Artifact: at}
	if d.Line > 0 {
		place.Region = &region{StartLine: d.Line, StartColumn: d.Col}
	}
	r.Locations = []sarifLocation{{place}}
	if (d.Old != "" || d.New != "") && d.Col > 0 && !strings.Contains(d.Old, "\n") {
		deleted := region{d.Line, d.Col, d.Col + utf8.RuneCountInString(d.Old)}
		place.Region.EndColumn = deleted.EndColumn
		r.Fixes = []sarifFix{{sarifText{Text: text}, []artifactChange{{at, []replacement{{deleted, sarifText{Text: d.New}}}}}}}
	}
	return r
}

// folderURI is the address of a folder: file:///C:/通报/ and file:///home/通报/; a share is a host.
func folderURI(root string) string {
	root = strings.TrimSuffix(root, "/") + "/"
	if share, found := strings.CutPrefix(root, "//"); found {
		host, rest, _ := strings.Cut(share, "/")
		return (&url.URL{Scheme: "file", Host: host, Path: "/" + rest}).String()
	}
	if !strings.HasPrefix(root, "/") {
		root = "/" + root
	}
	return (&url.URL{Scheme: "file", Path: root}).String()
}
