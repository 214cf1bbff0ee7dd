package export

import (
	"flag"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/schema/schematest"
)

// profiles is the folder of the official JSON Schemas of Data Package 2.0 (datapackage.json, dataresource.json,
// tableschema.json from https://datapackage.org/profiles/2.0/), which are not part of this repository:
//
//	go test ./internal/export -run TestProfiles -profiles DIR
var profiles = flag.String("profiles", "", "folder of the official profiles of Data Package 2.0")

// TestProfiles holds the descriptors of all sites against the official profiles.
func TestProfiles(t *testing.T) {
	if *profiles == "" {
		t.Skip("without -profiles: TestPackageIsValid follows the standard by itself")
	}
	compiled := map[string]*schematest.Schema{}
	for _, name := range []string{"datapackage.json", "dataresource.json", "tableschema.json"} {
		schema, err := schematest.File(filepath.Join(*profiles, name), patterns)
		if err != nil {
			t.Fatal(err)
		}
		compiled[name] = schema
	}
	for name, s := range sites(t) {
		for _, e := range s.Model.Editions {
			files := packageOf(t, s.Model, e)
			described, err := schematest.Decode(files[len(files)-1].content)
			if err != nil {
				t.Fatal(err)
			}
			if err := compiled["datapackage.json"].Validate(described); err != nil {
				t.Errorf("%s %s: %v", name, e.ID, err)
			}
			for _, r := range described.(map[string]any)["resources"].([]any) {
				if err := compiled["dataresource.json"].Validate(r); err != nil {
					t.Errorf("%s %s: %v", name, e.ID, err)
				}
				if err := compiled["tableschema.json"].Validate(r.(map[string]any)["schema"]); err != nil {
					t.Errorf("%s %s: %v", name, e.ID, err)
				}
			}
		}
	}
	wrong, err := schematest.Decode([]byte(`{"fields": [{"name": "x", "type": "nonsense"}]}`))
	if err != nil || compiled["tableschema.json"].Validate(wrong) == nil {
		t.Error("the profile takes a type that there is not", err)
	}
}

// patterns compiles the patterns of the profiles. That of paths looks ahead, which Go's do not.
func patterns(text string) (schematest.Pattern, error) {
	if strings.Contains(text, "(?=") {
		return pathPattern(text), nil
	}
	return schematest.Expression(text)
}

// pathPattern matches an address, or a relative path that leads nowhere up.
type pathPattern string

func (p pathPattern) String() string { return string(p) }

func (p pathPattern) MatchString(s string) bool {
	if regexp.MustCompile(`^(http|ftp)s?://`).MatchString(s) {
		return true
	}
	return s != "" && !strings.ContainsAny(s[:1], "./~") && !strings.HasPrefix(s, "file:") && !strings.Contains(s, "/../") &&
		!strings.Contains(s, "\\") && !strings.Contains(s, "://")
}
