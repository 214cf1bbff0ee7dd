package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// live is a process that runs one test after another, so that what tests read is read once.
type live struct {
	cmd    *exec.Cmd
	cancel context.CancelFunc
	in     *os.File
	out    *bufio.Reader
	close  func()
}

// answer is what comes of a test.
type answer struct {
	passed, hung bool
	took         time.Duration // of the processor
	reached      []int         // sites, where no fault is planted
}

// verdict is empty for a test that passes.
func (a answer) verdict() string {
	switch {
	case a.hung:
		return "hung"
	case !a.passed:
		return "killed"
	}
	return ""
}

// ask runs a test with a fault, for which it may take so long of the processor: a machine that is busy with something else makes no
// fault hang. A test that waits for something that never comes ends after a time that nothing takes.
func (p *program) ask(id int, limit time.Duration, test string) (answer, error) {
	if p.live == nil {
		var err error
		if p.live, err = p.start(); err != nil {
			return answer{}, err
		}
	}
	l := p.live
	if _, err := fmt.Fprintf(l.in, "%d %d ^%s$\n", id, limit.Milliseconds(), test); err != nil {
		return answer{}, err
	}
	timer := time.AfterFunc(60*limit, l.cancel)
	line, err := l.out.ReadString('\n')
	idle := !timer.Stop()
	fields := strings.Fields(line)
	if err != nil || len(fields) < 2 { // it ended: by a panic, or for it took too long
		p.end()
		return answer{hung: idle || len(fields) == 1 && fields[0] == "hung"}, nil
	}
	said := answer{passed: fields[0] == "ok"}
	for k, f := range fields[1:] {
		n, err := strconv.Atoi(f)
		if err != nil {
			return answer{}, err
		}
		if k == 0 {
			said.took = time.Duration(n) * time.Millisecond
			continue
		}
		said.reached = append(said.reached, n)
	}
	return said, nil
}

// start starts the process.
func (p *program) start() (*live, error) {
	in, toIn, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	fromOut, out, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, in.Close(), toIn.Close())
	}
	ctx, cancel := context.WithCancel(context.Background())
	env := []string{"MUTANT_LOOP=1"}
	if p.fault > 0 {
		env = append(env, "MUTANT="+strconv.Itoa(p.fault))
	}
	cmd := p.command(ctx, env)
	cmd.ExtraFiles = []*os.File{in, out}
	err = errors.Join(cmd.Start(), in.Close(), out.Close())
	if err != nil {
		cancel()
		return nil, err
	}
	return &live{cmd: cmd, cancel: cancel, in: toIn, out: bufio.NewReader(fromOut), close: func() { toIn.Close(); fromOut.Close() }}, nil
}

// end ends the process, if it runs.
func (p *program) end() {
	if p.live == nil {
		return
	}
	p.live.cancel()
	_ = p.live.cmd.Wait() // that it was ended is no news
	p.live.close()
	p.live = nil
}
