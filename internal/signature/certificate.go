package signature

import (
	"bytes"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"math/big"
	"slices"
	"time"

	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/sm3"
)

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

// nameless reports whether a signature is that of content with its envelope and without the signer's identity: GmSSL 3 makes such ones, and
// says in its source that they are wrong. They are no signatures of the file, and who has one should be told why.
func (c *certificate) nameless(content, signature []byte) bool {
	public, err := sm2.NewPublicKey(c.Signed.Key.Key.Bytes)
	sum := sm3.Sum(content)
	return err == nil && sm2.VerifyASN1(public, sum[:], signature)
}

// issues reports whether a certificate signed another one.
func (c *certificate) issues(other *certificate) bool {
	return bytes.Equal(c.Signed.Subject.FullBytes, other.Signed.Issuer.FullBytes) && one(oidSM2, other.Algorithm.Algorithm) &&
		c.holds(other.Signed.Raw, other.Signature.Bytes)
}

// extension reads an extension of a certificate: whether there is one, and whether it is what it should be.
func (c *certificate) extension(id asn1.ObjectIdentifier, into any) (named, read bool) {
	for _, e := range c.Signed.Extensions {
		if e.Id.Equal(id) {
			rest, err := asn1.Unmarshal(e.Value, into)
			return true, err == nil && len(rest) == 0
		}
	}
	return false, false
}

// authority reports whether a certificate says that it is one that signs others, with so many authorities between it and the signer.
func (c *certificate) authority(between int) bool {
	var constraints struct {
		CA   bool `asn1:"optional"`
		Most int  `asn1:"optional,default:-1"`
	}
	_, read := c.extension(oidConstraints, &constraints)
	return read && constraints.CA && (constraints.Most < 0 || constraints.Most >= between) && c.may(forCertificates)
}

// first reports whether a certificate is of the first version, which cannot say what it is for: those that are trusted may be authorities.
func (c *certificate) first() bool { return c.Signed.Version == 0 && len(c.Signed.Extensions) == 0 }

// Bits of the extension for the use of a key.
const (
	forSignatures   = 0
	forCommitment   = 1
	forCertificates = 5
)

// may reports whether the use of the key allows one of some things, where a use is named.
func (c *certificate) may(things ...int) bool {
	var use asn1.BitString
	named, read := c.extension(oidKeyUsage, &use)
	return !named || read && slices.ContainsFunc(things, func(bit int) bool { return use.At(bit) == 1 })
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

// mostCertificates is how many a message may hold: a chain and its relatives, no work without end.
const mostCertificates = 100

// leads is the trusted certificate to which one leads, through others, each of which is visited once; nil where there is none.
func leads(c *certificate, others, authorities []*certificate) *certificate {
	for _, a := range authorities {
		if bytes.Equal(a.Raw, c.Raw) {
			return a
		}
	}
	seen := make([]bool, len(others))
	level := []*certificate{c}
	for between := 0; between <= mostSteps && len(level) > 0; between++ {
		var next []*certificate
		for _, c := range level {
			for _, a := range authorities {
				if (a.first() || a.authority(between)) && a.issues(c) {
					return a
				}
			}
			for k, o := range others {
				if between < mostSteps && !seen[k] && o.authority(between) && o.issues(c) {
					seen[k] = true
					next = append(next, o)
				}
			}
		}
		level = next
	}
	return nil
}
