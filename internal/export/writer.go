package export

import (
	"crypto/sha256"
	"hash"
	"io"
)

// piece is how much of a file is held before it is written.
const piece = 1 << 16

// writer is a file on its way out. It keeps the first failure, after which it writes no more.
type writer struct {
	out   io.Writer
	held  []byte
	bytes int
	hash  hash.Hash
	err   error
}

func newWriter(out io.Writer) *writer {
	return &writer{out: out, held: make([]byte, 0, piece+piece/4), hash: sha256.New()}
}

func (w *writer) raw(text string) { w.held = append(w.held, text...) }

// whole adds what was made at once.
func (w *writer) whole(content []byte, err error) {
	if w.flush(); w.err == nil {
		w.err = err
	}
	w.held = append(w.held, content...)
	w.flush()
}

// ended is called where a line ends.
func (w *writer) ended() {
	if len(w.held) >= piece {
		w.flush()
	}
}

func (w *writer) flush() {
	if w.err == nil {
		w.hash.Write(w.held)
		w.bytes += len(w.held)
		_, w.err = w.out.Write(w.held)
	}
	w.held = w.held[:0]
}
