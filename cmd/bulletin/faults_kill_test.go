package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"bulletin/internal/disk"
	"bulletin/internal/longtest"
)

// killOrder tells the test binary, started anew, to be a command that gets killed.
type killOrder struct {
	Args []string
	At   int64 // the operation before which it dies; 0: somebody else kills it
}

const killOrderEnv = "FAULTS_TEST_ORDER"

// mostOps is said by a child that came through: how many operations it had.
const mostOps = "operations in all: "

// TestKilledChild is the program that TestKilled kills.
func TestKilledChild(t *testing.T) {
	text := os.Getenv(killOrderEnv)
	if text == "" {
		t.Skip("only as a program of TestKilled")
	}
	var o killOrder
	must(t, json.Unmarshal([]byte(text), &o))
	var ops atomic.Int64
	disk.Watch(func(disk.Op, string) error {
		if ops.Add(1) == o.At {
			self, err := os.FindProcess(os.Getpid())
			must(t, err)
			must(t, self.Kill())
			select {}
		}
		return nil
	})
	code, _, _ := call(o.Args...)
	fmt.Printf("%s%d\n", mostOps, ops.Load())
	os.Exit(code)
}

func (o killOrder) command() (*exec.Cmd, *bytes.Buffer, error) {
	text, err := json.Marshal(o)
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledChild$")
	cmd.Env = append(os.Environ(), killOrderEnv+"="+string(text))
	var out bytes.Buffer
	cmd.Stdout = &out
	return cmd, &out, err
}

// killSeed is that of the moments at which commands are killed.
var killSeed = [2]uint64{20261129, 16}

// killsOfEach is how often TestKilled kills a command with -faults.
var killsOfEach = flag.Int("kills", 200, "how often each command is killed with -faults")

// kills is how often a command is killed; a sample kills some, once.
func kills() int {
	if *faults {
		return *killsOfEach
	}
	return 1
}

// TestKilled kills each command that writes, half the times before an operation, else at a moment. Then each file is the old one or the
// new one, and the next run makes what one in peace makes and leaves nothing beside.
func TestKilled(t *testing.T) {
	longtest.Skip(t)
	random := rand.New(rand.NewPCG(killSeed[0], killSeed[1]))
	total, commands := 0, 0
	states := map[string]int{}
	desks := map[string]string{"": inMemory(t)}
	for k := range faultCases {
		c := &faultCases[k]
		if strings.Contains(c.name, "--pdf") { // its browser is killed in internal/pdf
			continue
		}
		if !*faults && k%15 != 1 {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			u := c.undisturbed(t, desks)
			commands++
			took, ops := c.timed(t, u)
			for n := range kills() {
				base := u.copied(t)
				o := killOrder{Args: placedAt(base, c.args)}
				var after time.Duration
				if n%2 == 0 {
					o.At = 1 + (int64(n)*ops/int64(kills())+random.Int64N(max(2*ops/int64(kills()), 1)))%ops
				} else {
					after = time.Duration(random.Int64N(int64(took)))
				}
				when := fmt.Sprintf("kill %d at operation %d", n, o.At)
				if o.At == 0 {
					when = fmt.Sprintf("kill %d after %v", n, after)
				}
				dead := o.killed(t, after)
				state := c.whole(t, u, base, when, true)
				if !dead {
					state = "unkilled"
				}
				states[state]++
				total++
				c.next(t, u, base, when)
				os.RemoveAll(base)
				if t.Failed() {
					t.Fatalf("%s: stopped", when)
				}
			}
		})
	}
	t.Logf("%d commands, %d kills, after them the files were %v", commands, total, states)
}

// timed is how long a child takes, and how many operations it has.
func (c *faultCase) timed(t *testing.T, u *undisturbed) (took time.Duration, ops int64) {
	t.Helper()
	base := u.copied(t)
	defer os.RemoveAll(base)
	cmd, out, err := killOrder{Args: placedAt(base, c.args)}.command()
	must(t, err)
	start := time.Now()
	err = cmd.Run()
	took = time.Since(start)
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == c.code) {
		t.Fatalf("the command alone: %v, %s", err, out)
	}
	_, said, _ := strings.Cut(out.String(), mostOps)
	if _, err := fmt.Sscan(said, &ops); err != nil || ops == 0 {
		t.Fatalf("the command alone says %q", out)
	}
	return took, ops
}

// killed runs the command until it is killed, and reports whether that came in time.
func (o killOrder) killed(t *testing.T, after time.Duration) bool {
	t.Helper()
	cmd, _, err := o.command()
	must(t, err)
	must(t, cmd.Start())
	if o.At == 0 {
		time.Sleep(after)
		cmd.Process.Kill()
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	return errors.As(err, &exit) && !exit.Exited()
}
