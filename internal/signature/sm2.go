package signature

import (
	"bytes"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"math/big"
	"time"

	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/sm3"
)

// What can be wrong with a detached signature of GB/T 35275, besides [ErrWrong].
var (
	ErrMessage     = errors.New("signature: not a detached signature with SM2 and SM3")
	ErrCertificate = errors.New("signature: not a certificate with an SM2 key")
	ErrSigner      = errors.New("signature: the signer's certificate is missing, or leads to none that is trusted")
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

type certificate struct {
	Raw       asn1.RawContent
	Signed    signedCertificate
	Algorithm pkix.AlgorithmIdentifier
	Signature asn1.BitString
}

type signedCertificate struct {
	Raw       asn1.RawContent
	Version   int `asn1:"optional,explicit,default:0,tag:0"`
	Serial    *big.Int
	Algorithm pkix.AlgorithmIdentifier
	Issuer    asn1.RawValue
	Validity  struct{ From, To time.Time }
	Subject   asn1.RawValue
	Key       struct {
		Algorithm pkix.AlgorithmIdentifier
		Key       asn1.BitString
	}
	IssuerID   asn1.BitString   `asn1:"optional,tag:1"`
	SubjectID  asn1.BitString   `asn1:"optional,tag:2"`
	Extensions []pkix.Extension `asn1:"omitempty,optional,explicit,tag:3"`
}

// der is the bytes of a text in PEM, or what it is.
func der(text []byte) []byte {
	if block, _ := pem.Decode(text); block != nil {
		return block.Bytes
	}
	return text
}

// certificates are those of a file in PEM, in which several may stand, or of one in DER.
func certificates(text []byte) (list []*certificate, err error) {
	for rest := text; ; {
		block, more := pem.Decode(rest)
		if block == nil {
			break
		}
		rest = more
		c := &certificate{}
		if left, err := asn1.Unmarshal(block.Bytes, c); err != nil || len(left) > 0 {
			return nil, ErrCertificate
		}
		list = append(list, c)
	}
	for rest := text; len(list) == 0 && len(rest) > 0; {
		c := &certificate{}
		if rest, err = asn1.Unmarshal(rest, c); err != nil || len(rest) > 0 {
			return nil, ErrCertificate
		}
		list = append(list, c)
	}
	if len(list) == 0 {
		return nil, ErrCertificate
	}
	return list, nil
}

// holds reports whether a signature is that of a message by the certificate's key, with the identity that GM/T 0009 gives where none is
// agreed on.
func (c *certificate) holds(message, signature []byte) bool {
	k := &c.Signed.Key
	curve := asn1.ObjectIdentifier{}
	if _, err := asn1.Unmarshal(k.Algorithm.Parameters.FullBytes, &curve); err != nil || !curve.Equal(oidCurve) {
		return false
	}
	public, err := sm2.NewPublicKey(k.Key.Bytes)
	return err == nil && sm2.VerifyASN1WithSM2(public, nil, message, signature)
}

// issues reports whether a certificate may sign others, and signed this one.
func (c *certificate) issues(other *certificate) bool {
	return bytes.Equal(c.Signed.Subject.FullBytes, other.Signed.Issuer.FullBytes) && one(oidSM2, other.Algorithm.Algorithm) &&
		c.holds(other.Signed.Raw, other.Signature.Bytes)
}

func (c *certificate) extension(id asn1.ObjectIdentifier, into any) bool {
	for _, e := range c.Signed.Extensions {
		if e.Id.Equal(id) {
			_, err := asn1.Unmarshal(e.Value, into)
			return err == nil
		}
	}
	return false
}

// authority reports whether a certificate says that it is one that signs others.
func (c *certificate) authority() bool {
	var constraints struct {
		CA   bool `asn1:"optional"`
		Most int  `asn1:"optional,default:-1"`
	}
	return c.extension(oidConstraints, &constraints) && constraints.CA
}

// signs reports whether the use of the key allows it to sign texts: bits 0 and 1, where a use is named.
func (c *certificate) signs() bool {
	var use asn1.BitString
	return !c.extension(oidKeyUsage, &use) || use.At(0) == 1 || use.At(1) == 1
}

func (c *certificate) name() string {
	var names pkix.RDNSequence
	if _, err := asn1.Unmarshal(c.Signed.Subject.FullBytes, &names); err != nil {
		return ""
	}
	return names.String()
}

// mostSteps is how many certificates may stand between a signer's and a trusted one.
const mostSteps = 4

// leads is the trusted certificate to which one leads, through others; nil where there is none.
func leads(c *certificate, others, authorities []*certificate, steps int) *certificate {
	for _, a := range authorities {
		if bytes.Equal(a.Raw, c.Raw) || a.issues(c) {
			return a
		}
	}
	for _, o := range others {
		if steps > 0 && o.authority() && !bytes.Equal(o.Raw, c.Raw) && o.issues(c) {
			if a := leads(o, others, authorities, steps-1); a != nil {
				return a
			}
		}
	}
	return nil
}

// VerifySM2 reports whether a detached signature of GB/T 35275, in DER or PEM, is that of a file by a certificate that leads to one of those
// that are trusted. Whether certificates are revoked or were valid when it was signed is not asked: nothing in it proves when that was.
func VerifySM2(trust, file, signature []byte) (*Signer, error) {
	authorities, err := certificates(trust)
	if err != nil {
		return nil, err
	}
	var info contentInfo
	var signed signedData
	if rest, err := asn1.Unmarshal(der(signature), &info); err != nil || len(rest) > 0 || !one(oidSigned, info.Type) {
		return nil, ErrMessage
	}
	if rest, err := asn1.Unmarshal(info.Content.Bytes, &signed); err != nil || len(rest) > 0 || len(signed.Signers) != 1 || len(signed.Content.Content.FullBytes) > 0 {
		return nil, ErrMessage
	}
	var others []*certificate
	var list asn1.RawValue
	if _, err := asn1.Unmarshal(signed.Certificates.Raw, &list); err == nil {
		for rest := list.Bytes; len(rest) > 0; {
			c := &certificate{}
			if rest, err = asn1.Unmarshal(rest, c); err != nil {
				return nil, ErrMessage
			}
			others = append(others, c)
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
	if of == nil || !of.signs() {
		return nil, ErrSigner
	}
	message, claimed, err := s.message(file)
	if err != nil {
		return nil, err
	}
	if !of.holds(message, s.Signature) {
		return nil, ErrWrong
	}
	authority := leads(of, others, authorities, mostSteps)
	if authority == nil {
		return nil, ErrSigner
	}
	return &Signer{of.name(), of.Signed.Validity.From, of.Signed.Validity.To, claimed, authority.name()}, nil
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
