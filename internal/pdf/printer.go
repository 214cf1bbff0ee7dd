package pdf

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"time"

	"bulletin/internal/chromium"
)

// Options say how to print.
type Options struct {
	// Timeout is the longest that the start of the browser may take, and each printing; 3 minutes where zero.
	Timeout time.Duration
	// Created is what the PDF gives as the time of its making, in place of the moment of printing.
	Created time.Time
	// Numbered says that the page numbers its sheets in margin boxes of its style sheet. Kernels that do not know
	// those put the number into a footer instead.
	Numbered bool
	// Temp is the folder for the browser's profile; the system's folder for temporary files where empty.
	Temp string
}

const defaultTimeout = 3 * time.Minute

// marginBoxes is the first kernel that prints page margin boxes (CSS Paged Media 3, §4).
const marginBoxes = 131

// Document is a printed PDF.
type Document struct {
	Content []byte
	Pages   int
	Kernel  int  // major version of Chromium that printed it; 0 where the browser does not tell
	Tagged  bool // it has a structure for screen readers
	Outline bool // it has bookmarks
	Footer  bool // the sheets are numbered by a footer, since the kernel knows no margin boxes
}

// Printer is a running browser. It belongs to one goroutine, and must be closed.
type Printer struct {
	browser chromium.Browser
	options Options
	process *process
	client  *client
	kernel  int
	step    Step // what the browser is doing
}

// Open starts a browser. The errors are *TimeoutError, *CrashError, *RefusedError, or what the system says where
// the program cannot be started at all.
func Open(ctx context.Context, b chromium.Browser, o Options) (*Printer, error) {
	if o.Timeout == 0 {
		o.Timeout = defaultTimeout
	}
	process, err := start(b.Path, o.Temp)
	if err != nil {
		return nil, err
	}
	p := &Printer{browser: b, options: o, process: process}
	if err := p.limited(ctx, p.connect); err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

// connect finds the browser's socket and asks for its kernel.
func (p *Printer) connect(ctx context.Context) error {
	p.step = Starting
	address, path, err := p.process.address(ctx)
	if err != nil {
		return err
	}
	socket, err := dial(ctx, address, path)
	if err != nil {
		return err
	}
	p.client = &client{socket: socket}
	var version struct {
		UserAgent string `json:"userAgent"`
	}
	if err := p.client.call("Browser.getVersion", nil, &version); err != nil {
		return err
	}
	p.kernel = kernelOf(version.UserAgent)
	return nil
}

var kernelVersion = regexp.MustCompile(`Chrome/(\d{1,5})`)

// kernelOf finds the major version in a user agent, which browsers with other names give too.
func kernelOf(userAgent string) int {
	found := kernelVersion.FindStringSubmatch(userAgent)
	if found == nil {
		return 0
	}
	kernel, _ := strconv.Atoi(found[1])
	return kernel
}

// limited does something within the time limit. When the time is over or ctx is done, the browser is ended, and
// with it whatever waits for it.
func (p *Printer) limited(ctx context.Context, do func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, p.options.Timeout)
	defer cancel()
	stop := context.AfterFunc(ctx, p.process.tree.kill)
	defer stop()
	return p.failure(ctx, do(ctx))
}

// moment is how long an end that has begun may take: of a browser whose socket is closed, or that was asked to end.
const moment = 5 * time.Second

// failure finds out what an error of the protocol comes from.
func (p *Printer) failure(ctx context.Context, err error) error {
	var refused *refusal
	switch name := p.browser.Name; {
	case err == nil:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return &TimeoutError{Browser: name, Step: p.step, Limit: p.options.Timeout}
	case ctx.Err() != nil:
		return fmt.Errorf("pdf: %w", ctx.Err())
	case errors.Is(err, errTabCrashed):
		return &CrashError{Browser: name, Step: p.step, Page: true, Spoken: p.process.spoken(spokenLines)}
	case errors.As(err, &refused):
		return &RefusedError{Browser: name, Step: p.step, Err: err}
	case p.process.ended(moment):
		return &CrashError{Browser: name, Step: p.step, Ended: p.process.cmd.ProcessState.String(), Spoken: p.process.spoken(spokenLines)}
	default:
		return &RefusedError{Browser: name, Step: p.step, Err: err}
	}
}

const spokenLines = 3

// Close ends the browser and removes what it left.
func (p *Printer) Close() {
	if p.client != nil {
		p.client.session = ""
		p.client.socket.conn.SetDeadline(time.Now().Add(moment))
		if p.client.call("Browser.close", nil, nil) == nil {
			p.process.ended(moment) // by itself, with its helpers
		}
		p.client.socket.conn.Close()
	}
	p.process.stop()
}

// Print prints a page that has everything inside, with the numbers of sheets behind the links of its contents, the element nav.toc: it is
// printed more than once then, each time within the time limit. After an error other than *RefusedError and *BrokenError the
// printer can only be closed.
func (p *Printer) Print(ctx context.Context, html []byte) (Document, error) {
	content, err := numbered(html, func(html []byte) (content []byte, err error) {
		err = p.limited(ctx, func(ctx context.Context) (err error) {
			content, err = p.print(ctx, html)
			return err
		})
		return content, err
	})
	if err != nil {
		return Document{}, err
	}
	d, err := finish(content, html, p.options.Created)
	if err != nil {
		return Document{}, &BrokenError{Browser: p.browser.Name, Bytes: len(content), Why: err.Error()}
	}
	d.Kernel = p.kernel
	d.Footer = p.footer()
	return d, nil
}

// print opens a tab, lets it load the page, and returns what it prints.
func (p *Printer) print(ctx context.Context, html []byte) ([]byte, error) {
	p.step = Opening
	c := p.client
	if deadline, ok := ctx.Deadline(); ok {
		c.socket.conn.SetDeadline(deadline)
	}
	if err := c.open(); err != nil {
		return nil, err
	}
	if err := c.load(html); err != nil {
		return nil, err
	}
	p.step = Printing
	if p.footer() { // which a script of the browser's own fills; those of the page do not start any more
		if err := c.scripts(true); err != nil {
			return nil, err
		}
	}
	var printed struct {
		Stream string `json:"stream"`
	}
	if err := c.call("Page.printToPDF", p.paper(), &printed); err != nil {
		return nil, err
	}
	content, err := c.read(printed.Stream)
	if err != nil {
		return nil, err
	}
	return content, c.closeTab()
}

// footer reports whether sheets are numbered by a footer.
func (p *Printer) footer() bool { return p.options.Numbered && p.kernel > 0 && p.kernel < marginBoxes }

// paper are the parameters of printing. A kernel passes over those that it does not know.
func (p *Printer) paper() params {
	paper := params{
		"printBackground":         true,
		"preferCSSPageSize":       true,
		"generateTaggedPDF":       true,
		"generateDocumentOutline": true,
		"transferMode":            "ReturnAsStream",
	}
	if p.footer() {
		paper["displayHeaderFooter"] = true
		paper["headerTemplate"] = "<span></span>"
		paper["footerTemplate"] = `<div style="width: 100%; font: 14pt SimSun, 'Noto Serif CJK SC', serif; text-align: center">` +
			`— <span class="pageNumber"></span> —</div>`
	}
	return paper
}
