package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// program is the tests of a package, compiled with switches.
type program struct {
	name, path, dir string
	fault           int // that is planted from its start
	live            *live
}

// unit is one test of a program: what it takes of the processor, which sites it reaches, and how many faults it has killed so far.
type unit struct {
	in      *program
	test    string
	took    time.Duration
	reaches map[int]bool
	kills   int
}

// slow is what a test takes that is named.
const slow = time.Second

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
	defer func() {
		for _, u := range units {
			u.in.end()
		}
	}()
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
		case x.same:
		case slices.Contains(fitting, x):
			verdict, by, err := kill(units, x, budget)
			if err != nil {
				return t, err
			}
			tell(x, began, verdict, by)
		case x.render == nil:
			verdict, by, err := s.killAlone(x, units, budget)
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

// units compiles the tests with all switches and runs each test, with every fault off.
func (s *source) units(work string, texts map[string]string, tests []string) ([]*unit, error) {
	var units []*unit
	for _, name := range tests {
		p, err := s.build(work, name, texts)
		if err != nil {
			return nil, err
		}
		names, err := p.tests()
		if err != nil {
			return nil, err
		}
		for _, test := range names {
			said, err := p.ask(0, 10*time.Minute, test)
			if err != nil {
				return nil, err
			}
			if !said.passed {
				return nil, fmt.Errorf("%s of %s fails with every fault off", test, name)
			}
			u := &unit{in: p, test: test, took: said.took, reaches: map[int]bool{}}
			for _, id := range said.reached {
				u.reaches[id] = true
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

// byPrice puts first those that kill much for what they take.
func byPrice(units []*unit) []*unit {
	list := slices.Clone(units)
	price := func(u *unit) time.Duration { return u.took / time.Duration(1+u.kills) }
	slices.SortStableFunc(list, func(a, b *unit) int { return cmp.Compare(price(a), price(b)) })
	return list
}

// within are the first tests that a budget is enough for, and one at least; 0 is no bound.
func within(list []*unit, budget time.Duration) []*unit {
	spent := time.Duration(0)
	for k, u := range list {
		if spent += u.took; budget > 0 && spent > budget && k > 0 {
			return list[:k]
		}
	}
	return list
}

// kill runs the tests that reach a site with its fault on, until one fails or the budget is spent. Which tests reach what counts when
// a program starts nobody can say, so all are tried.
func kill(units []*unit, x *site, budget time.Duration) (verdict, by string, err error) {
	var list []*unit
	for _, u := range units {
		if u.reaches[x.id] || x.early {
			list = append(list, u)
		}
	}
	if len(list) == 0 {
		return "unreached", "", nil
	}
	planted := map[*program]*program{}
	defer func() {
		for _, p := range planted {
			p.end()
		}
	}()
	for _, u := range within(byPrice(list), budget) {
		in := u.in
		if x.early {
			if planted[in] == nil {
				planted[in] = &program{name: in.name, path: in.path, dir: in.dir, fault: x.id}
			}
			in = planted[in]
		}
		said, err := in.ask(x.id, 10*u.took+5*time.Second, u.test)
		if err != nil {
			return "", "", err
		}
		if verdict := said.verdict(); verdict != "" {
			u.kills++
			return verdict, u.in.name + " " + u.test, nil
		}
	}
	return "survived", "", nil
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
	if err := lay("internal/"+name+"/mutant_loop_test.go", fmt.Sprintf(driver, name, s.planted())); err != nil {
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

// command is the tests' program, which may take 8 GiB.
func (p *program) command(ctx context.Context, env []string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "bash", append([]string{"-c", `ulimit -v 8388608; exec "$@"`, "bash", p.path}, args...)...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), env...)
	return cmd
}

// tests are the names of what the program tests.
func (p *program) tests() (names []string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	listed, err := p.command(ctx, nil, "-test.list", ".").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", p.name, err, listed)
	}
	for _, test := range strings.Fields(string(listed)) {
		if strings.HasPrefix(test, "Test") || strings.HasPrefix(test, "Fuzz") || strings.HasPrefix(test, "Example") {
			names = append(names, test)
		}
	}
	return names, nil
}

// killAlone tries a fault that no switch can make: each program is compiled anew. A fault that does not compile has no verdict.
func (s *source) killAlone(x *site, units []*unit, budget time.Duration) (verdict, by string, err error) {
	work, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return "", "", err
	}
	defer os.RemoveAll(work)
	text := x.file.text[:x.start] + x.alone + x.file.text[x.end:]
	anew := map[*program]*program{}
	defer func() {
		for _, p := range anew {
			p.end()
		}
	}()
	for _, u := range within(byPrice(units), budget) {
		p := anew[u.in]
		if p == nil {
			p, err = s.build(work, u.in.name, map[string]string{x.file.name: text})
			switch {
			case err != nil && len(anew) == 0:
				return "", "", nil // it is the fault that does not compile
			case err != nil:
				return "", "", err
			}
			anew[u.in] = p
		}
		said, err := p.ask(0, 10*u.took+5*time.Second, u.test)
		if err != nil {
			return "", "", err
		}
		if verdict := said.verdict(); verdict != "" {
			u.kills++
			return verdict, u.in.name + " " + u.test, nil
		}
	}
	return "survived", "", nil
}
