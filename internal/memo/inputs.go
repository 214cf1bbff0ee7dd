package memo

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Inputs is the digest of what an edition is made of: the program, the pages of the site, which lead to each other, and of what was read
// all but later months and years, and of other editions their texts, but not what they published. What this does not know by its place concerns every edition.
func (r Reading) Inputs(program string, pages []string, id, through string) string {
	hash := sha256.New()
	put := func(words ...string) {
		for _, w := range words {
			io.WriteString(hash, strconv.Itoa(len(w))+" "+w+"\n") // no two lists of words are written alike
		}
	}
	put(program, id, through)
	put(pages...)
	keys := slices.SortedFunc(maps.Keys(r), func(a, b Key) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Kind, b.Kind))
	})
	for _, k := range keys {
		if k.concerns(id, through) {
			put(string(rune(k.Kind)), k.Path, r[k])
		}
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// Concerns reports whether what a file holds is among the inputs of an edition.
func Concerns(file, id, through string) bool { return Key{Content, file}.concerns(id, through) }

func (k Key) concerns(id, through string) bool {
	folder, name := path.Split(k.Path)
	stem := strings.TrimSuffix(name, path.Ext(name))
	switch {
	case k.Kind == Names || k.Kind == Stat: // which files there are is told by the files
		return false
	case folder == "data/reports/" || folder == "data/sources/":
		return k.Kind == Content && stem <= through
	case folder == "data/targets/":
		return k.Kind == Content && stem <= through[:min(len(through), 4)]
	case strings.HasPrefix(folder, "content/"):
		if own := folder == "content/"+id+"/" || strings.HasPrefix(folder, "content/"+id+"/"); own {
			return k.Kind == Content
		}
		published := name == "seal.yaml" || strings.HasPrefix(name, "published") && path.Ext(name) == ".csv" // what others are compared with
		return k.Kind == Head && name == "edition.md" || k.Kind == Content && published
	}
	return k.Kind == Content
}
