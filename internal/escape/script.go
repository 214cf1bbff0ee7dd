package escape

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
)

var (
	stringOf = regexp.MustCompile(`"(?:[^"\\\n]|\\.)*"`)
	counts   = regexp.MustCompile(`-?[0-9]+|\[|\]|,|\s|""`)
)

// CompareScripts holds a script of hostile texts against that of tame ones: apart from its strings and numbers it is the same, and each
// string is one of JSON.
func CompareScripts(hostile, tame string, wrote Wrote, seen Seen) Faults {
	var faults Faults
	bare := func(text string) string { return counts.ReplaceAllString(stringOf.ReplaceAllString(text, `""`), "") }
	if h, t := bare(hostile), bare(tame); h != t {
		faults.add("without strings the script is %.200q, and %.200q in the tame one", h, t)
	}
	for _, literal := range stringOf.FindAllString(hostile, -1) {
		if !strings.Contains(literal, "zq") {
			continue
		}
		var text string
		if err := json.Unmarshal([]byte(literal), &text); err != nil {
			faults.add("no JSON string: %v in %.200q", err, literal)
			continue
		}
		if seen.in(text) {
			twice(text, wrote, &faults)
		}
	}
	return faults
}

// signsOf are the signs by which Markdown, or HTML in it, would begin.
var signsOf = regexp.MustCompile("<[A-Za-z!/?]|(?:^|[^\\\\])[`*\\[\\]]")

// Unmarked holds a text in Markdown whose authors' words are escaped against signs that are not.
func Unmarked(text string) Faults {
	var faults Faults
	for line := range strings.SplitSeq(text, "\n") {
		if at := signsOf.FindString(strings.ReplaceAll(line, `\\`, "")); at != "" && strings.Contains(line, "zq") {
			faults.add("%q is not escaped in %.300q", at, line)
		}
	}
	return faults
}

var (
	blocks  = regexp.MustCompile(`\.[A-Za-z0-9_-]+|#[A-Za-z0-9_-]+`)
	escapes = regexp.MustCompile(`\\([0-9a-fA-F]{1,6})\s?`)
)

// CompareStyles holds a style sheet of hostile texts against that of tame ones: apart from its strings, and from names that are
// shortened, it is the same.
func CompareStyles(hostile, tame string, wrote Wrote, seen Seen) Faults {
	var faults Faults
	rules := func(text string) []string {
		list := strings.Split(blocks.ReplaceAllString(stringOf.ReplaceAllString(text, `""`), ""), "}")
		for k := range list {
			list[k] = strings.TrimSpace(list[k])
		}
		return list
	}
	same("styles", rules(hostile), rules(tame), &faults)
	for _, literal := range stringOf.FindAllString(hostile, -1) {
		text := escapes.ReplaceAllStringFunc(literal[1:len(literal)-1], func(sign string) string {
			n, _ := strconv.ParseInt(strings.TrimSpace(sign[1:]), 16, 32)
			return string(rune(n))
		})
		if seen.in(text) {
			twice(text, wrote, &faults)
		}
	}
	return faults
}
