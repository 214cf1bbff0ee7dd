package diag

import "unicode/utf8"

// Suggest returns "是否想写“x”？" for the candidate nearest to name, or "" where none is near. Near means
// an edit distance of at most a third of the longer name, and at least 1; the first candidate wins a tie. Where that is more than 1
// and name is short for one candidate alone, that is it.
func Suggest(name string, candidates []string) string {
	if near := nearest(name, candidates); near != "" {
		return "是否想写“" + near + "”？"
	}
	return ""
}

// Nearest returns the candidate that [Suggest] names, or "".
func Nearest(name string, candidates []string) string { return nearest(name, candidates) }

// maxSuggest bounds the length of names that are compared: a hostile name may be 64 KiB long.
const maxSuggest = 64

// minShortened is how long a name has to be to be taken for a shortened one.
const minShortened = 4

// lengthened is the only candidate that name may be short for: it has all its signs, in their order. It is empty where there are several.
func lengthened(name []rune, candidates []string) (long string) {
	if len(name) < minShortened {
		return ""
	}
	for _, candidate := range candidates {
		rest := name
		if len(candidate) <= maxSuggest*utf8.UTFMax {
			for _, c := range candidate {
				if len(rest) > 0 && c == rest[0] {
					rest = rest[1:]
				}
			}
		}
		switch {
		case len(rest) > 0 || candidate == string(name) || candidate == long:
		case long != "":
			return ""
		default:
			long = candidate
		}
	}
	return long
}

func nearest(name string, candidates []string) string {
	n := []rune(name)
	if len(n) == 0 || len(n) > maxSuggest {
		return ""
	}
	best, bestDistance := "", 0
	for _, candidate := range candidates {
		c := []rune(candidate)
		if len(c) > maxSuggest {
			continue
		}
		d := distance(n, c)
		if d == 0 || d > max(1, max(len(n), len(c))/3) {
			continue
		}
		if best == "" || d < bestDistance {
			best, bestDistance = candidate, d
		}
	}
	if bestDistance != 1 { // a slip of the pen
		if long := lengthened(n, candidates); long != "" {
			return long
		}
	}
	return best
}

// distance is the optimal string alignment distance: insertions, deletions, substitutions and swaps
// of neighbours each cost 1.
func distance(a, b []rune) int {
	before := make([]int, len(b)+1)
	last := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
