package main

import (
	"bufio"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// packaged is an npm package of which the chart library is made.
type packaged struct {
	name, version, licence string
	sum                    []byte // SHA-512 of its archive
}

// bundle are the packages that layouts/assets/echarts.txt names.
func bundle(root string) (list []packaged, err error) {
	f, err := os.Open(filepath.Join(root, "layouts", "assets", "echarts.txt"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		key, value, _ := strings.Cut(lines.Text(), ": ")
		if key == "package" {
			name, version, _ := strings.Cut(value, " ")
			list = append(list, packaged{name: name, version: version})
			continue
		}
		if len(list) == 0 {
			continue
		}
		p := &list[len(list)-1]
		switch key {
		case "licence":
			p.licence = value
		case "integrity":
			if p.sum, err = base64.StdEncoding.DecodeString(strings.TrimPrefix(value, "sha512-")); err != nil {
				return nil, fmt.Errorf("echarts.txt: %s: %w", p.name, err)
			}
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("echarts.txt names no package")
	}
	return list, nil
}

// The fields of CycloneDX 1.6 that we have, https://cyclonedx.org/docs/1.6/json/.
type (
	document struct {
		Format     string      `json:"bomFormat"`
		Spec       string      `json:"specVersion"`
		Version    int         `json:"version"`
		Metadata   metadata    `json:"metadata"`
		Components []component `json:"components"`
		Depends    []depends   `json:"dependencies"`
	}
	metadata struct {
		Timestamp string    `json:"timestamp"`
		Component component `json:"component"`
	}
	component struct {
		Type       string     `json:"type"`
		Ref        string     `json:"bom-ref"`
		Name       string     `json:"name"`
		Version    string     `json:"version"`
		Hashes     []hashed   `json:"hashes,omitempty"`
		Licences   []licence  `json:"licenses,omitempty"`
		PURL       string     `json:"purl"`
		Properties []property `json:"properties,omitempty"`
	}
	hashed struct {
		Algorithm string `json:"alg"`
		Content   string `json:"content"`
	}
	licence struct {
		Expression string `json:"expression"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	depends struct {
		Ref string   `json:"ref"`
		On  []string `json:"dependsOn"`
	}
)

// sbom is the list of parts of a version. A module is known by the sum that go.sum has of it, which is no sum of one file and stands
// among the properties for that reason.
func sbom(root, version string, modules []module, made time.Time) ([]byte, error) {
	bundled, err := bundle(root)
	if err != nil {
		return nil, err
	}
	self := component{Type: "application", Ref: "bulletin", Name: "bulletin", Version: version,
		PURL: "pkg:generic/bulletin@" + version, Licences: []licence{{"Apache-2.0"}}}
	doc := document{Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{made.Format(time.RFC3339), self}}
	on := depends{Ref: self.Ref}
	add := func(c component) {
		c.Type, c.Ref = "library", c.PURL
		doc.Components, on.On = append(doc.Components, c), append(on.On, c.Ref)
	}
	for _, m := range modules {
		c := component{Name: m.Path, Version: m.Version, PURL: "pkg:golang/" + m.Path + "@" + m.Version, Licences: []licence{{m.licence}}}
		if m.Sum != "" {
			c.Properties = []property{{"go:sum", m.Sum}}
		}
		add(c)
	}
	for _, p := range bundled {
		c := component{Name: p.name, Version: p.version, PURL: "pkg:npm/" + p.name + "@" + p.version, Licences: []licence{{expression(p.licence)}}}
		if p.sum != nil {
			c.Hashes = []hashed{{"SHA-512", hex.EncodeToString(p.sum)}}
		}
		add(c)
	}
	doc.Depends = []depends{on}
	out, err := json.MarshalIndent(doc, "", "  ")
	return append(out, '\n'), err
}

// expression is a licence of echarts.txt in SPDX's grammar: "Apache-2.0, with code of d3 (BSD-3-Clause)".
func expression(text string) string {
	first, with, found := strings.Cut(text, ", with code of ")
	if !found {
		return text
	}
	_, second, _ := strings.Cut(with, "(")
	return first + " AND " + strings.TrimSuffix(second, ")")
}
