package publish

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"strings"
	"time"
)

// Who is who publishes.
type Who struct {
	Owner, Host string
	PID         int
	Token       string // of this run alone; lower-case letters and digits
}

// owner is what a lock says.
type owner struct {
	Who
	Time time.Time
}

// lock takes the lock: a folder with its owner in it is made beside and renamed into place, which fails where one is there, and so
// no lock is ever without its owner.
func (p *publisher) lock() error {
	if err := p.mkdir(home); err != nil {
		return err
	}
	mine := lockName + "-" + p.Who.Token
	for {
		if err := p.makeLock(mine); absent(err) && p.tries < mostTries { // somebody swept it away
			p.tries++
			continue
		} else if err != nil {
			return err
		}
		err := p.disk.Rename(mine, lockName)
		if err == nil {
			p.locked = true
			return nil
		}
		p.dropLock(mine)
		if p.tries++; p.tries > mostTries {
			return err
		}
		if _, statErr := p.disk.Lstat(lockName); absent(statErr) {
			continue // somebody let go of it, or swept ours away
		} else if statErr != nil {
			return err
		}
		there, readErr := p.readLock()
		if readErr != nil && !absent(readErr) {
			return readErr
		}
		if !p.mayBreak(there) {
			e := &LockError{}
			if there != nil {
				e.Owner, e.Host, e.Since, e.Age = there.Owner, there.Host, there.Time, p.Now().Sub(there.Time)
			}
			return e
		}
		if err := p.breakLock(there); err != nil {
			return err
		}
	}
}

// mostTries is how often the lock is tried for where others are at it too.
const mostTries = 5

func (p *publisher) makeLock(mine string) error {
	if err := p.disk.Mkdir(mine); err != nil {
		return err
	}
	text, err := json.Marshal(owner{p.Who, p.Now().UTC().Truncate(time.Second)})
	if err == nil {
		err = p.write(mine+"/owner", 0o666, text)
	}
	if err != nil {
		p.dropLock(mine)
	}
	return err
}

// readLock is who has the lock; nil with an error where nobody has or it cannot be told.
func (p *publisher) readLock() (*owner, error) { return p.ownerOf(lockName) }

func (p *publisher) ownerOf(lock string) (*owner, error) {
	text, err := readAll(p.disk, lock+"/owner")
	if err != nil {
		return nil, err
	}
	o := &owner{}
	if json.Unmarshal(text, o) != nil {
		return nil, nil
	}
	return o, nil
}

// mayBreak reports whether a lock is to be broken: somebody said so, or a process of this machine left it that is no more.
func (p *publisher) mayBreak(o *owner) bool {
	return p.BreakLock || o != nil && o.Host == p.Who.Host && o.PID != p.Who.PID && p.Alive != nil && !p.Alive(o.PID)
}

// breakLock moves the lock away. Of two who do, one finds that what he moved was another's, and puts it back.
func (p *publisher) breakLock(was *owner) error {
	away := brokenName + "-" + p.Who.Token
	if err := p.disk.Rename(lockName, away); err != nil && !absent(err) {
		return err
	}
	text, err := readAll(p.disk, away+"/owner")
	now := &owner{}
	if was != nil && err == nil && json.Unmarshal(text, now) == nil && now.Token != was.Token {
		return p.disk.Rename(away, lockName)
	}
	p.dropLock(away)
	if was != nil {
		p.result.Broke = was.Owner + "@" + was.Host
	}
	return nil
}

// holds reports whether this run still has the lock.
func (p *publisher) holds() error {
	o, err := p.readLock()
	if err != nil && !absent(err) {
		return err
	}
	if o == nil || o.Token != p.Who.Token {
		p.locked = false
		return &LostError{}
	}
	return nil
}

// unlock lets go of the lock. One that stays is told, and to the next run with its owner.
func (p *publisher) unlock() {
	if !p.locked {
		return
	}
	p.locked = false
	away := lockName + "-" + p.Who.Token
	for range 3 {
		err := p.holds()
		if errors.As(err, new(*LostError)) {
			return
		}
		if err == nil && p.disk.Rename(lockName, away) == nil {
			p.dropLock(away)
			return
		}
	}
	p.result.Notes = append(p.result.Notes, Note{Kind: LockStays})
}

// aside reports whether a folder among the records is a lock that is being made or let go of.
func aside(name string) bool {
	return strings.HasPrefix(name, "lock-") || strings.HasPrefix(name, "broken-")
}

// locksLeft reports whether a run that was stopped left, among the records, a lock that may be broken, or one that was aside.
func (p *publisher) locksLeft(entries []fs.DirEntry) (bool, error) {
	for _, e := range entries {
		name := path.Join(home, e.Name())
		if name != lockName && !(e.IsDir() && aside(e.Name())) {
			continue
		}
		switch o, err := p.ownerOf(name); {
		case err != nil && !absent(err):
			return false, err
		case name == lockName && !p.locked && p.mayBreak(o), name != lockName && (o == nil || p.mayBreak(o)):
			return true, nil
		}
	}
	return false, nil
}

// dropLock removes a lock that is aside. One that stays harms nobody, and goes with sweepHome.
func (p *publisher) dropLock(name string) {
	for range 2 {
		p.disk.Remove(name + "/owner")
		if err := p.disk.Remove(name); err == nil || absent(err) {
			return
		}
	}
}

// sweepHome removes what killed runs left among the records. Who is just making a lock makes it again.
func (p *publisher) sweepHome() error {
	for _, dir := range []string{home, historyName, storeName} {
		entries, err := p.disk.ReadDir(dir)
		if absent(err) {
			continue
		}
		if err != nil {
			return err
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			switch {
			case isTemporary(e.Name()) && e.Type().IsRegular():
				if err := p.disk.Remove(name); err != nil && !absent(err) {
					return err
				}
			case dir == home && e.IsDir() && aside(e.Name()):
				p.dropLock(name)
			}
		}
	}
	return nil
}
