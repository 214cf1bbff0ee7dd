package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"strconv"
	"strings"
)

// Signs are those of a code: digits and capitals without 0, O, 1 and I, which people mistake for each other. Each stands for five bits.
const Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

// codeSigns is how many a code has: 80 bits.
const codeSigns = 16

// Code is the 核验码 of a revision of an edition: 16 of [Signs] in fours, "7KQ2-MXB4-…". It derives from the edition's id, the number of the
// revision and the [Digest] of the data that it shows, and is the same in every form in which these are handed over. It tells editions
// apart; that a file is what was published is proved only by the file's own digest.
func Code(edition string, revision int, published string) string {
	sum := sha256.Sum256([]byte("bulletin seal 1\n" + edition + "\n" + strconv.Itoa(revision) + "\n" + published + "\n"))
	var b strings.Builder
	bits, held := uint(0), uint(0)
	next := 0
	for k := range codeSigns {
		for held < 5 {
			bits, held = bits<<8|uint(sum[next]), held+8
			next++
		}
		held -= 5
		if k > 0 && k%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(Signs[bits>>held&31])
	}
	return b.String()
}

// Folded is a code as somebody may have typed it, in the form that [Code] gives it; "" where it is none. Case, spaces, hyphens of any
// kind, full-width signs and the word 核验码 before it do not count. In verify.html verify.js does the same.
func Folded(typed string) string {
	typed = strings.TrimLeft(strings.TrimPrefix(strings.TrimSpace(typed), "核验码"), "：:")
	var b strings.Builder
	n := 0
	for _, r := range typed {
		switch {
		case r >= '！' && r <= '～': // full-width forms of ASCII
			r -= '！' - '!'
		case strings.ContainsRune("‐‑‒–—―−　\u00a0\u2002\u2003\u2009", r):
			r = '-'
		}
		if r >= 'a' && r <= 'z' {
			r -= 'a' - 'A'
		}
		switch {
		case r == '-' || r == ' ' || r == '\t':
			continue
		case r > 127 || strings.IndexByte(Signs, byte(r)) < 0 || n == codeSigns:
			return ""
		}
		if n > 0 && n%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(byte(r))
		n++
	}
	if n != codeSigns {
		return ""
	}
	return b.String()
}

// Digest is the SHA-256 of a text with line feeds, in lower-case hexadecimal, so that a copy with other line ends agrees. It is what
// inputs and published.csv are known by; pictures have none of their pairs of CR and LF changed, see [InputDigest].
func Digest(text []byte) string {
	if bytes.Contains(text, crlf) {
		text = bytes.ReplaceAll(text, crlf, lf)
	}
	return Exact(text)
}

// Digester makes the [Digest] of a text that comes in pieces.
type Digester struct {
	sum  hash.Hash
	held bool // a carriage return, of which the next byte tells whether it belongs to a line end
}

// NewDigester begins a text.
func NewDigester() *Digester { return &Digester{sum: sha256.New()} }

// Write takes a piece of the text. It never fails.
func (d *Digester) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		if d.held && p[0] != '\n' {
			d.sum.Write(cr)
		}
		d.held = false
		at := bytes.IndexByte(p, '\r')
		if at < 0 {
			d.sum.Write(p)
			break
		}
		d.sum.Write(p[:at])
		d.held, p = true, p[at+1:]
	}
	return n, nil
}

// Digest is that of the text so far.
func (d *Digester) Digest() string {
	if d.held {
		d.sum.Write(cr)
		d.held = false
	}
	return hex.EncodeToString(d.sum.Sum(nil))
}

var cr, crlf, lf = []byte("\r"), []byte("\r\n"), []byte("\n")

// Exact is the SHA-256 of bytes as they are, in lower-case hexadecimal: what files in the output folder are known by.
func Exact(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// InputDigest is [Digest] of a text and [Exact] of anything else, which a NUL in it tells, as git does.
func InputDigest(content []byte) string {
	if bytes.IndexByte(content, 0) >= 0 {
		return Exact(content)
	}
	return Digest(content)
}

// Restored is the content that a file had when it had this [Exact] digest, or nil. A text that only got other line ends, as git gives them
// to a copy on Windows, gets its own back.
func Restored(found []byte, digest string) []byte {
	if Exact(found) == digest {
		return found
	}
	if bytes.IndexByte(found, 0) >= 0 { // no text
		return nil
	}
	unix := bytes.ReplaceAll(found, crlf, lf)
	if Exact(unix) == digest {
		return unix
	}
	if dos := bytes.ReplaceAll(unix, lf, crlf); Exact(dos) == digest {
		return dos
	}
	return nil
}
