package chart

import (
	"fmt"
	"math"
	"strconv"
)

// datum is a place on the axes as a datum: [x, y], with the value of a cell, a label and a tip behind it where it has them. It
// writes itself, because a list of values of different types costs encoding/json an allocation each.
type datum struct {
	x, y      float64
	cell      bool // a third number, which cells must have
	text, tip string
	texts     int // how many of the two stand in it
}

// MarshalJSON returns the list.
func (s datum) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, 16+len(s.text)+len(s.tip))
	if math.IsNaN(s.x+s.y) || math.IsInf(s.x+s.y, 0) {
		return nil, fmt.Errorf("a place at %v, %v", s.x, s.y)
	}
	b = strconv.AppendFloat(append(b, '['), s.x, 'f', -1, 64)
	b = strconv.AppendFloat(append(b, ','), s.y, 'f', -1, 64)
	if s.cell {
		b = append(b, ",1"...)
	}
	for k, text := range [2]string{s.text, s.tip} {
		if k < s.texts {
			b = appendQuoted(append(b, ','), text)
		}
	}
	return append(b, ']'), nil
}

// appendQuoted appends a JSON string; signs of markup are escaped by the encoder around it.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	for k := 0; k < len(s); k++ {
		switch c := s[k]; {
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < ' ':
			b = append(b, ' ')
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}
