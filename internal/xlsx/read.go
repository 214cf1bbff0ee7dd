package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Read reads a workbook. Whatever keeps it from being read is a [*ProblemError]; there are no other errors.
//
// What a file says twice is refused rather than guessed at: two values of one cell, merged ranges over one
// another, two parts of one name, indexes that lead nowhere. What is only unusual is read: cells in any order, without
// addresses, parts under other names and in other letters, Strict Open XML, macros (which are ignored).
func Read(data []byte) (*File, error) {
	if len(data) > MaxFile {
		return nil, tooLarge("the file has more than 20 MB")
	}
	if err := otherKind(data); err != nil {
		return nil, err
	}
	p, err := openParts(data)
	if err != nil {
		return nil, err
	}
	workbook, err := p.workbook()
	if err != nil {
		return nil, err
	}
	return p.file(workbook)
}

// otherKind tells the files that are no archive by their first bytes.
func otherKind(data []byte) error {
	head := data[:min(len(data), 512)]
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n"))
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return nil
	case bytes.HasPrefix(head, compoundMark):
		return compoundKind(data)
	case bytes.Contains(head, []byte("E-SafeNet")):
		return &ProblemError{Problem: Encrypted, Detail: "encrypted by the office's own software"}
	case isOldStream(head):
		return &ProblemError{Problem: OldExcel, Detail: "a binary workbook of Excel 2 to 4"}
	case bytes.HasPrefix(text, []byte("<")):
		return &ProblemError{Problem: Markup, Detail: "HTML or plain XML"}
	}
	return &ProblemError{Problem: NotWorkbook, Detail: fmt.Sprintf("begins with % x", head[:min(len(head), 8)])}
}

// isOldStream knows the first record of workbooks before Excel 5, which stood in no container.
func isOldStream(head []byte) bool {
	return len(head) > 4 && head[0] == 0x09 && (head[1] == 0 || head[1] == 2 || head[1] == 4) && head[3] == 0 && (head[2] == 4 || head[2] == 6)
}

const contentTypes = "[content_types].xml"

// workbook is the name of the part that lists the sheets.
func (p *parts) workbook() (string, error) {
	if err := p.otherDocument(); err != nil {
		return "", err
	}
	top, err := p.relations("")
	if err != nil {
		return "", err
	}
	name := top.target("officeDocument", "xl/workbook.xml")
	switch {
	case strings.HasSuffix(name, ".bin") || !p.has(name) && p.has("xl/workbook.bin"):
		return "", &ProblemError{Problem: BinaryXML, Detail: "a binary workbook of Excel 2007"}
	case !p.has(name) && !p.has(contentTypes):
		return "", &ProblemError{Problem: NotWorkbook, Detail: "an archive of something else"}
	case strings.HasPrefix(name, "word/") || strings.HasPrefix(name, "ppt/"):
		return "", &ProblemError{Problem: NotWorkbook, Detail: "a document of another program"}
	}
	return name, nil
}

// otherDocument knows OpenDocument by the part that says what the archive is.
func (p *parts) otherDocument() error {
	if !p.has("mimetype") {
		return nil
	}
	r, err := p.open("mimetype")
	if err != nil {
		return err
	}
	defer r.Close()
	var head [100]byte
	n, _ := io.ReadFull(r, head[:])
	kind := string(head[:n])
	switch {
	case strings.HasPrefix(kind, "application/vnd.oasis.opendocument.spreadsheet"):
		return &ProblemError{Problem: OpenDocument, Detail: "an OpenDocument spreadsheet"}
	case strings.HasPrefix(kind, "application/"):
		return &ProblemError{Problem: NotWorkbook, Detail: "an archive of something else"}
	}
	return nil
}
