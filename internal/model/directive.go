package model

import "bulletin/internal/diag"

// Directive is the YAML mapping inside a fenced block of a text, in the order of its keys.
type Directive struct {
	Entries []Entry
}

// Entry is one key of a directive with its scalar value, or its list of scalars.
type Entry struct {
	Key    string
	Values []string
	List   bool     // the value was written as a list
	KeyPos diag.Pos // of the key
	Pos    diag.Pos // of the value
}

// Get returns the entry of a key, or nil.
func (d *Directive) Get(key string) *Entry {
	for i := range d.Entries {
		if d.Entries[i].Key == key {
			return &d.Entries[i]
		}
	}
	return nil
}
