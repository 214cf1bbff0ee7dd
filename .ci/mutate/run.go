package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// program is the tests of a package, compiled with switches.
type program struct{ name, path, dir string }

// unit is one test of a program: what it takes, and which sites it reaches.
type unit struct {
	in      *program
	test    string
	took    time.Duration
	reaches map[int]bool
}

// Quick tests run in one process, and the quickest before them, so that most faults that hang cost little.
const quick, quickest = time.Second, 50 * time.Millisecond

// try plants each site of a sample and prints what becomes of it.
func (s *source) try(sample []*site, tests []string, known known) (tally, error) {
	work, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return tally{}, err
	}
	defer os.RemoveAll(work)
	texts, fitting, err := s.fitting(sample)
	if err != nil {
		return tally{}, err
	}
	units, err := s.units(work, texts, tests)
	if err != nil {
		return tally{}, err
	}
	var t tally
	tell := func(x *site, began time.Time, verdict, by string) {
		t.sampled++
		switch verdict {
		case "killed":
			t.killed++
		case "hung":
			t.hung++
		default:
			if why := known[x.key()]; why != "" {
				verdict, by = "known", why
				t.known++
				break
			}
			t.survived++
			if verdict == "unreached" {
				t.unreached++
			}
			by = x.key()
		}
		fmt.Printf("%-9s %-10s %s: %s [%s, %d ms]\n", verdict, x.op, x.place(), x.what, by, time.Since(began).Milliseconds())
	}
	for _, x := range sample {
		began := time.Now()
		switch {
		case slices.Contains(fitting, x):
			verdict, by, err := kill(units, x.id)
			if err != nil {
				return t, err
			}
			tell(x, began, verdict, by)
		case x.render == nil:
			verdict, by, err := s.killAlone(x, tests)
			if err != nil {
				return t, err
			}
			if verdict != "" {
				tell(x, began, verdict, by)
			}
		}
	}
	return t, nil
}

// units compiles the tests with all switches and runs each test by itself, with every fault off.
func (s *source) units(work string, texts map[string]string, tests []string) ([]unit, error) {
	var units []unit
	for _, name := range tests {
		p, err := s.build(work, name, texts)
		if err != nil {
			return nil, err
		}
		listed, _, err := p.run(time.Minute, nil, "-test.list", ".")
		if err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", name, err, listed)
		}
		for _, test := range strings.Fields(string(listed)) {
			if !strings.HasPrefix(test, "Test") && !strings.HasPrefix(test, "Fuzz") && !strings.HasPrefix(test, "Example") {
				continue
			}
			record := filepath.Join(work, name+"-"+test)
			began := time.Now()
			said, _, err := p.run(10*time.Minute, []string{"MUTANT_REACHED=" + record}, "-test.run", "^"+test+"$")
			if err != nil {
				return nil, fmt.Errorf("%s of %s fails with every fault off: %w\n%s", test, name, err, said)
			}
			u := unit{in: p, test: test, took: time.Since(began), reaches: map[int]bool{}}
			raw, err := os.ReadFile(record)
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				return nil, err
			}
			for _, id := range strings.Fields(string(raw)) {
				n, err := strconv.Atoi(id)
				if err != nil {
					return nil, err
				}
				u.reaches[n] = true
			}
			units = append(units, u)
		}
		fmt.Printf("-- tests of %s: %.1f s one by one\n", name, took(units, p).Seconds())
	}
	return units, nil
}

func took(units []unit, p *program) (sum time.Duration) {
	for _, u := range units {
		if u.in == p {
			sum += u.took
		}
	}
	return sum
}

// kill runs the tests that reach a site with its fault on: of each program the quick ones, then the others, quickest first.
func kill(units []unit, id int) (verdict, by string, err error) {
	type batch struct {
		in    *program
		tests []string
		took  time.Duration
		least time.Duration // that each of its tests takes
	}
	var batches, slow []batch
	for _, least := range []time.Duration{0, quickest} {
		for _, u := range units {
			last := len(batches) - 1
			switch {
			case !u.reaches[id] || u.took < least || least == 0 && u.took >= quickest:
			case u.took > quick:
				slow = append(slow, batch{u.in, []string{u.test}, u.took, quick})
			case last >= 0 && batches[last].in == u.in && batches[last].least == least:
				batches[last].tests = append(batches[last].tests, u.test)
				batches[last].took += u.took
			default:
				batches = append(batches, batch{u.in, []string{u.test}, u.took, least})
			}
		}
	}
	slices.SortStableFunc(slow, func(a, b batch) int { return int(a.took - b.took) })
	batches = append(batches, slow...)
	if len(batches) == 0 {
		return "unreached", "", nil
	}
	for _, b := range batches {
		limit := 10*b.took + 5*time.Second
		said, hung, err := b.in.run(limit, []string{"MUTANT=" + strconv.Itoa(id)}, "-test.failfast", "-test.run", "^("+strings.Join(b.tests, "|")+")$")
		switch {
		case hung:
			return "hung", b.in.name + " " + b.tests[0], nil
		case err != nil:
			return "killed", b.in.name + " " + failing(said, b.tests[0]), nil
		}
	}
	return "survived", "", nil
}

var failed = regexp.MustCompile(`(?m)^\s*--- FAIL: (\S+)`)

// failing is the test that fails by what a program prints, or what it may be where it ends without a word.
func failing(said []byte, first string) string {
	if m := failed.FindSubmatch(said); m != nil {
		return string(m[1])
	}
	return first + " or one after it"
}

// build compiles the tests of a package with some files replaced.
func (s *source) build(work, name string, texts map[string]string) (*program, error) {
	replace := map[string]string{}
	lay := func(rel, text string) error {
		path := filepath.Join(work, strings.ReplaceAll(rel, "/", "#"))
		replace[filepath.Join(s.dir, filepath.FromSlash(rel))] = path
		return os.WriteFile(path, []byte(text), 0o644)
	}
	if err := lay("internal/mutant/mutant.go", switches); err != nil {
		return nil, err
	}
	for rel, text := range texts {
		if err := lay(rel, text); err != nil {
			return nil, err
		}
	}
	raw, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return nil, err
	}
	overlay := filepath.Join(work, "overlay.json")
	if err := os.WriteFile(overlay, raw, 0o644); err != nil {
		return nil, err
	}
	p := &program{name: name, path: filepath.Join(work, name+".test"), dir: filepath.Join(s.dir, "internal", name)}
	_, err = goOutput(s.dir, "test", "-c", "-vet=off", "-overlay", overlay, "-o", p.path, "./internal/"+name)
	return p, err
}

// run runs tests, which may take so long and 8 GiB.
func (p *program) run(limit time.Duration, env []string, args ...string) (said []byte, hung bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, "bash", append([]string{"-c", `ulimit -v 8388608; exec "$@"`, "bash", p.path}, args...)...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), env...)
	cmd.WaitDelay = time.Second
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err = cmd.Run()
	return out.Bytes(), ctx.Err() != nil, err
}

// killAlone tries a fault that no switch can make: each program is compiled anew. A fault that does not compile has no verdict.
func (s *source) killAlone(x *site, tests []string) (verdict, by string, err error) {
	work, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return "", "", err
	}
	defer os.RemoveAll(work)
	text := x.file.text[:x.start] + x.alone + x.file.text[x.end:]
	for k, name := range tests {
		p, err := s.build(work, name, map[string]string{x.file.name: text})
		if err != nil && k == 0 {
			return "", "", nil
		}
		if err != nil {
			return "", "", err
		}
		said, hung, err := p.run(10*time.Minute, nil, "-test.failfast")
		switch {
		case hung:
			return "hung", name, nil
		case err != nil:
			return "killed", name + " " + failing(said, "its tests"), nil
		}
	}
	return "survived", "", nil
}
