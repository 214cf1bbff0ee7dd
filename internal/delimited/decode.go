package delimited

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"bulletin/internal/xlsx"
)

// decode makes text of bytes: UTF-8, UTF-16, and GB18030, which Chinese Excel writes into CSV files. A mark in front
// decides. Without one UTF-16 is clear by its zero bytes, and valid UTF-8 is taken for it: other texts hardly ever are.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		if text := data[3:]; utf8.Valid(text) {
			return checked(string(text))
		}
		return "", unknown("marked as UTF-8, and is not")
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return wide(data[2:], false)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return wide(data[2:], true)
	case bytes.IndexByte(data, 0) >= 0:
		return unmarked(data)
	case utf8.Valid(data):
		return checked(string(data))
	case nearlyUTF8(data):
		return "", unknown("UTF-8 with broken characters")
	}
	return chinese(data)
}

func unknown(detail string) error {
	return &xlsx.ProblemError{Problem: xlsx.Encoding, Detail: detail}
}

// checked refuses texts that hold what no text does.
func checked(text string) (string, error) {
	text = strings.TrimSuffix(text, "\x1A") // how DOS ended texts
	if strings.IndexFunc(text, notText) >= 0 {
		return "", unknown("not a text")
	}
	return text, nil
}

func notText(r rune) bool {
	return unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r'
}

func chinese(data []byte) (string, error) {
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return "", unknown("neither UTF-8 nor GB18030")
	}
	return checked(string(text))
}

// GB18030 is a text in the encoding of Chinese systems, with U+FFFD for what is none. GBK and GB 2312 are parts of it.
func GB18030(data []byte) string {
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return string(utf8.RuneError)
	}
	return string(text)
}

// nearlyUTF8 knows a text that was cut off or damaged: as GB18030 it would be read, and as nonsense. In Chinese that is
// really GB18030 sequences of three bytes come by chance only.
func nearlyUTF8(data []byte) bool {
	long, wrong := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			wrong++
		case size >= 3:
			long++
		}
		data = data[size:]
	}
	return long > 2*wrong
}

// wide decodes UTF-16.
func wide(data []byte, big bool) (string, error) {
	text, ok := wideText(data, big)
	if !ok {
		return "", unknown("marked as UTF-16, and is not")
	}
	return checked(text)
}

func wideText(data []byte, big bool) (string, bool) {
	if len(data)%2 != 0 {
		return "", false
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		low, high := data[2*i], data[2*i+1]
		if big {
			low, high = high, low
		}
		units[i] = uint16(low) | uint16(high)<<8
	}
	text := string(utf16.Decode(units))
	return text, !strings.ContainsRune(text, utf8.RuneError)
}

// unmarked decodes UTF-16 without a mark. A table has delimiters and line ends, whose other byte is zero: the way round in
// which more of them come out is the right one.
func unmarked(data []byte) (string, error) {
	little, clearLittle := plausible(data, false)
	big, clearBig := plausible(data, true)
	switch {
	case clearLittle > clearBig:
		return little, nil
	case clearBig > clearLittle:
		return big, nil
	}
	return "", unknown("not a text")
}

// plausible is the text one way round, and how many ASCII characters it has; 0 where it is no text.
func plausible(data []byte, big bool) (text string, ascii int) {
	text, ok := wideText(data, big)
	if !ok || strings.IndexFunc(text, notText) >= 0 {
		return "", 0
	}
	for _, r := range text {
		if r < utf8.RuneSelf {
			ascii++
		}
	}
	return text, ascii
}
