package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
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

// unit is one test of a program: what it takes of the processor, which sites it reaches, and how many faults it has killed so far.
type unit struct {
	in      *program
	test    string
	took    time.Duration
	reaches map[int]bool
	kills   int
}

// The quickest tests run in one process; slow ones are named.
const quickest, slow = 50 * time.Millisecond, time.Second

// try plants each site of a sample and prints what becomes of it.
func (s *source) try(sample []*site, tests []string, known known, budget time.Duration) (tally, error) {
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
			verdict, by, err := kill(units, x.id, budget)
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
func (s *source) units(work string, texts map[string]string, tests []string) ([]*unit, error) {
	var units []*unit
	for _, name := range tests {
		p, err := s.build(work, name, texts)
		if err != nil {
			return nil, err
		}
		listed, _, _, err := p.run(time.Minute, nil, "-test.list", ".")
		if err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", name, err, listed)
		}
		for _, test := range strings.Fields(string(listed)) {
			if !strings.HasPrefix(test, "Test") && !strings.HasPrefix(test, "Fuzz") && !strings.HasPrefix(test, "Example") {
				continue
			}
			record := filepath.Join(work, name+"-"+test)
			said, used, _, err := p.run(10*time.Minute, []string{"MUTANT_REACHED=" + record}, "-test.run", "^"+test+"$")
			if err != nil {
				return nil, fmt.Errorf("%s of %s fails with every fault off: %w\n%s", test, name, err, said)
			}
			u := &unit{in: p, test: test, took: used, reaches: map[int]bool{}}
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
		fmt.Printf("-- tests of %s: %.1f s one by one", name, took(units, p).Seconds())
		for _, u := range units {
			if u.in == p && u.took > slow {
				fmt.Printf("; %s %.1f s", u.test, u.took.Seconds())
			}
		}
		fmt.Println()
	}
	return units, nil
}

func took(units []*unit, p *program) (sum time.Duration) {
	for _, u := range units {
		if u.in == p {
			sum += u.took
		}
	}
	return sum
}

// batch is tests that run in one process.
type batch struct {
	in    *program
	units []*unit
	took  time.Duration
	kills int
}

// batches are the tests that reach a site, first those that kill much for what they take: each by itself, but the quickest of a program together.
func batches(units []*unit, id int) []*batch {
	var list []*batch
	together := map[*program]*batch{}
	for _, u := range units {
		if !u.reaches[id] {
			continue
		}
		b := together[u.in]
		if b == nil || u.took >= quickest {
			b = &batch{in: u.in}
			list = append(list, b)
		}
		if u.took < quickest {
			together[u.in] = b
		}
		b.units = append(b.units, u)
		b.took += u.took
		b.kills += u.kills
	}
	price := func(b *batch) time.Duration { return b.took / time.Duration(1+b.kills) }
	slices.SortStableFunc(list, func(a, b *batch) int { return cmp.Compare(price(a), price(b)) })
	return list
}

// kill runs the tests that reach a site with its fault on, until one fails or the budget is spent; 0 is no bound.
func kill(units []*unit, id int, budget time.Duration) (verdict, by string, err error) {
	list := batches(units, id)
	if len(list) == 0 {
		return "unreached", "", nil
	}
	spent := time.Duration(0)
	for _, b := range list {
		if spent += b.took; budget > 0 && spent > budget && spent > b.took {
			break
		}
		var tests []string
		for _, u := range b.units {
			tests = append(tests, u.test)
		}
		limit := 10*b.took + 5*time.Second
		said, _, hung, err := b.in.run(limit, []string{"MUTANT=" + strconv.Itoa(id)}, "-test.failfast", "-test.run", "^("+strings.Join(tests, "|")+")$")
		switch {
		case hung:
			return "hung", b.in.name + " " + tests[0], nil
		case err != nil:
			b.units[0].kills++
			return "killed", b.in.name + " " + failing(said, tests[0]), nil
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

// run runs tests, which may take so long of the processor and 8 GiB, and says what they took: a machine that is busy with something
// else makes no fault hang. Tests that wait for something that never comes end after a time that nothing takes.
func (p *program) run(limit time.Duration, env []string, args ...string) (said []byte, used time.Duration, hung bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 60*limit)
	defer cancel()
	script := fmt.Sprintf(`ulimit -v 8388608; ulimit -t %d; exec "$@"`, int(math.Ceil(limit.Seconds())))
	cmd := exec.CommandContext(ctx, "bash", append([]string{"-c", script, "bash", p.path}, args...)...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), env...)
	cmd.WaitDelay = time.Second
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err = cmd.Run()
	if state := cmd.ProcessState; state != nil {
		used = state.UserTime() + state.SystemTime()
	}
	return out.Bytes(), used, ctx.Err() != nil || err != nil && used >= limit, err
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
		said, _, hung, err := p.run(10*time.Minute, nil, "-test.failfast")
		switch {
		case hung:
			return "hung", name, nil
		case err != nil:
			return "killed", name + " " + failing(said, "its tests"), nil
		}
	}
	return "survived", "", nil
}
