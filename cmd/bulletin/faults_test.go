package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"bulletin/internal/disk"
	"bulletin/internal/longtest"
)

// faults has TestFaults let every operation fail in every way, and TestKilled kill every command 200 times.
var faults = flag.Bool("faults", false, "let every operation of every writing command fail in every way, and kill each 200 times")

// everyOf has -faults try a part, for a first look.
var everyOf = flag.Int("every", 1, "let only each so many-th operation fail with -faults")

// point is an operation of a command: the n-th of its kind at a place.
type point struct {
	op   disk.Op
	name string // below the desk, without what differs from run to run
	n    int
}

func (p point) String() string { return fmt.Sprintf("%s %s #%d", p.op, p.name, p.n) }

// errorsOf are what a system may say of an operation.
var errorsOf = map[disk.Op][]error{
	disk.Opening:    {syscall.EIO, syscall.EACCES},
	disk.Creating:   {syscall.ENOSPC, syscall.EACCES, syscall.EROFS, syscall.EDQUOT, syscall.EIO},
	disk.Writing:    {syscall.ENOSPC, &disk.ShortError{Err: syscall.ENOSPC}, syscall.EIO, syscall.EDQUOT},
	disk.Syncing:    {syscall.EIO, syscall.ENOSPC, syscall.EDQUOT},
	disk.Closing:    {syscall.EIO, syscall.ENOSPC, syscall.EDQUOT},
	disk.Renaming:   {syscall.EIO, syscall.EACCES, syscall.ENOSPC, syscall.EROFS, syscall.EDQUOT},
	disk.Exchanging: {syscall.EIO, syscall.EACCES, syscall.ENOSPC, syscall.EROFS},
	disk.Removing:   {syscall.EIO, syscall.EACCES, syscall.EROFS},
	disk.Foldering:  {syscall.ENOSPC, syscall.EACCES, syscall.EROFS, syscall.EDQUOT, syscall.EIO},
	disk.Linking:    {syscall.ENOSPC, syscall.EACCES, syscall.EROFS, syscall.EDQUOT, syscall.EIO},
	disk.Marking:    {syscall.EIO, syscall.EACCES, syscall.EROFS},
}

// The parts of names that differ from run to run.
var (
	passingTemp = regexp.MustCompile(`\.bulletin-[0-9a-f]{16}\.tmp`)
	passingLock = regexp.MustCompile(`(lock|broken)-[0-9a-z]+`)
)

func plainName(base, name string) string {
	if rel, err := filepath.Rel(base, name); err == nil && filepath.IsLocal(rel) {
		name = filepath.ToSlash(rel)
	}
	return passingLock.ReplaceAllString(passingTemp.ReplaceAllString(name, ".bulletin-*.tmp"), "$1-*")
}

// observed runs a command and returns its operations. fail lets some of them fail.
func observed(base string, args []string, fail func(point) error) (points []point, code int, stdout, stderr string) {
	var mu sync.Mutex
	seen := map[point]int{}
	end := disk.Watch(func(op disk.Op, name string) error {
		mu.Lock()
		defer mu.Unlock()
		p := point{op: op, name: plainName(base, name)}
		seen[p]++
		p.n = seen[p]
		points = append(points, p)
		return fail(p)
	})
	defer end()
	code, stdout, stderr = call(placedAt(base, args)...)
	return points, code, stdout, stderr
}

// placedAt are the arguments of a command on a desk, which they call @.
func placedAt(base string, args []string) []string {
	out := make([]string, len(args))
	for k, a := range args {
		out[k] = strings.ReplaceAll(a, "@", base)
	}
	return out
}

// inMemory is a folder that goes with the test.
func inMemory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "faults")
	if err != nil {
		dir = t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// contents are the files below a folder by their names, and its folders.
func contents(t testing.TB, base string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(base, func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == base {
			return err
		}
		key := plainName(base, name)
		if e.IsDir() {
			out[key] = "folder"
			return nil
		}
		text, err := os.ReadFile(name)
		out[key] = "file " + string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// ownRecord reports whether a name is that of the program's own records, in which times stand, or of what it stages.
func ownRecord(name string) bool {
	for _, part := range []string{".bulletin", ".bulletin-files", ".bulletin-publish"} {
		if name == part || strings.HasPrefix(name, part+"/") || strings.Contains(name, "/"+part+"/") || strings.HasSuffix(name, "/"+part) {
			return true
		}
	}
	return strings.HasSuffix(name, ".bulletin-*.tmp") || strings.Contains(name, ".git/")
}

// works are the files of authors and readers among all.
func works(all map[string]string) map[string]string {
	out := maps.Clone(all)
	maps.DeleteFunc(out, func(name, _ string) bool { return ownRecord(name) && !strings.Contains(name, ".git/hooks/pre-commit") })
	for name := range all { // folders that were made for records alone are none of a site's
		if out[name] == "folder" && holdsOnlyRecords(name, all, out) {
			delete(out, name)
		}
	}
	return out
}

func holdsOnlyRecords(folder string, all, works map[string]string) bool {
	records := false
	for name := range all {
		if !strings.HasPrefix(name, folder+"/") {
			continue
		}
		if is, ok := works[name]; ok && is != "folder" {
			return false
		}
		records = records || ownRecord(name)
	}
	return records
}

// namesOf are those of files, with the program's records.
func namesOf(all map[string]string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(all)), func(name string) bool { return strings.Contains(name, ".git/objects") })
}

func differing(got, want map[string]string) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if g, ok := got[name]; !ok {
			out = append(out, "lacks "+name)
		} else if g != want[name] {
			out = append(out, "differs in "+name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			out = append(out, "has "+name)
		}
	}
	return strings.Join(out[:min(len(out), 6)], "; ")
}

// undisturbed is what a case does in peace.
type undisturbed struct {
	desk     string // as it is before
	points   []point
	old, new map[string]string
	code     int
}

func (c *faultCase) undisturbed(t *testing.T, desks map[string]string) *undisturbed {
	t.Helper()
	u := &undisturbed{desk: desks[fmt.Sprintf("%p", c.set)]}
	if u.desk == "" {
		u.desk = filepath.Join(desks[""], fmt.Sprint(len(desks)))
		must(t, os.Mkdir(u.desk, 0o777))
		c.set(t, u.desk)
		desks[fmt.Sprintf("%p", c.set)] = u.desk
	}
	u.old = contents(t, u.desk)
	base := u.copied(t)
	defer os.RemoveAll(base)
	var stdout, stderr string
	u.points, u.code, stdout, stderr = observed(base, c.args, func(point) error { return nil })
	if u.code != c.code {
		t.Fatalf("%q = %d, %s\n%s", c.args, u.code, stdout, stderr)
	}
	u.new = contents(t, base)
	if maps.Equal(works(u.old), works(u.new)) {
		t.Fatalf("%q writes nothing: %s", c.args, stdout)
	}
	slices.SortFunc(u.points, func(a, b point) int {
		return strings.Compare(fmt.Sprintf("%s %s %05d", a.op, a.name, a.n), fmt.Sprintf("%s %s %05d", b.op, b.name, b.n))
	})
	return u
}

func (u *undisturbed) copied(t testing.TB) string {
	t.Helper()
	base := inMemory(t)
	if err := os.CopyFS(base, os.DirFS(u.desk)); err != nil {
		t.Fatal(err)
	}
	return base
}

// whole fails unless the files are all old or all new, and returns which. Where a case says so each may be for itself.
func (c *faultCase) whole(t *testing.T, u *undisturbed, base, when string, each bool) string {
	t.Helper()
	got, old, next := works(contents(t, base)), works(u.old), works(u.new)
	switch {
	case maps.Equal(got, old):
		return "old"
	case maps.Equal(got, next):
		return "new"
	case c.between != nil && c.between(got, old, next):
		return "between"
	}
	if each || c.each {
		for name, is := range got {
			was, had := old[name]
			now, has := next[name]
			if is == "folder" || had && is == was || has && is == now || c.each && (moved(is, old) || moved(is, next)) {
				continue
			}
			t.Errorf("%s: %s is neither the old nor the new file", when, name)
		}
		for name := range old {
			if _, stays := next[name]; stays && got[name] == "" && !c.each {
				t.Errorf("%s: %s is missing", when, name)
			}
		}
		return "between"
	}
	t.Errorf("%s: a mixture: to the old it %s; to the new it %s", when, differing(got, old), differing(got, next))
	return "mixed"
}

// moved reports whether a file stands under some other name.
func moved(is string, files map[string]string) bool {
	return slices.Contains(slices.Collect(maps.Values(files)), is)
}

// next fails unless the next run ends right and leaves nothing beside.
func (c *faultCase) next(t *testing.T, u *undisturbed, base, when string) {
	t.Helper()
	was := works(contents(t, base))
	code, stdout, stderr := call(placedAt(base, c.args)...)
	finished := c.finished != "" && strings.Contains(stdout+stderr, c.finished)
	if code != c.code && !finished {
		t.Errorf("%s: the next run = %d, %s\n%s", when, code, stdout, stderr)
	}
	if finished && maps.Equal(was, works(u.old)) {
		t.Errorf("%s: the next run says that all is done: %s", when, stderr)
	}
	got := contents(t, base)
	if d := differing(works(got), works(u.new)); d != "" {
		t.Errorf("%s: after the next run it %s", when, d)
	}
	want := namesOf(u.new)
	for _, name := range namesOf(got) {
		if !slices.Contains(want, name) && !c.left(name) {
			t.Errorf("%s: after the next run %s is left", when, name)
		}
	}
}

// left reports whether the next run may leave what one in peace does not.
func (c *faultCase) left(name string) bool {
	return strings.HasPrefix(name, "dest/.bulletin-publish/history/") || strings.Contains(name, "/.bulletin-publish/store")
}

// stands are the words by which a failure tells what stands.
var stands = regexp.MustCompile(`没有写入任何文件|保持原样|没有改动|已经写好|写好了 \d+ 个文件|已经改好|已经设好|没有写出|每个文件都是完整|没有登记|其他文件都已更新|还没有发布|没能接着写完|不改动文件`)

// toldStanding fails unless a failure is told in Chinese, with what stands.
func toldStanding(t *testing.T, when, stderr string) {
	t.Helper()
	if !strings.Contains(stderr, "失败: ") || inEnglish(stderr) || strings.Contains(stderr, "程序自己出了错") || strings.Contains(stderr, "错误 ") {
		t.Errorf("%s: it says %q", when, stderr)
	} else if !stands.MatchString(stderr) {
		t.Errorf("%s: it does not say what stands: %q", when, stderr)
	}
}

// TestFaults lets each operation of each command that writes fail once. Then the files are the old ones or the new ones, the failure is
// told with what stands, and the next run makes what one in peace makes. Without -faults it tries a sample that is always the same.
func TestFaults(t *testing.T) {
	longtest.Skip(t)
	points, runs, tolerated, commands := 0, 0, 0, 0
	kinds := map[disk.Op]int{}
	desks := map[string]string{"": inMemory(t)} // by who sets them up
	for k := range faultCases {
		c := &faultCases[k]
		t.Run(c.name, func(t *testing.T) {
			if c.full && !*faults {
				t.Skip("only with -faults")
			}
			u := c.undisturbed(t, desks)
			commands++
			points += len(u.points)
			for _, p := range u.points {
				kinds[p.op]++
			}
			tried := 0
			turn := map[disk.Op]int{}
			for _, p := range chosen(u.points, k) {
				causes := errorsOf[p.op]
				cause := causes[(turn[p.op]+k)%len(causes)] // in turn, so that each kind ends in each way
				turn[p.op]++
				tried++
				if c.fails(t, u, p, cause) {
					tolerated++
				}
			}
			runs += tried
			t.Logf("%d operations, %d failures tried", len(u.points), tried)
		})
	}
	t.Logf("%d commands, %d fault points %v, %d failures tried, %d of them tolerated", commands, points, kinds, runs, tolerated)
}

// fails lets one operation fail, and reports whether the command came through nevertheless.
func (c *faultCase) fails(t *testing.T, u *undisturbed, p point, cause error) bool {
	t.Helper()
	when := fmt.Sprintf("%v: %v", p, cause)
	if errors.As(cause, new(*disk.ShortError)) {
		when += " (short)"
	}
	base := u.copied(t)
	defer os.RemoveAll(base)
	_, code, _, stderr := observed(base, c.args, func(q point) error {
		if q == p {
			return cause
		}
		return nil
	})
	was := c.whole(t, u, base, when, false)
	refused := code == exitMistakes && p.op == disk.Opening && errors.Is(cause, fs.ErrPermission) // the author can do something about it
	switch {
	case code == c.code && !(refused && was == "old"):
		if was != "new" {
			t.Errorf("%s: it ended well, and the files are %s", when, was)
		}
	case refused:
		if inEnglish(stderr) || was != "old" && !c.each {
			t.Errorf("%s: it says %q, and the files are %s", when, stderr, was)
		}
	case code != exitFailure:
		t.Errorf("%s: the exit code is %d; it says %q", when, code, stderr)
	default:
		toldStanding(t, when, stderr)
		if was == "new" && !strings.Contains(stderr, "已经全部写好") && !c.each {
			t.Errorf("%s: the files are new, and it says %q", when, stderr)
		}
	}
	c.next(t, u, base, when)
	return code == c.code
}

// chosen are the operations that are let fail: all, or a sample of one that changes something.
func chosen(points []point, k int) []point {
	if *faults {
		var part []point
		for at := k % *everyOf; at < len(points); at += *everyOf {
			part = append(part, points[at])
		}
		return part
	}
	changes := slices.DeleteFunc(slices.Clone(points), func(p point) bool { return p.op == disk.Opening })
	at := (k + 1) * 7919 % len(changes)
	return changes[at : at+1]
}

// TestFaultsFound lets operations fail that were answered wrong once: a file that was not looked at, a sheet of what could not be read, a
// refusal that did not say what stands, a folder left behind, a page that could not be read called another one.
func TestFaultsFound(t *testing.T) {
	longtest.Skip(t)
	desks := map[string]string{"": inMemory(t)}
	for _, f := range []struct {
		name  string
		at    point
		cause error
	}{
		{"fmt", point{disk.Opening, "site/data", 1}, syscall.EACCES},
		{"check --proof", point{disk.Opening, "site/content/2024-h1", 2}, syscall.EACCES},
		{"check --proof", point{disk.Opening, "site/layouts", 2}, syscall.EACCES},
		{"verify --restore", point{disk.Opening, "site/content/2024-h1/seal.yaml", 1}, syscall.EACCES},
		{"verify --restore", point{disk.Opening, "site/content", 1}, syscall.EACCES},
		{"new targets", point{disk.Opening, "site/data/targets", 1}, syscall.EACCES},
		{"new targets", point{disk.Opening, "site/data/targets/2024.yaml", 1}, syscall.EACCES},
		{"attach, sealed", point{disk.Opening, "site/public/2024-h1/schedule.html", 1}, syscall.EACCES},
		{"attach, sealed", point{disk.Opening, "site/public/2024-h1/schedule.html", 1}, syscall.EIO},
		{"attach, sealed", point{disk.Opening, "site/public/2024-h1/palette.*.css", 1}, syscall.EIO},
		{"build elsewhere", point{disk.Foldering, "out/deep", 1}, syscall.EDQUOT},
	} {
		k := slices.IndexFunc(faultCases, func(c faultCase) bool { return c.name == f.name })
		u := faultCases[k].undisturbed(t, desks)
		at := slices.IndexFunc(u.points, func(p point) bool {
			like, err := path.Match(f.at.name, p.name)
			return err == nil && like && p.op == f.at.op && p.n == f.at.n
		})
		if at < 0 {
			t.Fatalf("%s has no operation %s", f.name, f.at)
		}
		faultCases[k].fails(t, u, u.points[at], f.cause)
	}
}
