// Command mutate plants small faults in packages, one at a time, and counts those that tests notice: what no test notices, no test
// holds. It is run by hand (.ci/long mutate), for it takes hours.
//
//	go run ./.ci/mutate [-n 560] [-seed 1] [-packages format,seal] [-own] [-budget 10s] [-score 90]
//
// Faults are sampled by a seed, evenly over their operators (find.go), of a package at least 25 and in proportion to its places.
// All of a package are compiled into one program, switched by a variable (rewrite.go), whose tests run one after another in one process
// (live.go): a fault costs neither a build nor the reading of sites. Each test says which faults it reaches; one is tried with the tests
// that reach it, first those that kill much for what they take, of its own package and of those that hold its behaviour (plan.go). What
// nothing reaches survives. A fault that hangs is noticed: its test ends after ten times the time of the processor that it took without,
// and five seconds. With -budget a fault gets no more than that time of the processor, and survives what is left: the score can only be
// too low. Survivors that change nothing stand in known.txt with their reasons.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

func main() {
	total := flag.Int("n", 560, "mutants of all packages together")
	seed := flag.Uint64("seed", 1, "of the sample")
	only := flag.String("packages", "", "names of packages, with commas; all of the table where empty")
	score := flag.Float64("score", 90, "percent of mutants, without those known to change nothing, that must be killed")
	own := flag.Bool("own", false, "try the tests of each package itself alone: quick, for whoever writes them")
	budget := flag.Duration("budget", 0, "time of the processor that a fault may cost; what is not killed by then survives, so that the score can only be too low")
	flag.Parse()
	failed, err := mutate(".", *total, *seed, *only, *own, *budget, *score)
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(2)
	}
	if failed {
		os.Exit(1)
	}
}

// tally counts the mutants of a package.
type tally struct{ sampled, killed, hung, survived, unreached, known int }

func (t *tally) add(o tally) {
	t.sampled += o.sampled
	t.killed += o.killed
	t.hung += o.hung
	t.survived += o.survived
	t.unreached += o.unreached
	t.known += o.known
}

func (t tally) score() float64 {
	if t.sampled == t.known {
		return 100
	}
	return 100 * float64(t.killed+t.hung) / float64(t.sampled-t.known)
}

func (t tally) String() string {
	return fmt.Sprintf("%d mutants: %d killed, %d hung, %d survived (%d of them not reached by a test), %d known to change nothing; score %.1f %%",
		t.sampled, t.killed, t.hung, t.survived, t.unreached, t.known, t.score())
}

// mutate tries the packages of the module in dir and prints what comes of it.
func mutate(dir string, total int, seed uint64, only string, own bool, budget time.Duration, least float64) (failed bool, err error) {
	module, err := goOutput(dir, "list", "-m")
	if err != nil {
		return false, err
	}
	known, err := readKnown()
	if err != nil {
		return false, err
	}
	found := make([][]*site, len(plan))
	sources := make([]*source, len(plan))
	places := 0
	for k, p := range plan {
		if sources[k], err = load(dir, strings.TrimSpace(string(module)), p.name); err != nil {
			return false, err
		}
		if found[k], err = sources[k].sites(); err != nil {
			return false, err
		}
		places += len(found[k])
		for _, key := range known.stale(p.name, found[k]) {
			failed = true
			fmt.Printf("known.txt: %s is no place any more: remove it\n", key)
		}
	}
	var all tally
	for k, p := range plan {
		if only != "" && !strings.Contains(","+only+",", ","+p.name+",") {
			continue
		}
		began := time.Now()
		n := max(25, total*len(found[k])/places)
		sample := sampled(found[k], n, seed)
		fmt.Printf("== %s: %d of %d places, seed %d\n", p.name, len(sample), len(found[k]), seed)
		tests := p.tests
		if own {
			tests = tests[:1]
		}
		t, err := sources[k].try(sample, tests, known, budget)
		if err != nil {
			return false, fmt.Errorf("%s: %w", p.name, err)
		}
		fmt.Printf("%s: %s; %.0f s\n", p.name, t, time.Since(began).Seconds())
		all.add(t)
	}
	fmt.Printf("all: %s\n", all)
	return failed || all.score() < least, nil
}
