package model

import "strings"

// Placeholder stands in a new site where its people have yet to write something.
func Placeholder(what string) string { return "（待补：" + what + "）" }

// Given is a text, or nothing where a [Placeholder] still stands for it.
func Given(text string) string {
	if strings.HasPrefix(text, "（待补：") && strings.HasSuffix(text, "）") {
		return ""
	}
	return text
}
