// Package signature signs files and verifies detached signatures in the format of minisign: Ed25519 over the BLAKE2b-512 of a file, with a
// comment that is signed too. Signatures of older programs, over the file itself, are verified and not made.
//
// A key may be protected by a password, as minisign makes it: scrypt stretches the password to a pad over what is secret. The package makes
// no keys, because nothing in this module draws random numbers.
package signature

import (
	"bytes"
	"crypto/ed25519"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"strings"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/scrypt"
)

// What can be wrong with a signature or a key.
var (
	ErrKey       = errors.New("signature: not a key of minisign")
	ErrPassword  = errors.New("signature: the key is protected by a password that was not given")
	ErrUnopened  = errors.New("signature: the password is not that of the key")
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

// opened takes the pad of a password off a secret key.
func opened(b, password []byte) error {
	switch {
	case string(b[2:4]) == "\x00\x00":
		return nil
	case string(b[2:4]) != "Sc" || string(b[4:6]) != "B2":
		return ErrKey
	case password == nil:
		return ErrPassword
	}
	n, r, p, sound := limits(binary.LittleEndian.Uint64(b[38:]), binary.LittleEndian.Uint64(b[46:]))
	if !sound {
		return ErrKey
	}
	pad, err := scrypt.Key(password, b[6:38], n, r, p, secretSize-secretHead)
	if err != nil {
		return ErrKey
	}
	subtle.XORBytes(b[secretHead:], b[secretHead:], pad)
	hash, _ := blake2b.New256(nil) // which fails for keys alone
	hash.Write(b[:2])
	hash.Write(b[secretHead : secretSize-32])
	if subtle.ConstantTimeCompare(hash.Sum(nil), b[secretSize-32:]) != 1 {
		return ErrUnopened
	}
	return nil
}

// limits are the parameters of scrypt for limits of work and memory, as libsodium picks them. Those beyond what minisign writes by default
// are refused: a file from elsewhere must not take the machine down.
func limits(work, memory uint64) (n, r, p int, sound bool) {
	const mostWork, mostMemory = 1 << 25, 1 << 30
	if work > mostWork || memory > mostMemory {
		return 0, 0, 0, false
	}
	work, r, p = max(work, 32768), 8, 1
	most := memory / uint64(r*128)
	if work < memory/32 {
		most = work / uint64(r*4)
	}
	log := 1
	for ; log < 63 && uint64(1)<<log <= most/2; log++ {
	}
	if work >= memory/32 {
		p = int(min(work/4>>log, 1<<30-1)) / r
	}
	return 1 << log, r, max(p, 1), true
}

// Sign signs a file. The comment is one line, which is signed too. The same file, key and comment give the same bytes. The password is nil
// where none is given.
func Sign(secret, file []byte, comment string, password []byte) ([]byte, error) {
	b, err := key(secret, secretSize)
	if err != nil {
		return nil, err
	}
	if err := opened(b, password); err != nil {
		return nil, err
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
