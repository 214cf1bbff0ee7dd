package docx

import (
	"encoding/xml"
	"path"
	"slices"
	"strings"
)

// readEdge reads a header or a footer, and the pictures in it.
func (r *Reference) readEdge(t *template, footer bool, kind, name string) error {
	data, err := t.part(name)
	if err != nil {
		return err
	}
	root := "hdr"
	if footer {
		root = "ftr"
	}
	used := map[string]bool{}
	if err := t.walk(name, root, data, func(e xml.StartElement, _ []string, _, _ int64) {
		for _, a := range e.Attr {
			if strings.HasSuffix(a.Name.Space, "/officeDocument/2006/relationships") {
				used[a.Value] = true
			}
		}
	}, nil); err != nil {
		return err
	}
	if kind != "first" && kind != "even" {
		kind = "default"
	}
	e := edge{footer: footer, kind: kind, data: data}
	rels := path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
	if len(used) > 0 {
		targets, err := t.relations(rels)
		if err != nil {
			return err
		}
		for _, id := range sorted(used) {
			to, known := targets[id]
			ending := strings.ToLower(path.Ext(to.target))
			if !known || to.external || !to.image || imageTypes[ending] == "" {
				return problem(Embedded, name)
			}
			picture, err := t.part(path.Join(path.Dir(name), to.target))
			if err != nil {
				return err
			}
			stored := "template" + itoa(len(r.media)+1) + ending
			r.media[stored] = picture
			e.images = append(e.images, image{id, stored})
		}
	}
	r.edges = append(r.edges, e)
	return nil
}

// imageTypes are the pictures that headers may hold, with their types.
var imageTypes = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".bmp": "image/bmp", ".emf": "image/x-emf", ".wmf": "image/x-wmf"}

func sorted(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for s := range set {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// relationTarget is where a relation leads.
type relationTarget struct {
	target          string
	external, image bool
}

func (t *template) relations(name string) (map[string]relationTarget, error) {
	data, err := t.part(name)
	if err != nil {
		return nil, err
	}
	var list struct {
		Relationship []struct {
			ID         string `xml:"Id,attr"`
			Type       string `xml:"Type,attr"`
			Target     string `xml:"Target,attr"`
			TargetMode string `xml:"TargetMode,attr"`
		}
	}
	if err := wellFormed(name, data); err != nil {
		return nil, err
	}
	if xml.Unmarshal(data, &list) != nil {
		return nil, problem(BadPart, name)
	}
	out := map[string]relationTarget{}
	for _, r := range list.Relationship {
		out[r.ID] = relationTarget{strings.TrimPrefix(r.Target, "/word/"), r.TargetMode == "External", strings.HasSuffix(r.Type, "/image")}
	}
	return out, nil
}
