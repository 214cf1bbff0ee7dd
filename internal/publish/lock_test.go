package publish

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// leave leaves a lock as a run that was killed does.
func leave(t *testing.T, dir string, o owner) {
	t.Helper()
	text, err := json.Marshal(o)
	must(t, err)
	put(t, filepath.Join(dir, lockName, "owner"), string(text))
}

// TestLock: the lock of another is told with its owner and age; one of a process that is no more is taken, any other only when told.
func TestLock(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	mustPublish(t, d, first)
	for _, c := range []struct {
		name  string
		owner owner
		free  bool
		age   time.Duration
	}{
		{"of another machine", owner{Who{"李四", "乙", 1, "x"}, noon.Add(-3 * time.Hour)}, false, 3 * time.Hour},
		{"of a running process", owner{Who{"李四", "甲", os.Getpid(), "x"}, noon.Add(-time.Minute)}, false, time.Minute},
		{"of a process that is gone", owner{Who{"张三", "甲", 1 << 30, "x"}, noon}, true, 0},
		{"from the future", owner{Who{"李四", "乙", 1, "x"}, noon.Add(time.Hour)}, false, -time.Hour},
	} {
		leave(t, dir, c.owner)
		o := options(d, second)
		r, err := Publish(o)
		var locked *LockError
		switch {
		case c.free && (err != nil || r.Broke != "张三@甲"):
			t.Errorf("%s: %v, %+v", c.name, err, r)
		case !c.free && (!errors.As(err, &locked) || locked.Owner != c.owner.Owner || locked.Host != c.owner.Host || locked.Age != c.age):
			t.Errorf("%s: %v", c.name, err)
		}
		if !c.free {
			if _, err := os.Stat(filepath.Join(dir, lockName, "owner")); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			stays(t, dir, first)
			r := mustPublish(t, d, second, func(o *Options) { o.BreakLock = true })
			if r.Broke != c.owner.Owner+"@"+c.owner.Host {
				t.Errorf("%s: %+v", c.name, r)
			}
		}
		stands(t, dir, second, first)
		mustPublish(t, d, first)
	}
	for _, text := range []string{"", "{", "x"} { // a lock that cannot be read
		put(t, filepath.Join(dir, lockName, "owner"), text)
		var locked *LockError
		if _, err := Publish(options(d, second)); !errors.As(err, &locked) || locked.Owner != "" {
			t.Errorf("%q: %v", text, err)
		}
		mustPublish(t, d, second, func(o *Options) { o.BreakLock = true })
		mustPublish(t, d, first)
	}
}

// TestLockLeftWithNothingToDo: what a killed run left of its lock goes though there is nothing to publish, and a lock that somebody has stays.
func TestLockLeftWithNothingToDo(t *testing.T) {
	gone, another := owner{Who{"张三", "甲", 1 << 30, "x"}, noon}, owner{Who{"李四", "乙", 1, "x"}, noon}
	for _, c := range []struct {
		name, folder string
		owner        *owner // nil: the folder is empty
		change       func(*Options)
		stays        bool
	}{
		{"the lock of a process that is gone", "lock", &gone, nil, false},
		{"one that was being let go of", "lock-x", &gone, nil, false},
		{"one that was nearly let go of", "lock-x", nil, nil, false},
		{"one that was being broken", "broken-x", &gone, nil, false},
		{"the lock of another machine", "lock", &another, nil, true},
		{"the lock of another machine, to be broken", "lock", &another, func(o *Options) { o.BreakLock = true }, false},
		{"one that another machine lets go of", "lock-x", &another, nil, true},
		{"the lock of a process that is gone, only told", "lock", &gone, func(o *Options) { o.DryRun = true }, true},
	} {
		dir := memory(t)
		d := open(t, dir)
		mustPublish(t, d, first)
		at := filepath.Join(dir, home, c.folder)
		must(t, os.Mkdir(at, 0o777))
		if c.owner != nil {
			text, err := json.Marshal(*c.owner)
			must(t, err)
			put(t, filepath.Join(at, "owner"), string(text))
		}
		o := options(d, first)
		if c.change != nil {
			c.change(&o)
		}
		r, err := Publish(o)
		if err != nil || !r.Nothing || r.Number != 1 {
			t.Errorf("%s: %v, %+v", c.name, err, r)
		}
		if _, err := os.Stat(at); (err == nil) != c.stays {
			t.Errorf("%s: it stays: %v", c.name, err == nil)
		}
		stays(t, dir, first)
	}
}

// stays fails unless the files of a site stand, whatever stands beside them.
func stays(t *testing.T, dir string, s site) {
	t.Helper()
	got := tree(t, dir)
	for name, content := range s {
		if got[name] != content {
			t.Errorf("%s = %.40q, want %.40q", name, got[name], content)
		}
	}
}

// TestTwo: a second publisher comes at every operation of a first. Without leave he is sent away; where he breaks the lock, the first
// stops, and what stands is the second's, whole.
func TestTwo(t *testing.T) {
	count := 0
	{
		dir := memory(t)
		d := &faulty{Disk: open(t, dir)}
		mustPublish(t, d, first)
		d.n = 0
		mustPublish(t, d, second)
		count = d.n
	}
	third := second.with("index.html", page("home 3")).with("assets/x.css", "x")
	away, lost, after := 0, 0, 0
	for at := 1; at <= count; at += 7 {
		for _, breaks := range []bool{false, true} {
			dir := memory(t)
			plain := open(t, dir)
			mustPublish(t, plain, first)
			var otherErr error
			d := &faulty{Disk: plain, fail: func(n int, _, _ string) error {
				if n == at {
					o := options(plain, third)
					o.BreakLock, o.Wait, o.Force = breaks, 0, true
					_, otherErr = Publish(o)
				}
				return nil
			}}
			_, err := Publish(options(d, second))
			var locked *LockError
			var gone *LostError
			switch {
			case errors.As(otherErr, &locked) && !breaks:
				away++
				if err != nil {
					t.Errorf("at %d: the first: %v", at, err)
				}
				stays(t, dir, second)
			case otherErr != nil:
				t.Errorf("at %d: the second: %v", at, otherErr)
			case errors.As(err, &gone):
				lost++
				stays(t, dir, third)
			default:
				after++ // one after the other, or the first had to start again
			}
			mustPublish(t, plain, third, func(o *Options) { o.BreakLock, o.Force = true, true })
			stays(t, dir, third)
		}
	}
	t.Logf("%d operations: %d times sent away, %d times the first stopped, %d times one after the other", count, away, lost, after)
	if away == 0 || lost == 0 {
		t.Error("the locks did nothing")
	}
}
