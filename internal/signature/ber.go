package signature

import (
	"bytes"
	"encoding/asn1"
	"errors"
)

// mostDepth is how deep what has an open length may lie in such.
const mostDepth = 16

var errBER = errors.New("signature: not BER")

// definite closes the open lengths of BER and joins strings in pieces, which are read as DER then: programs write messages so that do not
// know how long the content is. What has a length of its own, certificates above all, stays byte by byte.
func definite(in []byte) ([]byte, error) {
	out, rest, err := closed(in, mostDepth)
	return append(out, rest...), err
}

// closed is the first value of some bytes, and what follows it.
func closed(in []byte, depth int) (out, rest []byte, err error) {
	if len(in) < 2 || in[1] != 0x80 {
		var v asn1.RawValue
		rest, err = asn1.Unmarshal(in, &v)
		return bytes.Clone(v.FullBytes), rest, err
	}
	const (
		constructed = 0x20
		number      = 0x1f
		pieces      = constructed | asn1.TagOctetString
	)
	if in[0]&constructed == 0 || in[0]&number == number || depth == 0 {
		return nil, nil, errBER
	}
	var inside []byte
	for rest = in[2:]; !bytes.HasPrefix(rest, []byte{0, 0}); {
		var part []byte
		if part, rest, err = closed(rest, depth-1); err != nil {
			return nil, nil, err
		}
		if in[0] == pieces {
			var piece []byte
			if _, err = asn1.Unmarshal(part, &piece); err != nil {
				return nil, nil, err
			}
			part = piece
		}
		inside = append(inside, part...)
	}
	out, err = asn1.Marshal(asn1.RawValue{Class: int(in[0] >> 6), Tag: int(in[0] & number), IsCompound: in[0] != pieces, Bytes: inside})
	return out, rest[2:], err
}
