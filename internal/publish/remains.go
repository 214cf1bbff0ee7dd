package publish

import (
	"crypto/sha256"
	"errors"
	"path"
)

// Remains tells files that lie at a destination beside what is published there: what publications left behind.
type Remains struct{ sums map[string]map[Sum]bool }

// Remain is what publications left at a destination: what has left the site and stays for some publications, and where a publication was
// stopped, what it replaces and what it brings. Of a folder that was not published to, and of damaged records, nothing is known.
func Remain(d Disk) (*Remains, error) {
	r := &Remains{map[string]map[Sum]bool{}}
	list, err := numbers(d)
	if err != nil {
		return nil, err
	}
	var damaged *RecordError
	if len(list) > 0 {
		last, err := readRecord(d, list[len(list)-1])
		if err != nil && !errors.As(err, &damaged) {
			return nil, err
		}
		if last != nil {
			r.add(last.Stale)
		}
	}
	j, err := readJournal(d)
	if err != nil && !errors.As(err, &damaged) {
		return nil, err
	}
	if j != nil {
		r.add(j.Stale)
		r.add(j.Base)
		for name, sum := range j.Files {
			r.put(name, sum)
		}
	}
	return r, nil
}

func (r *Remains) add(files map[string]piece) {
	for name, p := range files {
		r.put(name, p.Sum)
	}
}

func (r *Remains) put(name string, sum Sum) {
	if r.sums[name] == nil {
		r.sums[name] = map[Sum]bool{}
	}
	r.sums[name][sum] = true
}

// Holds reports whether a file is one of them, by its name and its bytes; what somebody changed is not.
func (r *Remains) Holds(name string, content []byte) bool {
	return r.sums[name][sha256.Sum256(content)]
}

// Passing reports whether a file is by its name one that a run was writing, or one that a system puts into any folder.
func Passing(name string) bool { return isTemporary(path.Base(name)) || systemFile(path.Base(name)) }
