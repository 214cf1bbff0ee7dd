package broken

import (
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/load"
)

const (
	edition = "content/2023-q1/"
	entered = "../check/testdata/unexplained-change/revised"
)

// kind is a kind of file, and where one of it stands.
type kind struct {
	name, file string
	over       []string          // laid over the base
	more       map[string]string // put behind files of the base
	record     bool              // the program's own, that ends in a sum
	seeds      []string          // beside the file itself, those of the loader's cases, and cut off ones
}

// kinds are those of package load by their names, and what it does not draw.
var kinds = []kind{
	{name: "site", file: "data/site.yaml"},
	{name: "regions", file: "data/regions.yaml"},
	{name: "indicators", file: "data/indicators.yaml"},
	{name: "targets", file: "data/targets/2023.yaml"},
	{name: "reports", file: "data/reports/2023-06.yaml", seeds: []string{"period: 2023-06\nstatus: 快报\nvalues:\n  touzi: &a\n    donghe: {value: 1, <<: *a}\n"}},
	{name: "milestones", file: "data/milestones/2023.yaml"},
	{name: "actions", file: "data/actions/2023.yaml"},
	{name: "events", file: "data/events/2023.yaml"},
	{name: "corrections", file: "data/corrections/2023.yaml", over: []string{entered}, seeds: []string{
		"year: 2023\ncorrections:\n  - {date: 2023-08-01, indicator: touzi, region: donghe, period: 2023-03, old: 4.3, new: 3.30, reason: 核减, who: 统计局}\n"}},
	{name: "sources", file: "data/sources/2023-06.yaml", seeds: []string{
		"period: 2023-06\nsources:\n  - {file: 东河.xlsx, sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, filler: 甲, checker: 乙, date: 2023-07-01, cells: 12}\n"}},
	{name: "imports", file: "data/imports/附表.yaml", seeds: []string{
		"learned: 2023-06\nsheets:\n  - sheet: 附表*\n    region: donghe\n    captions:\n      县: skip\n      投资: {measure: figure, indicator: touzi, unit: 亿元}\n  - {sheet: \"{indicator}\", indicator: ruku}\n"}},
	{name: "edition", file: "content/2023-h1/edition.md"},
	{name: "commentary", file: "content/2023-h1/counties/donghe.md"},

	{name: "seal", file: edition + "seal.yaml", over: []string{entered}, record: true},
	{name: "attachments", file: edition + "attachments.yaml", over: []string{entered}, record: true, seeds: []string{
		"attachments:\n  - name: a.html\n    form: html\n    sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n    revision: 1\n    date: 2023-04-14\n"}},
	{name: "published", file: edition + "published.csv", over: []string{entered}},
	{name: "targets seal", file: "data/targets/2023.seal.yaml", over: []string{"../check/testdata/sealed-target/quiet"}, record: true},
	{name: "map", file: "data/map.geojson", more: map[string]string{"data/site.yaml": "map: {file: data/map.geojson, approval: 湘S(2024)012号}\n"}, seeds: []string{
		`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"东河县"},"geometry":{"type":"Polygon","coordinates":[[[109.5,28.25],[109.75,28.25],[109.75,28.5],[109.5,28.25]]]}}]}`,
		`{"type":"FeatureCollection","features":[{},` + "\n" + `{"geometry":{"type":"MultiPolygon","coordinates":[[[[1e309,-0]]]]}}`}},
}

func FuzzSite(f *testing.F)        { breaks(f, "site") }
func FuzzRegions(f *testing.F)     { breaks(f, "regions") }
func FuzzIndicators(f *testing.F)  { breaks(f, "indicators") }
func FuzzTargets(f *testing.F)     { breaks(f, "targets") }
func FuzzReports(f *testing.F)     { breaks(f, "reports") }
func FuzzMilestones(f *testing.F)  { breaks(f, "milestones") }
func FuzzActions(f *testing.F)     { breaks(f, "actions") }
func FuzzEvents(f *testing.F)      { breaks(f, "events") }
func FuzzCorrections(f *testing.F) { breaks(f, "corrections") }
func FuzzSources(f *testing.F)     { breaks(f, "sources") }
func FuzzImports(f *testing.F)     { breaks(f, "imports") }
func FuzzEdition(f *testing.F)     { breaks(f, "edition") }
func FuzzCommentary(f *testing.F)  { breaks(f, "commentary") }
func FuzzSeal(f *testing.F)        { breaks(f, "seal") }
func FuzzAttachments(f *testing.F) { breaks(f, "attachments") }
func FuzzPublished(f *testing.F)   { breaks(f, "published") }
func FuzzTargetsSeal(f *testing.F) { breaks(f, "targets seal") }
func FuzzMap(f *testing.F)         { breaks(f, "map") }

// TestKinds: a kind of file that the loader draws has its target.
func TestKinds(t *testing.T) {
	source, err := os.ReadFile("kinds_test.go")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, k := range kinds {
		files[k.name] = k.file
		if !strings.Contains(string(source), `{ breaks(f, "`+k.name+`") }`) {
			t.Errorf("no target breaks %s", k.name)
		}
	}
	for _, shape := range load.Kinds() {
		if file := files[shape.Name]; file == "" || !shape.Has(file) {
			t.Errorf("%s: no such file is broken here: %q", shape.Name, file)
		}
	}
}

// TestBase: what the files are broken in is whole, so that a diagnostic is about what was broken.
func TestBase(t *testing.T) {
	site := base(t)
	builds(t, site, "", nil)
	holds(t, site, "data/site.yaml", site["data/site.yaml"].Data)
}

// breaks is the target of a kind.
func breaks(f *testing.F, name string) {
	for _, k := range kinds {
		if k.name == name {
			k.fuzz(f)
		}
	}
}

func (k *kind) fuzz(f *testing.F) {
	site := k.site(f)
	for _, seed := range k.all(f, site) {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		holds(t, site, k.file, text)
		if k.record {
			holds(t, site, k.file, closed(text))
		}
	})
}

func (k *kind) site(tb testing.TB) fstest.MapFS {
	site := base(tb, k.over...)
	for name, text := range k.more {
		site[name] = &fstest.MapFile{Data: append(site[name].Data, text...)}
	}
	return site
}

// all are the seeds of a kind: the file as it stands, with the line ends of Windows, cut off, the loader's cases of its name, and texts
// that once were, or may be, too much for a reader.
func (k *kind) all(f *testing.F, site fstest.MapFS) []string {
	seeds := append([]string{""}, k.seeds...)
	if file := site[k.file]; file != nil {
		seeds = append(seeds, string(file.Data))
	}
	whole := seeds[len(seeds)-1]
	for n := 1; n < 4; n++ {
		seeds = append(seeds, whole[:len(whole)*n/4])
	}
	seeds = append(seeds, strings.ReplaceAll(whole, "\n", "\r\n"), "\ufeff"+whole, whole+whole, whole+"\n  x", strings.ReplaceAll(whole, ": ", "："))
	for _, w := range worst {
		if k.name == "site" || !strings.HasPrefix(k.file, "data/") { // the data share one parser
			seeds = append(seeds, w)
		}
		seeds = append(seeds, whole+w)
	}
	cases, err := os.ReadDir("../load/testdata/bad")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range cases {
		dir, end := path.Split(k.file)
		found, err := os.ReadFile(path.Join("../load/testdata/bad", c.Name(), dir, end))
		if err == nil && len(seeds) < 60 {
			seeds = append(seeds, string(found))
		}
	}
	return seeds
}
