package attach

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sortByText leaves the key out of cells that show it: bulletin.js then reads the text.
func sortByText(root *html.Node) {
	for n := range root.Descendants() {
		if n.DataAtom != atom.Td {
			continue
		}
		key, err := strconv.ParseFloat(attr(n, "data-sort"), 64)
		if err != nil {
			continue
		}
		shown, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text(n)), "−", "-", 1), 64)
		if err == nil && shown == key {
			set(n, "data-sort", "")
		}
	}
}
