// Package signature signs files and verifies detached signatures in the format of minisign: Ed25519 over the BLAKE2b-512 of a file, with a
// comment that is signed too. Signatures of older programs, over the file itself, are verified and not made.
//
// Keys protected by a password are not read: who signs here makes a key without one (minisign -G -W) and keeps its file safe. The package
// makes no keys, because nothing in this module draws random numbers.
package signature

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"strings"

	"golang.org/x/crypto/blake2b"
)

// What can be wrong with a signature or a key.
var (
	ErrKey       = errors.New("signature: not a key of minisign")
	ErrPassword  = errors.New("signature: the key is protected by a password")
	ErrSignature = errors.New("signature: not a signature of minisign")
	ErrOther     = errors.New("signature: made with another key")
	ErrWrong     = errors.New("signature: does not fit the file")
)

const (
	idSize    = 8
	untrusted = "untrusted comment: "
	trusted   = "trusted comment: "
)

// decoded is the base64 of a line, which has to be so many bytes.
func decoded(line string, size int) ([]byte, bool) {
	b, err := base64.StdEncoding.Strict().DecodeString(line)
	return b, err == nil && len(b) == size
}

func lines(text []byte) []string {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return strings.Split(strings.TrimRight(string(text), "\n"), "\n")
}

// key is the bytes of a key file: its last line, behind a comment or alone.
func key(text []byte, size int) ([]byte, error) {
	list := lines(text)
	if len(list) > 2 || len(list) == 2 && !strings.HasPrefix(list[0], untrusted) {
		return nil, ErrKey
	}
	b, ok := decoded(list[len(list)-1], size)
	if !ok || string(b[:2]) != "Ed" {
		return nil, ErrKey
	}
	return b, nil
}

// Verify reports whether a signature is that of a file by the key whose public part is given, and the comment that was signed with it. The
// error says what is wrong.
func Verify(public, file, signature []byte) (comment string, err error) {
	pub, err := key(public, 2+idSize+ed25519.PublicKeySize)
	if err != nil {
		return "", err
	}
	list := lines(signature)
	if len(list) != 4 || !strings.HasPrefix(list[0], untrusted) || !strings.HasPrefix(list[2], trusted) {
		return "", ErrSignature
	}
	sig, ok := decoded(list[1], 2+idSize+ed25519.SignatureSize)
	whole, okWhole := decoded(list[3], ed25519.SignatureSize)
	if !ok || !okWhole {
		return "", ErrSignature
	}
	message := file
	switch string(sig[:2]) {
	case "ED":
		sum := blake2b.Sum512(file)
		message = sum[:]
	case "Ed":
	default:
		return "", ErrSignature
	}
	if !bytes.Equal(sig[2:2+idSize], pub[2:2+idSize]) {
		return "", ErrOther
	}
	k := ed25519.PublicKey(pub[2+idSize:])
	comment = strings.TrimPrefix(list[2], trusted)
	if !ed25519.Verify(k, message, sig[2+idSize:]) || !ed25519.Verify(k, append(bytes.Clone(sig[2+idSize:]), comment...), whole) {
		return "", ErrWrong
	}
	return comment, nil
}

// Layout of a secret key: kinds of signature, key derivation and checksum, salt and limits, then what a password protects.
const (
	secretHead = 6 + 32 + 8 + 8
	secretSize = secretHead + idSize + ed25519.PrivateKeySize + 32
)

// Sign signs a file. The comment is one line, which is signed too. The same file, key and comment give the same bytes.
func Sign(secret, file []byte, comment string) ([]byte, error) {
	b, err := key(secret, secretSize)
	if err != nil {
		return nil, err
	}
	if b[2] != 0 || b[3] != 0 {
		return nil, ErrPassword
	}
	id, k := b[secretHead:secretHead+idSize], ed25519.PrivateKey(b[secretHead+idSize:secretHead+idSize+ed25519.PrivateKeySize])
	if !ed25519.NewKeyFromSeed(k.Seed()).Equal(k) {
		return nil, ErrKey
	}
	comment = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, comment)
	sum := blake2b.Sum512(file)
	sig := ed25519.Sign(k, sum[:])
	whole := ed25519.Sign(k, append(bytes.Clone(sig), comment...))
	line := base64.StdEncoding.EncodeToString(append(append([]byte("ED"), id...), sig...))
	return []byte(untrusted + "signature from bulletin\n" + line + "\n" + trusted + comment + "\n" + base64.StdEncoding.EncodeToString(whole) + "\n"), nil
}
