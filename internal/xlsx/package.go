package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"net/url"
	"path"
	"strings"
)

// parts are the files inside a workbook, by their names in lower case without a leading slash. A name that comes twice is
// none that can be read.
type parts struct {
	files  map[string]*zip.File
	budget *budget
	scan   scanner
}

// openParts reads the archive's list. An entry of the list costs memory whatever its file's size, so the list is counted
// before anything is made of it.
func openParts(data []byte) (*parts, error) {
	if bytes.Count(data, []byte("PK\x01\x02")) > maxEntries {
		return nil, tooLarge("too many parts")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, broken("archive: " + err.Error())
	}
	p := &parts{files: make(map[string]*zip.File, len(archive.File)), budget: newBudget()}
	for _, f := range archive.File {
		name := partName(f.Name)
		if _, twice := p.files[name]; twice {
			f = nil
		}
		p.files[name] = f
	}
	return p, nil
}

func partName(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+name), "/"))
}

func (p *parts) has(name string) bool {
	_, found := p.files[name]
	return found
}

// open begins to read a part. All bytes that come out of it are counted.
func (p *parts) open(name string) (io.ReadCloser, error) {
	f := p.files[name]
	switch {
	case f == nil && p.has(name):
		return nil, broken("two parts named " + name)
	case f == nil:
		return nil, broken("no part named " + name)
	case f.Flags&1 != 0:
		return nil, &ProblemError{Problem: Encrypted, Detail: "the archive has a password"}
	}
	if p.budget.parts--; p.budget.parts < 0 {
		return nil, tooLarge("too many parts")
	}
	r, err := f.Open()
	if err != nil {
		return nil, broken(name + ": " + err.Error())
	}
	return &counted{r, p.budget, name}, nil
}

// read goes through a part: body is called inside its root element.
func (p *parts) read(name string, body func(*scanner) error) error {
	r, err := p.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	s := &p.scan
	s.reset(r, p.budget)
	if s.root() {
		if err := body(s); err != nil {
			return err
		}
	}
	return s.drain()
}

// counted takes what is read off the budget.
type counted struct {
	io.ReadCloser
	budget *budget
	name   string
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.ReadCloser.Read(b)
	if c.budget.inflated -= n; c.budget.inflated < 0 {
		return 0, tooLarge("inflates beyond the limit")
	}
	if err != nil && err != io.EOF {
		err = broken(c.name + ": " + err.Error())
	}
	return n, err
}

// relation is a line of a part's list of what it refers to.
type relation struct {
	id       string
	kind     string // the last word of its type: worksheet
	target   string // a name of a part; of an external one as it stands
	external bool
}

type relations []relation

// find is the relation of a name; of a name that is none, the empty relation.
func (list relations) find(id string) relation {
	for _, r := range list {
		if r.id == id {
			return r
		}
	}
	return relation{}
}

// target is the part that the list refers to as a kind, or otherwise.
func (list relations) target(kind, otherwise string) string {
	for _, r := range list {
		if r.kind == kind && !r.external {
			return r.target
		}
	}
	return otherwise
}

// relations is the list that belongs to a part; there may be none.
func (p *parts) relations(name string) (relations, error) {
	folder, file := path.Split(name)
	list := folder + "_rels/" + file + ".rels"
	if !p.has(list) {
		return nil, nil
	}
	var found relations
	err := p.read(list, func(s *scanner) error {
		for range s.children {
			if !s.is("Relationship") {
				continue
			}
			if len(found) == maxRelated {
				return tooLarge("a part that refers to too many")
			}
			r := s.relation(folder)
			if err := p.budget.keep(len(r.id) + len(r.kind) + len(r.target)); err != nil {
				return err
			}
			found = append(found, r)
		}
		return nil
	})
	return found, err
}

func (s *scanner) relation(folder string) relation {
	id, _ := s.attr("Id")
	kind, _ := s.attr("Type")
	target, _ := s.attr("Target")
	mode, _ := s.attr("TargetMode")
	r := relation{id: id, kind: path.Base(kind), target: target, external: mode == "External"}
	if !r.external {
		r.target = resolve(folder, target)
	}
	return r
}

// resolve is the name of a part that another one, in a folder, refers to.
func resolve(folder, target string) string {
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = folder + target
	}
	return partName(target)
}
