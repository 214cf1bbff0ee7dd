package export

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"bulletin/internal/model"
)

// descriptor is datapackage.json, but for its resources.
type descriptor struct {
	Profile      string        `json:"$schema"`
	Name         string        `json:"name"`
	Title        string        `json:"title"`
	Description  string        `json:"description"`
	Contributors []contributor `json:"contributors,omitempty"`
	Sources      []source      `json:"sources,omitempty"`
	Sample       bool          `json:"sample,omitempty"`  // the data is made up
	Marking      string        `json:"marking,omitempty"` // how it may be passed on
}

type contributor struct {
	Title string   `json:"title"`
	Roles []string `json:"roles"`
}

type source struct {
	Title string `json:"title"`
}

type described struct {
	Profile     string  `json:"$schema"`
	Name        string  `json:"name"`
	Type        string  `json:"type"`
	Path        string  `json:"path"`
	Title       string  `json:"title"`
	Description string  `json:"description,omitempty"`
	Format      string  `json:"format"`
	MediaType   string  `json:"mediatype"`
	Encoding    string  `json:"encoding"`
	Bytes       int     `json:"bytes"`
	Hash        string  `json:"hash"`
	Schema      *schema `json:"schema"`
}

// describe makes the descriptor of the package's tables. A licence is for the site to give; none is named here.
func (d *Data) describe(resources []resource) ([]byte, error) {
	e, site := d.View.Edition, d.View.Site
	p := descriptor{
		Profile: packageProfile, Name: e.ID, Title: e.Title + "（" + e.Label + "）数据",
		Description: d.about(),
		Sample:      site.Sample, Marking: site.Marking,
	}
	if issuer := model.Finished(e.Issuer); issuer != "" {
		p.Contributors = []contributor{{issuer, []string{"publisher"}}}
	}
	seen := map[string]bool{}
	for _, s := range d.Subjects {
		if i := s.Indicator; i != nil && model.Finished(i.Department) != "" && !seen[i.Department] {
			seen[i.Department] = true
			p.Sources = append(p.Sources, source{i.Department})
		}
	}
	head, err := compact(&p)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer // a line for each resource, so that versions of the file can be compared
	b.Write(bytes.TrimSuffix(head, []byte("}")))
	b.WriteString(",\"resources\":[")
	for k := range resources {
		r := &resources[k]
		line, err := compact(&described{
			Profile: resourceProfile, Name: r.name, Type: "table", Path: r.Name, Title: r.title, Description: r.description,
			Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Bytes: r.Bytes, Hash: "sha256:" + hex.EncodeToString(r.sum),
			Schema: r.schema,
		})
		if err != nil {
			return nil, err
		}
		if k > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(line)
	}
	b.WriteString("\n]}\n")
	return b.Bytes(), nil
}

// compact is a value as JSON on one line; markup in it stays as it is.
func compact(v any) ([]byte, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	if err := out.Encode(v); err != nil {
		return nil, fmt.Errorf("export: %s: %w", PackageName, err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// about says what the data are.
func (d *Data) about() string {
	text := "数据期间" + d.period() + "，含本年和上年各月。计算的数由报送数按统一规则算出，未经修约；保密数据不在其中。"
	if mark := d.mark(); mark != "" {
		text += mark + "。"
	}
	return text
}
