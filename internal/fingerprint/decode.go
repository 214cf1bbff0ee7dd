package fingerprint

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"bulletin/internal/attach"
	"bulletin/internal/delimited"
)

// decode makes text of bytes. A mark in front decides; else what is valid UTF-8 is taken for it whatever the page says, and other
// texts for GB18030, unless the page says that it is UTF-8.
func decode(content []byte) string {
	switch {
	case bytes.HasPrefix(content, []byte("\xEF\xBB\xBF")):
		content = content[3:]
	case bytes.HasPrefix(content, []byte("\xFF\xFE")):
		return wide(content[2:], 0)
	case bytes.HasPrefix(content, []byte("\xFE\xFF")):
		return wide(content[2:], 1)
	case !utf8.Valid(content) && !bytes.Contains(bytes.ToLower(content[:min(len(content), 2048)]), []byte("utf-8")):
		return delimited.GB18030(content)
	}
	return strings.ToValidUTF8(string(content), "\uFFFD")
}

// wide decodes UTF-16, whose high byte stands in front where high is 0 … 1.
func wide(content []byte, high int) string {
	units := make([]uint16, len(content)/2)
	for k := range units {
		a, b := uint16(content[2*k]), uint16(content[2*k+1])
		if high == 1 {
			a, b = b, a
		}
		units[k] = b<<8 | a
	}
	return string(utf16.Decode(units))
}

// ErrArchive says that an MHTML file holds no page.
var ErrArchive = errors.New("fingerprint: no page in the archive")

// archived is the page of an MHTML file, which is a mail (RFC 2557): its first part that is HTML.
func archived(content []byte) (string, error) {
	message, err := mail.ReadMessage(bytes.NewReader(content))
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrArchive, err)
	}
	kind, parameters, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(kind, "multipart/") {
		return "", ErrArchive
	}
	parts := multipart.NewReader(message.Body, parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err != nil {
			return "", fmt.Errorf("%w: %w", ErrArchive, err)
		}
		if !strings.HasPrefix(strings.ToLower(part.Header.Get("Content-Type")), "text/html") {
			continue
		}
		var body io.Reader = part
		switch strings.ToLower(part.Header.Get("Content-Transfer-Encoding")) {
		case "quoted-printable":
			body = quotedprintable.NewReader(part)
		case "base64":
			body = base64.NewDecoder(base64.StdEncoding, part)
		}
		page, err := io.ReadAll(body)
		if err != nil {
			return "", fmt.Errorf("%w: %w", ErrArchive, err)
		}
		return decode(page), nil
	}
}

func visit(text string, r *reader) error { return attach.Visit(text, r) }
