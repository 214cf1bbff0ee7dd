package serve

import (
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"net/http"
)

// known reports whether a request holds the token.
func (d *Desk) known(r *http.Request) bool {
	return subtle.ConstantTimeCompare([]byte(r.URL.Query().Get("token")), []byte(d.options.Token)) == 1
}

// events tells an open page of changes until it goes away: its state at once, and whenever that is another.
func (d *Desk) events(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !d.known(r) || !ok {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.Header().Set("X-Accel-Buffering", "no")
	last := ""
	for {
		s, next, stopped := d.now(r.URL.Query().Get("page"))
		if stopped {
			return
		}
		text, err := json.Marshal(s)
		if err != nil {
			return // states always marshal
		}
		if string(text) != last {
			last = string(text)
			if _, err := fmt.Fprintf(w, "data: %s\n\n", text); err != nil {
				return
			}
			flusher.Flush()
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		}
	}
}

// author tells what the author of a page wants to know of it.
func (d *Desk) author(w http.ResponseWriter, r *http.Request) {
	if !d.known(r) {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	d.mu.Lock()
	good := d.good
	d.mu.Unlock()
	var told told
	if good != nil && good.pages[r.URL.Query().Get("page")] != nil {
		told = good.author(good.pages[r.URL.Query().Get("page")])
	}
	text, err := json.Marshal(told)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	send(w, "application/json; charset=utf-8", text)
}

// poll tells a page its state once, for browsers that know no streams of events.
func (d *Desk) poll(w http.ResponseWriter, r *http.Request) {
	if !d.known(r) {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	s, _, _ := d.now(r.URL.Query().Get("page"))
	text, err := json.Marshal(s)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	send(w, "application/json; charset=utf-8", text)
}
