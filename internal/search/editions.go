package search

import (
	"encoding/json"
	"slices"
	"strings"

	"bulletin/internal/model"
)

// Notice is what is told of an edition after it came out.
type Notice struct {
	Text string
	Path string // where more is told, from the site's root
}

// Editions is the script that tells which editions there are, the newest first, what is told of each after it came out, and which pages
// only some of them have: pages of an older edition do not know of later ones, and need not be made again when one is added. Its form
// is that of later.js, and pages that are sealed read it as long as they stand. pages are the paths of each edition's pages, in the
// order of editions; notices are by the id of an edition.
func Editions(editions []*model.Edition, pages [][]string, notices map[string][]Notice) ([]byte, error) {
	list := [][]any{}
	for _, e := range slices.Backward(editions) {
		told, more := []any{e.ID, e.Label}, map[string]any{}
		if n := e.Revision(); n > 1 {
			more["revision"] = n
		}
		var pairs [][2]string
		for _, n := range notices[e.ID] {
			pairs = append(pairs, [2]string{n.Text, n.Path})
		}
		if pairs != nil {
			more["notices"] = pairs
		}
		if len(more) > 0 {
			told = append(told, more)
		}
		list = append(list, told)
	}
	having := map[string][]int{} // places in list by the path of a page within an edition
	for k := range pages {
		at := len(editions) - 1 - k
		for _, path := range pages[k] {
			within := strings.TrimPrefix(path, editions[k].ID+"/")
			having[within] = append(having[within], at)
		}
	}
	for path, places := range having {
		if len(places) == len(editions) {
			delete(having, path)
		}
		slices.Sort(places)
	}
	known, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	some, err := json.Marshal(having) // in the order of paths
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte("bulletinEditions("), known, []byte(", "), some, []byte(");\n")), nil
}
