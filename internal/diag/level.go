package diag

// Level is what a site makes of the warnings of a code. Errors stay errors: without what they ask for the model is wrong.
type Level uint8

// The levels.
const (
	Usual   Level = iota // a warning
	AsError              // an error: the build stops
	Off                  // silenced: counted, and told where it is asked for
)

// switchedOff is the reason of what a site's settings silence.
const switchedOff = "站点设置 checks 关闭了这一项"

// Set makes errors of the warnings of some codes, or silences them: those that were recorded already, too. It may be called again.
func (l *List) Set(levels map[string]Level) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.levels = levels
	for code, level := range levels {
		k := kind{Warning, code}
		if b := l.kinds[k]; b != nil && level != Usual {
			delete(l.kinds, k)
			for _, d := range b.kept { // of the few files that are read before the settings are
				l.add(d)
			}
		}
	}
}

// Like is an empty list that records as this one does.
func (l *List) Like() *List {
	l.mu.Lock()
	defer l.mu.Unlock()
	return &List{Whole: l.Whole, levels: l.levels}
}

// leveled is what the levels make of a diagnostic; one without a code where they silence it.
func (l *List) leveled(d Diagnostic) Diagnostic {
	if d.Severity != Warning {
		return d
	}
	switch l.levels[d.Code] {
	case AsError:
		d.Severity, d.Raised = Error, true
	case Off:
		l.silence(d, switchedOff)
		return Diagnostic{}
	}
	return d
}

// Silence records a warning that is not told because its author has said why what it doubts is right.
func (l *List) Silence(d Diagnostic, reason string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.levels[d.Code] == Off {
		reason = switchedOff
	}
	l.silence(d, reason)
}

func (l *List) silence(d Diagnostic, reason string) {
	d.Fix, d.Old, d.New = reason, "", ""
	l.hushed().Add(d)
}

// hushed is the list of what is silenced. The lock is held.
func (l *List) hushed() *List {
	if l.silenced == nil {
		l.silenced = &List{Whole: l.Whole}
	}
	return l.silenced
}

// Silenced are the warnings that are not told, in the order of their places. What to do is why they are not told.
func (l *List) Silenced() []Diagnostic {
	l.mu.Lock()
	silenced := l.silenced
	l.mu.Unlock()
	if silenced == nil {
		return nil
	}
	return silenced.Sorted()
}
