package pdf

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
)

// client speaks the DevTools protocol: one call at a time, and the events that come between.
type client struct {
	socket  *socket
	session string          // of the tab that calls go to; empty for the browser itself
	target  string          // the tab
	seen    map[string]bool // events of the session since it was attached
	page    []byte          // what the tab gets at pageAddress
	last    int             // number of the last call
}

// errTabCrashed says that the process that lays the page out has died.
var errTabCrashed = errors.New("the page's process has crashed")

// A refusal is the browser's answer that it could not do what a call asks for.
type refusal struct{ method, message string }

func (e *refusal) Error() string { return e.method + ": " + e.message }

type message struct {
	ID        int             `json:"id"`
	SessionID string          `json:"sessionId"`
	Method    string          `json:"method"`
	Params    json.RawMessage `json:"params"`
	Result    json.RawMessage `json:"result"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error"`
}

type params map[string]any

// call does one call and decodes its answer, if the caller wants it.
func (c *client) call(method string, p params, answer any) error {
	c.last++
	if err := c.send(c.last, method, p); err != nil {
		return err
	}
	for {
		m, err := c.next()
		if err != nil {
			return fmt.Errorf("%s: %w", method, err)
		}
		switch {
		case m.ID != c.last:
		case m.Error != nil:
			return &refusal{method, m.Error.Message}
		case answer != nil:
			if err := json.Unmarshal(m.Result, answer); err != nil {
				return fmt.Errorf("%s: %w", method, err)
			}
			return nil
		default:
			return nil
		}
	}
}

func (c *client) send(id int, method string, p params) error {
	request := params{"id": id, "method": method}
	if p != nil {
		request["params"] = p
	}
	if c.session != "" {
		request["sessionId"] = c.session
	}
	text, err := json.Marshal(request)
	if err == nil {
		err = c.socket.send(text)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return nil
}

// wait waits until the session's tab has reported an event.
func (c *client) wait(event string) error {
	for !c.seen[event] {
		if _, err := c.next(); err != nil {
			return fmt.Errorf("waiting for %s: %w", event, err)
		}
	}
	return nil
}

func (c *client) next() (message, error) {
	text, err := c.socket.receive()
	if err != nil {
		return message{}, err
	}
	var m message
	if err := json.Unmarshal(text, &m); err != nil {
		return message{}, err
	}
	if c.session == "" || m.SessionID != c.session || m.Method == "" {
		return m, nil
	}
	c.seen[m.Method] = true
	switch m.Method {
	case "Inspector.targetCrashed":
		return message{}, errTabCrashed
	case "Fetch.requestPaused":
		return m, c.fetch(m.Params)
	}
	return m, nil
}

// pageAddress is where the page is for the browser. A name that no network has (RFC 6761) keeps places of this
// machine out of the page's links, and files of this machine out of the page.
const pageAddress = "https://bulletin.invalid/"

// unasked is the number of calls whose answers nobody waits for.
const unasked = 1 << 30

// fetch answers a request of the tab: with the page, or that there is no such thing.
func (c *client) fetch(event json.RawMessage) error {
	var asked struct {
		RequestID string `json:"requestId"`
		Request   struct {
			URL string `json:"url"`
		} `json:"request"`
	}
	if err := json.Unmarshal(event, &asked); err != nil {
		return err
	}
	if asked.Request.URL != pageAddress {
		return c.send(unasked, "Fetch.failRequest", params{"requestId": asked.RequestID, "errorReason": "AddressUnreachable"})
	}
	return c.send(unasked, "Fetch.fulfillRequest", params{
		"requestId":       asked.RequestID,
		"responseCode":    200,
		"responseHeaders": []params{{"name": "Content-Type", "value": "text/html; charset=utf-8"}},
		"body":            base64.StdEncoding.EncodeToString(c.page),
	})
}

// open opens an empty tab that runs no scripts, to which calls go from now on.
func (c *client) open() error {
	c.session, c.seen = "", map[string]bool{}
	var made struct {
		TargetID string `json:"targetId"`
	}
	if err := c.call("Target.createTarget", params{"url": "about:blank"}, &made); err != nil {
		return err
	}
	var attached struct {
		SessionID string `json:"sessionId"`
	}
	if err := c.call("Target.attachToTarget", params{"targetId": made.TargetID, "flatten": true}, &attached); err != nil {
		return err
	}
	c.target, c.session = made.TargetID, attached.SessionID
	for _, method := range []string{"Page.enable", "Inspector.enable", "Fetch.enable"} {
		if err := c.call(method, nil, nil); err != nil {
			return err
		}
	}
	return c.scripts(false)
}

// scripts switches the scripts of the tab.
func (c *client) scripts(on bool) error {
	return c.call("Emulation.setScriptExecutionDisabled", params{"value": !on}, nil)
}

// load lets the tab load a page, and waits until everything that the page names has come or failed.
func (c *client) load(page []byte) error {
	c.page = page
	c.seen = map[string]bool{} // about:blank has loaded too
	var answer struct {
		ErrorText string `json:"errorText"`
	}
	if err := c.call("Page.navigate", params{"url": pageAddress}, &answer); err != nil {
		return err
	}
	if answer.ErrorText != "" {
		return &refusal{"Page.navigate", answer.ErrorText}
	}
	return c.wait("Page.loadEventFired")
}

// closeTab closes the tab; calls go to the browser again.
func (c *client) closeTab() error {
	c.session = ""
	return c.call("Target.closeTarget", params{"targetId": c.target}, nil)
}

// read reads a stream of the browser to its end and closes it.
func (c *client) read(handle string) ([]byte, error) {
	var content []byte
	for {
		var part struct {
			Data          string `json:"data"`
			Base64Encoded bool   `json:"base64Encoded"`
			EOF           bool   `json:"eof"`
		}
		if err := c.call("IO.read", params{"handle": handle, "size": 1 << 20}, &part); err != nil {
			return nil, err
		}
		data := []byte(part.Data)
		if part.Base64Encoded {
			var err error
			if data, err = base64.StdEncoding.DecodeString(part.Data); err != nil {
				return nil, fmt.Errorf("IO.read: %w", err)
			}
		}
		content = append(content, data...)
		if part.EOF {
			return content, c.call("IO.close", params{"handle": handle}, nil)
		}
	}
}
