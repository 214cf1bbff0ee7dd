package browser

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// Seen is what a tab has seen since its last Open.
type Seen struct {
	Console  []string // messages of scripts: “warning: text”
	Errors   []string // exceptions, failed loads, violations of the content-security policy
	Requests []string // addresses in the order in which they were asked for
}

// Outside are the requests to addresses that do not begin with prefix. An address with the content in
// itself (data:) asks nobody.
func (s Seen) Outside(prefix string) []string {
	return slices.DeleteFunc(slices.Clone(s.Requests), func(url string) bool {
		return strings.HasPrefix(url, prefix) || strings.HasPrefix(url, "data:")
	})
}

// recorder collects events; they arrive on another goroutine than the test's.
type recorder struct {
	mu   sync.Mutex
	seen Seen
}

func (r *recorder) reset() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen = Seen{}
}

func (r *recorder) get() Seen {
	r.mu.Lock()
	defer r.mu.Unlock()
	return Seen{slices.Clone(r.seen.Console), slices.Clone(r.seen.Errors), slices.Clone(r.seen.Requests)}
}

func (r *recorder) event(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		r.seen.Console = append(r.seen.Console, string(e.Type)+": "+words(e.Args))
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		r.seen.Errors = append(r.seen.Errors, text)
	case *log.EventEntryAdded:
		entry := string(e.Entry.Source) + ": " + e.Entry.Text + " " + e.Entry.URL
		if e.Entry.Level == log.EntryLevelError {
			r.seen.Errors = append(r.seen.Errors, entry)
		} else {
			r.seen.Console = append(r.seen.Console, string(e.Entry.Level)+": "+entry)
		}
	case *network.EventRequestWillBeSent:
		r.seen.Requests = append(r.seen.Requests, e.Request.URL)
	}
}

func words(args []*runtime.RemoteObject) string {
	var parts []string
	for _, a := range args {
		var text string
		switch {
		case a.Description != "":
			parts = append(parts, a.Description)
		case json.Unmarshal(a.Value, &text) == nil:
			parts = append(parts, text)
		default:
			parts = append(parts, string(a.Value))
		}
	}
	return strings.Join(parts, " ")
}
