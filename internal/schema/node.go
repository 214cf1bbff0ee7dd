package schema

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"bulletin/internal/load"
)

// node is a JSON Schema. The order of its fields is that of the file.
type node struct {
	Schema      string      `json:"$schema,omitempty"`
	Comment     string      `json:"$comment,omitempty"`
	Title       string      `json:"title,omitempty"`
	About       string      `json:"description,omitempty"`
	Type        any         `json:"type,omitempty"`
	Enum        []string    `json:"enum,omitempty"`
	Pattern     string      `json:"pattern,omitempty"`
	Advice      string      `json:"patternErrorMessage,omitempty"` // VS Code shows it in the place of the pattern
	Minimum     json.Number `json:"minimum,omitempty"`
	Above       json.Number `json:"exclusiveMinimum,omitempty"`
	Maximum     json.Number `json:"maximum,omitempty"`
	MinItems    int         `json:"minItems,omitempty"`
	MaxItems    int         `json:"maxItems,omitempty"`
	Items       *node       `json:"items,omitempty"`
	Properties  properties  `json:"properties,omitempty"`
	Required    []string    `json:"required,omitempty"`
	Names       *node       `json:"propertyNames,omitempty"`
	Others      any         `json:"additionalProperties,omitempty"` // false, or the schema of the values
	AnyOf       []*node     `json:"anyOf,omitempty"`
	Deprecation string      `json:"deprecationMessage,omitempty"`
}

// properties are the keys of an object in the order of the loader's table.
type properties []property

type property struct {
	name   string
	schema *node
}

func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for k, one := range p {
		if k > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(one.name)
		if err != nil {
			return nil, err
		}
		value, err := encode(one.schema)
		if err != nil {
			return nil, err
		}
		b.Write(append(name, ':'))
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// encode is json.Marshal without the escapes that are for HTML.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// object allows no key but those of the table.
func object(s *load.Shape) *node {
	n := &node{Title: strings.TrimSpace(s.Name), Type: "object", Others: false}
	for _, key := range s.Keys {
		value := of(key.Shape)
		value.About = key.About
		if strings.HasPrefix(key.About, "已取消") {
			value.Deprecation = key.About
		}
		n.Properties = append(n.Properties, property{key.Name, value})
		if key.Due {
			n.Required = append(n.Required, key.Name)
		}
	}
	return n
}

// of words a shape.
func of(s *load.Shape) *node {
	switch s.Kind {
	case load.ObjectShape:
		return object(s)
	case load.TableShape:
		n := &node{Type: "object", Others: of(s.Item)}
		if s.Match != "" {
			n.Names = &node{Pattern: s.Match, Advice: s.Advice}
		}
		return n
	case load.ListShape:
		return &node{Type: "array", Items: of(s.Item), MinItems: s.Count, MaxItems: s.Count}
	case load.TextShape:
		return &node{Type: typesOf(s.Match), Pattern: s.Match, Advice: s.Advice}
	case load.TruthShape:
		return &node{Type: "boolean"}
	case load.WholeShape:
		return &node{Type: "integer", Minimum: json.Number(s.Least), Maximum: json.Number(s.Most)}
	case load.WordShape:
		return &node{Enum: s.Words}
	case load.NumberShape:
		return number(s)
	case load.EitherShape:
		n := &node{}
		for _, way := range s.Of {
			n.AnyOf = append(n.AnyOf, of(way))
		}
		return n
	}
	return &node{}
}

func number(s *load.Shape) *node {
	n := &node{Type: "number"}
	switch {
	case s.Least != "" && s.Above:
		n.Above = json.Number(s.Least)
	case s.Least != "":
		n.Minimum = json.Number(s.Least)
	}
	if len(s.Words) == 0 {
		return n
	}
	return &node{AnyOf: []*node{n, {Enum: s.Words}}}
}

// Values that YAML takes for other things than texts though an author means the characters: the number of a year as a label,
// a code without quotes, an id that is a word of YAML.
var (
	numerals = []string{"1", "433101", strings.Repeat("1", 64)}
	truths   = []string{"true", "false"}
)

// typesOf are the types of JSON that a text which fits match may have once an editor has read it.
func typesOf(match string) any {
	fits := regexp.MustCompile(match)
	types := []string{"string"}
	for _, other := range []struct {
		name     string
		examples []string
	}{{"number", numerals}, {"boolean", truths}} {
		for _, example := range other.examples {
			if fits.MatchString(example) {
				types = append(types, other.name)
				break
			}
		}
	}
	if len(types) == 1 {
		return types[0]
	}
	return types
}
