package signature

import (
	"bytes"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"math/big"
	"time"

	"github.com/emmansun/gmsm/sm3"
)

// What can be wrong with a signature of GB/T 35275, besides [ErrWrong].
var (
	ErrMessage     = errors.New("signature: not a message with one signature with SM2 and SM3")
	ErrCertificate = errors.New("signature: not a certificate with an SM2 key")
	ErrSigner      = errors.New("signature: the signer's certificate is missing, or leads to none that is trusted")
	ErrMany        = errors.New("signature: too many certificates")
	ErrNameless    = errors.New("signature: made without the signer's identity, as GB/T 32918.2 wants it")
)

// Signer is who signed, by a certificate that leads to a trusted one.
type Signer struct {
	Name      string    // of the certificate's subject
	From, To  time.Time // from when to when it is valid
	Claimed   time.Time // when it was signed, as the signer says; zero where it does not
	Authority string    // the trusted certificate's subject
}

var (
	oidSigned        = []asn1.ObjectIdentifier{{1, 2, 156, 10197, 6, 1, 4, 2, 2}, {1, 2, 840, 113549, 1, 7, 2}}
	oidSM3           = []asn1.ObjectIdentifier{{1, 2, 156, 10197, 1, 401}, {1, 2, 156, 10197, 1, 401, 1}}
	oidSM2           = []asn1.ObjectIdentifier{{1, 2, 156, 10197, 1, 501}, {1, 2, 156, 10197, 1, 301, 1}, {1, 2, 156, 10197, 1, 301}}
	oidCurve         = asn1.ObjectIdentifier{1, 2, 156, 10197, 1, 301}
	oidMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningTime   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 5}
	oidConstraints   = asn1.ObjectIdentifier{2, 5, 29, 19}
	oidKeyUsage      = asn1.ObjectIdentifier{2, 5, 29, 15}
)

func one(of []asn1.ObjectIdentifier, id asn1.ObjectIdentifier) bool {
	for _, o := range of {
		if o.Equal(id) {
			return true
		}
	}
	return false
}

type whole struct{ Raw asn1.RawContent }

type contentInfo struct {
	Raw     asn1.RawContent
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue `asn1:"explicit,optional,tag:0"`
}

type signedData struct {
	Version      int
	Digests      []pkix.AlgorithmIdentifier `asn1:"set"`
	Content      contentInfo
	Certificates whole        `asn1:"optional,tag:0"`
	Revoked      whole        `asn1:"optional,tag:1"`
	Signers      []signerInfo `asn1:"set"`
}

type signerInfo struct {
	Version int
	Of      struct {
		Issuer asn1.RawValue
		Serial *big.Int
	}
	Digest     pkix.AlgorithmIdentifier
	Attributes whole `asn1:"optional,tag:0"`
	Algorithm  pkix.AlgorithmIdentifier
	Signature  []byte
	Unsigned   whole `asn1:"optional,tag:1"`
}

type attribute struct {
	Type   asn1.ObjectIdentifier
	Values []asn1.RawValue `asn1:"set"`
}

// der is the bytes of a text in PEM, or what it is.
func der(text []byte) []byte {
	if block, _ := pem.Decode(text); block != nil {
		return block.Bytes
	}
	return text
}

// VerifySM2 reports whether a signature of GB/T 35275, in DER, BER or PEM, is that of a file by a certificate that leads to one of those
// that are trusted. The message around the signature holds either no content, or the file itself: both are signed the same way. Whether
// certificates are revoked or were valid when it was signed is not asked: nothing in it proves when that was.
func VerifySM2(trust, file, signature []byte) (*Signer, error) {
	authorities, err := certificates(trust)
	if err != nil {
		return nil, err
	}
	signed, others, err := readMessage(signature)
	if err != nil {
		return nil, err
	}
	if content := signed.Content.Content; len(content.FullBytes) > 0 {
		var inside []byte
		if rest, err := asn1.Unmarshal(content.Bytes, &inside); err != nil || len(rest) > 0 {
			return nil, ErrMessage
		}
		if !bytes.Equal(inside, file) {
			return nil, ErrWrong
		}
	}
	s := &signed.Signers[0]
	if !one(oidSM3, s.Digest.Algorithm) || !one(oidSM2, s.Algorithm.Algorithm) {
		return nil, ErrMessage
	}
	var of *certificate
	for _, c := range append(others, authorities...) {
		if c.Signed.Serial.Cmp(s.Of.Serial) == 0 && bytes.Equal(c.Signed.Issuer.FullBytes, s.Of.Issuer.FullBytes) {
			of = c
			break
		}
	}
	if of == nil || !of.may(forSignatures, forCommitment) {
		return nil, ErrSigner
	}
	message, claimed, err := s.message(file)
	if err != nil {
		return nil, err
	}
	if !of.holds(message, s.Signature) {
		if of.nameless(signed.Content.Raw, s.Signature) {
			return nil, ErrNameless
		}
		return nil, ErrWrong
	}
	authority := leads(of, others, authorities)
	if authority == nil {
		return nil, ErrSigner
	}
	return &Signer{of.name(), of.Signed.Validity.From, of.Signed.Validity.To, claimed, authority.name()}, nil
}

// readMessage reads a message with one signature, and its certificates.
func readMessage(text []byte) (*signedData, []*certificate, error) {
	closed, err := definite(der(text))
	if err != nil {
		return nil, nil, ErrMessage
	}
	var info contentInfo
	if rest, err := asn1.Unmarshal(closed, &info); err != nil || len(rest) > 0 || !one(oidSigned, info.Type) {
		return nil, nil, ErrMessage
	}
	var signed signedData
	if rest, err := asn1.Unmarshal(info.Content.Bytes, &signed); err != nil || len(rest) > 0 || len(signed.Signers) != 1 {
		return nil, nil, ErrMessage
	}
	var others []*certificate
	var list asn1.RawValue
	if _, err := asn1.Unmarshal(signed.Certificates.Raw, &list); err == nil {
		for rest := list.Bytes; len(rest) > 0; {
			if len(others) == mostCertificates {
				return nil, nil, ErrMany
			}
			c := &certificate{}
			if rest, err = asn1.Unmarshal(rest, c); err != nil {
				return nil, nil, ErrMessage
			}
			others = append(others, c)
		}
	}
	return &signed, others, nil
}

// message is what was signed: the file, or attributes that hold its digest.
func (s *signerInfo) message(file []byte) (message []byte, claimed time.Time, err error) {
	if len(s.Attributes.Raw) == 0 {
		return file, claimed, nil
	}
	message = bytes.Clone(s.Attributes.Raw)
	message[0] = 0x31 // a set, as it is signed
	var list []attribute
	if rest, err := asn1.UnmarshalWithParams(message, &list, "set"); err != nil || len(rest) > 0 {
		return nil, claimed, ErrMessage
	}
	found := false
	for _, a := range list {
		if len(a.Values) != 1 {
			return nil, claimed, ErrMessage
		}
		switch {
		case a.Type.Equal(oidMessageDigest):
			sum := sm3.Sum(file)
			var digest []byte
			if _, err := asn1.Unmarshal(a.Values[0].FullBytes, &digest); err != nil || found {
				return nil, claimed, ErrMessage
			}
			if found = true; !bytes.Equal(digest, sum[:]) {
				return nil, claimed, ErrWrong
			}
		case a.Type.Equal(oidSigningTime):
			if _, err := asn1.Unmarshal(a.Values[0].FullBytes, &claimed); err != nil {
				return nil, claimed, ErrMessage
			}
		}
	}
	if !found {
		return nil, claimed, ErrMessage
	}
	return message, claimed, nil
}
