package model

import "strings"

// unfinished begin texts that stand for one that is still to be written: new sites and editions are made with them.
var unfinished = []string{"（待写：", "（待补："}

// Unfinished is where in a text the first mark of something to be written stands, in bytes, or -1.
func Unfinished(text string) int {
	first := -1
	for _, mark := range unfinished {
		if at := strings.Index(text, mark); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// Finished is a text for readers: empty where it is still to be written.
func Finished(text string) string {
	if Unfinished(text) >= 0 {
		return ""
	}
	return text
}

// Placeholder stands in a new site where its people have yet to write something.
func Placeholder(what string) string { return unfinished[1] + what + "）" }
