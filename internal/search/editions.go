package search

import (
	"encoding/json"
	"slices"
	"strings"

	"bulletin/internal/model"
)

// Editions is the script that tells which editions there are, the newest first, and which pages only some of them have: pages of an
// older edition do not know of later ones, and need not be made again when one is added. pages are the paths of each edition's
// pages, in the order of editions.
func Editions(editions []*model.Edition, pages [][]string) ([]byte, error) {
	list := [][2]string{}
	for _, e := range slices.Backward(editions) {
		list = append(list, [2]string{e.ID, e.Label})
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
