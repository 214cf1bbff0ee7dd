package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// What follows reads a package as the standard says, and shares nothing with the code that writes one.

type readPackage struct {
	Profile   string         `json:"$schema"`
	Name      string         `json:"name"`
	Licenses  any            `json:"licenses"`
	Resources []readResource `json:"resources"`
}

type readResource struct {
	Profile  string     `json:"$schema"`
	Name     string     `json:"name"`
	Path     string     `json:"path"`
	Type     string     `json:"type"`
	Encoding string     `json:"encoding"`
	Bytes    int        `json:"bytes"`
	Hash     string     `json:"hash"`
	Schema   readSchema `json:"schema"`
}

type readSchema struct {
	Profile       string      `json:"$schema"`
	Fields        []readField `json:"fields"`
	MissingValues []readValue `json:"missingValues"`
	PrimaryKey    []string    `json:"primaryKey"`
	ForeignKeys   []struct {
		Fields    []string `json:"fields"`
		Reference struct {
			Resource string   `json:"resource"`
			Fields   []string `json:"fields"`
		} `json:"reference"`
	} `json:"foreignKeys"`
}

type readField struct {
	Name          string      `json:"name"`
	Type          string      `json:"type"`
	Categories    []readValue `json:"categories"`
	MissingValues []readValue `json:"missingValues"`
	Constraints   struct {
		Required bool `json:"required"`
		Unique   bool `json:"unique"`
	} `json:"constraints"`
}

type readValue struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

var (
	resourceName = regexp.MustCompile(`^[a-z0-9._-]+$`)
	decimal      = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	sound        = map[string]func(string) bool{
		"string": func(string) bool { return true },
		"number": func(s string) bool {
			_, err := strconv.ParseFloat(s, 64)
			return err == nil && decimal.MatchString(s)
		},
		"integer":   func(s string) bool { _, err := strconv.Atoi(s); return err == nil },
		"yearmonth": func(s string) bool { _, err := time.Parse("2006-01", s); return err == nil },
		"date":      func(s string) bool { _, err := time.Parse("2006-01-02", s); return err == nil },
	}
)

// validate reads the files of a package and returns what is wrong with them.
func validate(files []file) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	contents := map[string][]byte{}
	for _, f := range files {
		contents[f.Name] = f.content
	}
	var p readPackage
	if err := json.Unmarshal(contents["datapackage.json"], &p); err != nil {
		return []string{err.Error()}
	}
	if p.Profile != "https://datapackage.org/profiles/2.0/datapackage.json" || !resourceName.MatchString(p.Name) || len(p.Resources) == 0 || p.Licenses != nil {
		fault("package %q of %q", p.Name, p.Profile)
	}
	tables := map[string]map[string][]string{} // by resource and field
	names := map[string]bool{}
	for k := range p.Resources {
		r := &p.Resources[k]
		content, found := contents[r.Path]
		sum := sha256.Sum256(content)
		switch {
		case !found || path.IsAbs(r.Path) || path.Clean(r.Path) != r.Path || strings.HasPrefix(r.Path, ".") || strings.Contains(r.Path, "/."):
			fault("%s: path %s", r.Name, r.Path)
		case names[r.Name] || !resourceName.MatchString(r.Name):
			fault("%s: name", r.Name)
		case r.Profile != "https://datapackage.org/profiles/2.0/dataresource.json" || r.Schema.Profile != "https://datapackage.org/profiles/2.0/tableschema.json":
			fault("%s: no $schema of version 2.0", r.Name)
		case r.Type != "table" || r.Encoding != "utf-8" || bytes.HasPrefix(content, []byte("\ufeff")):
			fault("%s: not a table in UTF-8 without a byte order mark", r.Name)
		case r.Bytes != len(content) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]):
			fault("%s: other bytes than said", r.Name)
		}
		names[r.Name] = true
		tables[r.Name] = validateTable(r, content, fault)
	}
	for k := range p.Resources {
		for _, key := range p.Resources[k].Schema.ForeignKeys {
			known := map[string]bool{}
			for _, value := range tables[key.Reference.Resource][key.Reference.Fields[0]] {
				known[value] = true
			}
			for _, value := range tables[p.Resources[k].Name][key.Fields[0]] {
				if !known[value] {
					fault("%s: %s %s is not in %s", p.Resources[k].Name, key.Fields[0], value, key.Reference.Resource)
				}
			}
		}
	}
	return faults
}

// validateTable holds a table against its schema, and returns its columns.
func validateTable(r *readResource, content []byte, fault func(string, ...any)) map[string][]string {
	lines, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil || len(lines) < 2 {
		fault("%s: %d lines, %v", r.Name, len(lines), err)
		return nil
	}
	columns, keys, unique := map[string][]string{}, map[string]bool{}, map[string]bool{}
	for k, f := range r.Schema.Fields {
		if k >= len(lines[0]) || lines[0][k] != f.Name || len(lines[0]) != len(r.Schema.Fields) || sound[f.Type] == nil {
			fault("%s: field %d is %s %s, the head %v", r.Name, k+1, f.Name, f.Type, lines[0])
			return nil
		}
		columns[f.Name] = nil
		missing := r.Schema.MissingValues
		if f.MissingValues != nil {
			missing = f.MissingValues
		}
		values, labels := map[string]bool{}, map[string]bool{}
		for _, m := range missing {
			if values[m.Value] || labels[m.Label] || m.Label == "" {
				fault("%s: missing value %q %q", f.Name, m.Value, m.Label)
			}
			values[m.Value], labels[m.Label] = true, true
		}
		for n, line := range lines[1:] {
			value := line[k]
			columns[f.Name] = append(columns[f.Name], value)
			switch {
			case values[value] && !f.Constraints.Required && !slices.Contains(r.Schema.PrimaryKey, f.Name):
			case values[value]:
				fault("%s line %d: no %s", r.Path, n+2, f.Name)
			case !sound[f.Type](value):
				fault("%s line %d: %s %q is no %s", r.Path, n+2, f.Name, value, f.Type)
			case f.Categories != nil && !slices.ContainsFunc(f.Categories, func(c readValue) bool { return c.Value == value }):
				fault("%s line %d: %s %q is no category", r.Path, n+2, f.Name, value)
			case f.Constraints.Unique && unique[f.Name+value]:
				fault("%s line %d: %s %q twice", r.Path, n+2, f.Name, value)
			}
			unique[f.Name+value] = true
		}
	}
	for n := range lines[1:] {
		var key []string
		for _, name := range r.Schema.PrimaryKey {
			if columns[name] == nil {
				fault("%s: primary key %s", r.Name, name)
				return nil
			}
			key = append(key, columns[name][n])
		}
		if joined := strings.Join(key, "\x00"); len(key) == 0 || keys[joined] {
			fault("%s line %d: key %v twice", r.Path, n+2, key)
		} else {
			keys[joined] = true
		}
	}
	return columns
}

// packageOf are the files of the package of an edition, its descriptor last.
func packageOf(t *testing.T, s *model.Site, e *model.Edition) []file {
	t.Helper()
	return written(t, New(analysis.New(s, e)))[3:]
}

// TestPackageIsValid holds the packages of all sites against the standard.
func TestPackageIsValid(t *testing.T) {
	for name, s := range sites(t) {
		for _, e := range s.Model.Editions {
			for k, fault := range validate(packageOf(t, s.Model, e)) {
				if k == 10 {
					break
				}
				t.Errorf("%s %s: %s", name, e.ID, fault)
			}
		}
	}
}

// TestValidatorSees holds that the validator finds what is wrong.
func TestValidatorSees(t *testing.T) {
	s := opened(t, os.DirFS("../build/testdata/school"))
	files := packageOf(t, s.Model, s.Model.Editions[0])
	for _, c := range []struct{ name, file, from, to, want string }{
		{"a number that is none", "indicators/", ",2023-03,value,", ",2023-03,value,x", "is no number"},
		{"a gap that is not described", "indicators/", ",not-reported,", ",unreported,", "is no number"},
		{"an unknown region", "regions.csv", "member", "county", "is no category"},
		{"a changed byte", "measures.csv", "value", "Value", "other bytes"},
		{"no profile", "datapackage.json", "profiles/2.0/tableschema", "profiles/1.0/tableschema", "no $schema"},
		{"a path upward", "datapackage.json", `"path":"regions.csv"`, `"path":"../regions.csv"`, "path ../regions.csv"},
		{"another head", "datapackage.json", `"name":"period"`, `"name":"month"`, "field 3"},
	} {
		broken := slices.Clone(files)
		for k := range broken {
			if strings.HasPrefix(broken[k].Name, c.file) {
				broken[k].content = bytes.Replace(broken[k].content, []byte(c.from), []byte(c.to), 1)
			}
		}
		if faults := validate(broken); !strings.Contains(strings.Join(faults, "\n"), c.want) {
			t.Errorf("%s: %q", c.name, faults)
		}
	}
}
