package escape

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed testdata/payloads.txt
var corpus string

// Payload is what a hostile or careless author may write.
type Payload struct {
	Number int    // from 0
	Kind   string // html, attribute, formula …
	text   string // with sign where the mark stands
}

// sign stands for the mark in the texts of the corpus, and in nothing that is put together of them.
const sign = "§"

// With is the payload's text with a mark.
func (p *Payload) With(mark string) string { return strings.ReplaceAll(p.text, sign, mark) }

// Payloads is the corpus, in the order of its file.
func Payloads() ([]Payload, error) {
	var list []Payload
	for n, line := range strings.Split(corpus, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		kind, rest, _ := strings.Cut(line, "\t")
		times := 0
		if count, after, found := strings.Cut(rest, `*"`); found && rest[0] != '"' {
			var err error
			if times, err = strconv.Atoi(count); err != nil {
				return nil, fmt.Errorf("payloads.txt:%d: %w", n+1, err)
			}
			rest = `"` + after
		}
		text, err := strconv.Unquote(rest)
		if err != nil || !strings.Contains(text, sign) {
			return nil, fmt.Errorf("payloads.txt:%d: no Go string with %s: %w", n+1, sign, err)
		}
		if times > 0 {
			unit, _, _ := strings.Cut(text, sign)
			text = strings.Repeat(unit, times) + sign
		}
		list = append(list, Payload{len(list), kind, text})
	}
	return list, nil
}
