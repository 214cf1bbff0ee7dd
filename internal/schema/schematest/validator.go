// Package schematest holds JSON against JSON Schemas by somebody else's validator (only importer of jsonschema), for tests.
package schematest

import (
	"bytes"
	"regexp"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Schema is a schema that documents can be held against.
type Schema struct{ compiled *jsonschema.Schema }

// Pattern is a compiled pattern of a schema.
type Pattern = jsonschema.Regexp

// Text compiles a schema that refers to no other.
func Text(name string, text []byte) (*Schema, error) {
	document, err := Decode(text)
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(name, document); err != nil {
		return nil, err
	}
	compiled, err := compiler.Compile(name)
	return &Schema{compiled}, err
}

// File compiles a schema in a file; patterns compiles its patterns, where Go's are not enough.
func File(name string, patterns func(string) (Pattern, error)) (*Schema, error) {
	compiler := jsonschema.NewCompiler()
	compiler.UseRegexpEngine(jsonschema.RegexpEngine(patterns))
	compiled, err := compiler.Compile(name)
	return &Schema{compiled}, err
}

// Expression compiles a pattern as Go does.
func Expression(text string) (Pattern, error) { return regexp.Compile(text) }

// Decode reads JSON, numbers as they are written.
func Decode(text []byte) (any, error) { return jsonschema.UnmarshalJSON(bytes.NewReader(text)) }

// Validate says what is wrong with a document, or nil.
func (s *Schema) Validate(document any) error { return s.compiled.Validate(document) }
