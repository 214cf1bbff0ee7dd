package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"bulletin/internal/longtest"
)

// order tells the test binary, started anew, to be a build that gets killed.
type order struct {
	Dir    string
	Sites  []site
	KillAt int  // the step before which it dies; 0 for never
	Twice  bool // by two renames
	Loop   bool // build the sites in turn until somebody kills it
	Late   bool // somebody puts a file into the folder, and edits a page, in the last instant
	Files  bool // the sites are single files
	FailAt int  // the step that fails
}

const orderEnv = "OUTPUT_TEST_ORDER"

func TestMain(m *testing.M) {
	if name := os.Getenv(orderEnv); name != "" {
		obey(name)
		return
	}
	os.Exit(m.Run())
}

// obey runs the builds of an order in a file and prints the number of steps.
func obey(name string) {
	var o order
	text, err := os.ReadFile(name)
	if err := errors.Join(err, json.Unmarshal(text, &o)); err != nil {
		panic(err)
	}
	sys, steps := calm(), 0
	if o.Twice {
		sys = twoRenames()
	}
	sys.step = func(point string) error {
		if steps++; steps == o.KillAt {
			die()
		}
		if steps == o.FailAt {
			return errors.New("a failure by order")
		}
		if o.Late && point == "journal" {
			return errors.Join(os.Mkdir(filepath.Join(o.Dir, "late"), 0o777),
				os.WriteFile(filepath.Join(o.Dir, "index.html"), []byte("edited"), 0o666),
				os.WriteFile(filepath.Join(o.Dir, "late/mine.txt"), []byte("late"), 0o666))
		}
		return nil
	}
	if o.Files {
		_, err := buildFiles(o.Dir, o.Sites[0], sys.step)
		if (err != nil) != (o.FailAt > 0) {
			fmt.Fprintln(os.Stderr, "the files were written:", err)
			os.Exit(3)
		}
		fmt.Println(steps)
		return
	}
	for n := 0; n < len(o.Sites) || o.Loop; n++ {
		if _, err := build(o.Dir, sys, o.Sites[n%len(o.Sites)]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(3)
		}
	}
	fmt.Println(steps)
}

// die ends the process as kill -9 does.
func die() {
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		panic(err)
	}
	self.Kill()
	select {}
}

func (o order) command(t *testing.T) *exec.Cmd {
	t.Helper()
	text, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "order.json")
	put(t, name, string(text))
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), orderEnv+"="+name)
	return cmd
}

// run starts the build and returns its number of steps, or 0 if it was killed.
func (o order) run(t *testing.T) int {
	t.Helper()
	var stderr strings.Builder
	cmd := o.command(t)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() != 3 && stderr.Len() == 0 {
		return 0
	}
	if err != nil {
		t.Fatalf("the build failed: %v: %s", err, stderr.String())
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(out)))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

var (
	before = site{
		"index.html": "home 1", "a/one.html": "one", "a/two.html": "two 1", "a/gone.html": "gone",
		"b/deep/gone.html": "gone too", "turns": "a file", "edited.html": "as written",
	}
	after = site{
		"index.html": "home 2", "a/one.html": "one", "a/two.html": "two 2", "c/new.html": "new",
		"turns/into.html": "a folder",
	}
)

// aged makes a folder that was built once and lived in since.
func aged(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, before)
	put(t, filepath.Join(dir, "edited.html"), "by hand")
	put(t, filepath.Join(dir, ".git/HEAD"), "ref")
	put(t, filepath.Join(dir, "a/notes.txt"), "mine")
	put(t, filepath.Join(dir, "b/deep/er/mine.html"), "mine")
	if err := os.MkdirAll(filepath.Join(dir, "empty/within"), 0o777); err != nil {
		t.Fatal(err)
	}
	linked("nowhere", filepath.Join(dir, "link"))
	return dir
}

// gapless is whether two trees can be exchanged in one step here.
var gapless = !errors.Is(exchange("", ""), errors.ErrUnsupported)

// agedTrees are the trees that aged leaves, and that a build of after makes of them.
func agedTrees(t *testing.T) (old, next map[string]string) {
	t.Helper()
	dir := aged(t)
	old = snapshot(t, dir)
	mustBuild(t, dir, after)
	return old, snapshot(t, dir)
}

func TestKilledAtEachStep(t *testing.T) {
	old, next := agedTrees(t)
	for _, twice := range []bool{false, true} {
		t.Run(fmt.Sprintf("two renames %t", twice), func(t *testing.T) {
			t.Parallel()
			steps := order{Dir: aged(t), Sites: []site{after}, Twice: twice}.run(t)
			if steps < 20 {
				t.Fatalf("a build has %d steps, want at least 20", steps)
			}
			seen := map[string]int{}
			for k := 1; k <= steps; k++ {
				dir := aged(t)
				o := order{Dir: dir, Sites: []site{after}, Twice: twice, KillAt: k}
				if o.run(t) != 0 {
					t.Fatalf("the build lived through step %d", k)
				}
				seen[checkWhole(t, dir, k, twice, old, next)]++
			}
			if gap := twice || !gapless; seen["old"] == 0 || seen["new"] == 0 || gap != (seen["absent"] > 0) {
				t.Errorf("after the kills the folder was %v", seen)
			}
		})
	}
}

// checkWhole fails unless dir is the old or the new site, and the next build makes the new one of it.
func checkWhole(t *testing.T, dir string, step int, twice bool, old, next map[string]string) string {
	t.Helper()
	was := "absent"
	if exists(dir) {
		got := snapshot(t, dir)
		if was = "new"; differ(got, next) != "" {
			was = "old"
			if d := differ(got, old); d != "" {
				t.Errorf("killed at step %d the folder is neither:\n%s\n%s", step, d, differ(got, next))
			}
		}
	} else if !twice && gapless {
		t.Errorf("killed at step %d the folder is gone", step)
	}
	f, err := Open(dir)
	if err != nil {
		t.Fatalf("Open after step %d: %v", step, err)
	}
	if err := f.Abort(); err != nil {
		t.Fatal(err)
	}
	if got := snapshot(t, dir); was != "new" && differ(got, old) != "" {
		t.Errorf("after step %d Open made of the %s site:\n%s", step, was, differ(got, old))
	}
	mustBuild(t, dir, after)
	if d := differ(snapshot(t, dir), next); d != "" {
		t.Errorf("after step %d the next build made:\n%s", step, d)
	}
	checkStage(t, dir)
	return was
}

// TestKilledWhileMending kills a build late, and the next one at each of its steps.
func TestKilledWhileMending(t *testing.T) {
	longtest.Skip(t)
	old, next := agedTrees(t)
	for _, twice := range []bool{false, true} {
		total := order{Dir: aged(t), Sites: []site{after}, Twice: twice}.run(t)
		for first := total - 3; first <= total; first++ {
			for second, dead := 1, true; dead; second++ {
				dir := aged(t)
				order{Dir: dir, Sites: []site{after}, Twice: twice, KillAt: first}.run(t)
				dead = order{Dir: dir, Sites: []site{after}, Twice: twice, KillAt: second}.run(t) == 0
				checkWhole(t, dir, first*1000+second, twice, old, next)
			}
		}
	}
}

// TestKilledWithLateFile kills a build from the moment on when somebody put a file into the former tree: it
// must reach the new one.
func TestKilledWithLateFile(t *testing.T) {
	for _, twice := range []bool{false, true} {
		o := order{Dir: aged(t), Sites: []site{after}, Twice: twice, Late: true}
		total, seen := o.run(t), 0
		for o.KillAt = total; o.KillAt > 0; o.KillAt-- {
			o.Dir = aged(t)
			o.run(t)
			late := filepath.Join(o.Dir, "late/mine.txt")
			if exists(o.Dir) && !exists(late) && !exists(filepath.Join(o.Dir, "c")) {
				break // killed before the file was put there
			}
			f, err := Open(o.Dir)
			if err := errors.Join(err, f.Abort()); err != nil {
				t.Fatal(err)
			}
			rescued := filepath.Join(filepath.Dir(o.Dir), ".bulletin/public/rescued/index.html")
			here, there := read(o.Dir, "index.html"), read(rescued)
			if here != "edited" && there != "edited" {
				t.Errorf("killed at step %d of %d: the edited page is %q, and %q is rescued", o.KillAt, total, here, there)
			}
			os.RemoveAll(filepath.Dir(rescued))
			if here == "edited" {
				put(t, filepath.Join(o.Dir, "index.html"), before["index.html"])
			}
			mustBuild(t, o.Dir, after)
			if text := read(late); text != "late" {
				t.Errorf("killed at step %d of %d: the late file = %q", o.KillAt, total, text)
			}
			checkStage(t, o.Dir)
			seen++
		}
		if seen < 4 {
			t.Errorf("the file was there for %d steps, want at least 4", seen)
		}
	}
}

// read is what a file holds, or why it cannot be read.
func read(name ...string) string {
	text, err := os.ReadFile(filepath.Join(name...))
	if err != nil {
		return err.Error()
	}
	return string(text)
}

func TestKilledAtAnyTime(t *testing.T) {
	one, two := site{}, site{}
	for i := range 120 {
		p := fmt.Sprintf("d%d/p%03d.html", i%7, i)
		one[p] = strings.Repeat("one ", 1000+i)
		two[p] = strings.Repeat("two ", 1000+i)
	}
	one["only/one.html"], two["only2/two.html"] = "1", "2"
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, one)
	wantOne := snapshot(t, dir)
	mustBuild(t, dir, two)
	wantTwo := snapshot(t, dir)
	for n := range 40 {
		cmd := order{Dir: dir, Sites: []site{one, two}, Loop: true}.command(t)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(5+7*n%60) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		if !gapless && !exists(dir) { // killed between the two renames
			f, err := Open(dir)
			if err := errors.Join(err, f.Abort()); err != nil {
				t.Fatal(err)
			}
		}
		got := snapshot(t, dir)
		if a, b := differ(got, wantOne), differ(got, wantTwo); a != "" && b != "" {
			t.Fatalf("the folder is neither:\n%s\n%s", a, b)
		}
	}
	mustBuild(t, dir, one)
	if d := differ(snapshot(t, dir), wantOne); d != "" {
		t.Error(d)
	}
	checkStage(t, dir)
}

// TestFailureAtEachStep lets each step fail in turn: the folder is then what Commit says it is.
func TestFailureAtEachStep(t *testing.T) {
	old, next := agedTrees(t)
	for _, start := range []func() system{calm, twoRenames} {
		for k, done := 1, false; !done; k++ {
			dir, sys, steps := aged(t), start(), 0
			sys.step = func(point string) error {
				if steps++; steps == k {
					return fmt.Errorf("no %s today", point)
				}
				return nil
			}
			_, err := build(dir, sys, after)
			done = steps < k
			want := old
			if err == nil {
				want = next
			}
			if d := differ(snapshot(t, dir), want); d != "" {
				t.Errorf("step %d failed, and Commit said %v:\n%s", k, err, d)
			}
			mustBuild(t, dir, after)
			if d := differ(snapshot(t, dir), next); d != "" {
				t.Errorf("after a failure in step %d:\n%s", k, d)
			}
			checkStage(t, dir)
		}
	}
}
