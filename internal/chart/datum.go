package chart

import (
	"fmt"
	"math"
	"strconv"
)

// datum is a place on the axes as a datum: [x, y], with a label and a tip behind it where it has them, and behind those what else
// the label says, or its place in the order of reading. It writes itself, because a list of values of different types costs encoding/json an allocation each.
type datum struct {
	x, y  float64
	text  string
	tip   *told
	more  []string
	texts int // how many of text, tip and more stand in it
}

// MarshalJSON returns the list.
func (s datum) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, 24+len(s.text))
	if math.IsNaN(s.x+s.y) || math.IsInf(s.x+s.y, 0) {
		return nil, fmt.Errorf("a place at %v, %v", s.x, s.y)
	}
	b = strconv.AppendFloat(append(b, '['), s.x, 'f', -1, 64)
	b = strconv.AppendFloat(append(b, ','), s.y, 'f', -1, 64)
	for k := range s.texts {
		b = append(b, ',')
		switch {
		case k == 0:
			b = appendText(b, s.text)
		case k == 1 && s.tip != nil:
			b = appendQuoted(b, s.tip.text)
		case k == 1:
			b = append(b, `""`...)
		default:
			b = appendText(b, s.more[k-2])
		}
	}
	return append(b, ']'), nil
}

// appendText appends a text, as a number where it is one in just the form in which a script would write it.
func appendText(b []byte, text string) []byte {
	if n := numberAhead(text); n == 0 || n < len(text) || n > 15 {
		return appendQuoted(b, text)
	}
	if v, err := strconv.ParseFloat(text, 64); err != nil || strconv.FormatFloat(v, 'f', -1, 64) != text {
		return appendQuoted(b, text)
	}
	return append(b, text...)
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
