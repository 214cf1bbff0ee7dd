package main

import (
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bulletin/internal/longtest"
)

// killEnv names the site into which the test binary, started anew, is to import until somebody kills it.
const killEnv = "IMPORT_TEST_SITE"

// TestImportKilledChild is the program that TestImportKilled kills.
func TestImportKilledChild(t *testing.T) {
	root := os.Getenv(killEnv)
	if root == "" {
		t.Skip("only as a program of TestImportKilled")
	}
	if code, stdout, stderr := call("import", "-C", root, "--yes", filepath.Join(root, "收到")); code != exitClean {
		t.Fatalf("import = %d, %s\n%s", code, stdout, stderr)
	}
}

// TestImportKilled kills imports at moments of all kinds. Then the report is the old one or the new one; a new one has its
// sources; and the same import again makes it whole.
func TestImportKilled(t *testing.T) {
	longtest.Skip(t)
	d := newDesk(t)
	d.inbox = filepath.Join(d.root, "收到")
	if err := os.Mkdir(d.inbox, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range schools {
		d.fill(name, nil)
	}
	first := d.clone()
	start := time.Now()
	first.child().Run()
	took := time.Since(start)
	old, done := d.tree("data"), first.tree("data")
	if len(done) != len(old)+2 {
		t.Fatalf("the import wrote %d files", len(done)-len(old))
	}
	random := rand.New(rand.NewPCG(20221128, 11))
	seen := map[string]int{}
	for k := range 18 {
		c := d.clone()
		moment := func() { time.Sleep(time.Duration(random.Int64N(int64(took)))) }
		if k%3 > 0 { // while it writes
			moment = func() {
				for end := time.Now().Add(10 * took); !c.writes() && time.Now().Before(end); {
					time.Sleep(50 * time.Microsecond)
				}
				time.Sleep(time.Duration(random.Int64N(int64(k) * int64(time.Millisecond))))
			}
		}
		seen[c.killed(moment, old, done)]++
	}
	t.Logf("after the kills the site was %v", seen)
}

// clone is a copy of the desk's site on a desk of its own.
func (d *desk) clone() *desk {
	d.t.Helper()
	c := &desk{t: d.t, root: filepath.Join(d.t.TempDir(), "site")}
	if err := os.CopyFS(c.root, os.DirFS(d.root)); err != nil {
		d.t.Fatal(err)
	}
	return c
}

// child is an import in a process of its own.
func (d *desk) child() *exec.Cmd {
	cmd := exec.Command(os.Args[0], "-test.run=^TestImportKilledChild$")
	cmd.Env = append(os.Environ(), killEnv+"="+d.root)
	return cmd
}

// writes reports whether an import has begun to write.
func (d *desk) writes() bool {
	_, err := os.Stat(filepath.Join(d.root, "data", "sources"))
	return err == nil
}

// killed starts an import, kills it after a while, and says what it left.
func (d *desk) killed(after func(), old, done map[string]string) string {
	d.t.Helper()
	const report, sources = "data/reports/2023-12.yaml", "data/sources/2023-12.yaml"
	cmd := d.child()
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	after()
	cmd.Process.Kill()
	cmd.Wait()
	left := "new"
	got := d.tree("data")
	maps.DeleteFunc(got, func(name, _ string) bool { return strings.Contains(name, ".bulletin-files/") })
	switch {
	case maps.Equal(got, old):
		left = "old"
	case maps.Equal(got, done):
	case got[report] == "" && got[sources] == done[sources]:
		left = "between"
		delete(got, sources)
		if !maps.Equal(got, old) {
			d.t.Errorf("a killed import left %d files", len(got))
		}
	default:
		d.t.Error("after a kill the report is neither the old nor the new one")
	}
	if code, stdout, stderr := call("import", "-C", d.root, "--yes", filepath.Join(d.root, "收到")); code != exitClean {
		d.t.Errorf("the import after it = %d, %s\n%s", code, stdout, stderr)
	}
	got = d.tree("data")
	maps.DeleteFunc(got, func(name, _ string) bool { return strings.Contains(name, ".bulletin-files/") })
	if !maps.Equal(got, done) {
		d.t.Error("after a kill the next import does not make the report whole")
	}
	return left
}
