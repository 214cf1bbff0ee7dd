package main

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed known.txt
var knownText string

// known are the faults that change nothing anybody can see, by their keys, and why.
type known map[string]string

// readKnown reads known.txt: a line has the file, the operator, the digest of line and fault, as a report prints them, and the reason.
func readKnown() (known, error) {
	k := known{}
	for n, line := range strings.Split(knownText, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.SplitN(line, " ", 4)
		if len(fields) < 4 {
			return nil, fmt.Errorf("known.txt:%d: a line is a file, an operator, a digest and a reason", n+1)
		}
		k[strings.Join(fields[:3], " ")] = fields[3]
	}
	return k, nil
}

// stale are the keys of a package that no place has any more.
func (k known) stale(name string, all []*site) (keys []string) {
	places := map[string]bool{}
	for _, s := range all {
		places[s.key()] = true
	}
	for key := range k {
		if strings.HasPrefix(key, "internal/"+name+"/") && !places[key] {
			keys = append(keys, key)
		}
	}
	return keys
}
