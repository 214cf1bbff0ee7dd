package signature

import (
	"bytes"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/emmansun/gmsm/sm3"
)

// openssl makes keys, certificates and signatures with SM2; it cannot put SM2 into a message of its own (3.0), so the envelope is made here.
type openssl struct {
	*testing.T
	dir string
}

func (o *openssl) run(args ...string) {
	o.Helper()
	cmd := exec.Command("openssl", args...)
	cmd.Dir = o.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		o.Skipf("openssl %q: %v\n%s", args, err, out)
	}
}

func (o *openssl) read(name string) []byte {
	b, err := os.ReadFile(filepath.Join(o.dir, name))
	if err != nil {
		o.Fatal(err)
	}
	return b
}

const distid = "distid:1234567812345678"

func (o *openssl) authority(name string) {
	o.run("ecparam", "-name", "SM2", "-genkey", "-noout", "-out", name+".key")
	o.run("req", "-x509", "-new", "-key", name+".key", "-sm3", "-sigopt", distid, "-subj", "/CN="+name, "-days", "3650", "-out", name+".pem")
}

func (o *openssl) sign(message []byte) []byte {
	if err := os.WriteFile(filepath.Join(o.dir, "m"), message, 0o666); err != nil {
		o.Fatal(err)
	}
	o.run("pkeyutl", "-sign", "-rawin", "-digest", "sm3", "-pkeyopt", distid, "-inkey", "u.key", "-in", "m", "-out", "sig")
	return o.read("sig")
}

// envelope is a message around a signature of the file, or of attributes with its digest.
func (o *openssl) envelope(file []byte, attributes bool) []byte {
	block, _ := pem.Decode(o.read("u.pem"))
	if !attributes {
		return enveloped(o, block.Bytes, nil, nil, o.sign(file))
	}
	list := attributesOf(o, file)
	return enveloped(o, block.Bytes, nil, list, o.sign(list))
}

func marshal(t testing.TB, v any, params string) []byte {
	t.Helper()
	b, err := asn1.MarshalWithParams(v, params)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// valued is a value of ASN.1 by its first byte.
func valued(t testing.TB, tag byte, parts ...[]byte) []byte {
	t.Helper()
	return marshal(t, asn1.RawValue{Class: int(tag >> 6), Tag: int(tag & 31), IsCompound: tag&32 != 0, Bytes: bytes.Join(parts, nil)}, "")
}

// attributesOf are signed ones of a file, as a set.
func attributesOf(t testing.TB, file []byte) []byte {
	sum := sm3.Sum(file)
	return marshal(t, []attribute{
		{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}, []asn1.RawValue{{FullBytes: marshal(t, oidData, "")}}},
		{oidMessageDigest, []asn1.RawValue{{FullBytes: marshal(t, sum[:], "")}}},
		{oidSigningTime, []asn1.RawValue{{FullBytes: marshal(t, time.Date(2026, 7, 10, 8, 0, 0, 0, time.UTC), "utc")}}},
	}, "set")
}

var oidData = asn1.ObjectIdentifier{1, 2, 156, 10197, 6, 1, 4, 2, 1}

// enveloped is a message as GB/T 35275 has it, around a signature by a certificate of the file, or of attributes where there are some.
func enveloped(t testing.TB, by []byte, others [][]byte, attributes, signature []byte) []byte {
	t.Helper()
	var c certificate
	if _, err := asn1.Unmarshal(by, &c); err != nil {
		t.Fatal(err)
	}
	algorithm := func(id ...int) []byte { return marshal(t, pkix.AlgorithmIdentifier{Algorithm: id}, "") }
	sm3, one := algorithm(1, 2, 156, 10197, 1, 401), marshal(t, 1, "")
	attributes = bytes.Clone(attributes)
	if len(attributes) > 0 {
		attributes[0] = 0xa0
	}
	signer := valued(t, 0x30, one, valued(t, 0x30, c.Signed.Issuer.FullBytes, marshal(t, c.Signed.Serial, "")), sm3, attributes,
		algorithm(1, 2, 156, 10197, 1, 301, 1), marshal(t, signature, ""))
	data := valued(t, 0x30, one, valued(t, 0x31, sm3), valued(t, 0x30, marshal(t, oidData, "")),
		valued(t, 0xa0, append([][]byte{by}, others...)...), valued(t, 0x31, signer))
	return valued(t, 0x30, marshal(t, oidSigned[0], ""), valued(t, 0xa0, data))
}

// TestSM2: signatures that openssl makes hold, in DER and PEM, over the file and over attributes; not for another file, with another
// authority, or with any byte of the signature changed.
func TestSM2(t *testing.T) {
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("openssl is not installed")
	}
	o := &openssl{t, t.TempDir()}
	o.authority("ca")
	o.authority("stranger")
	o.run("ecparam", "-name", "SM2", "-genkey", "-noout", "-out", "u.key")
	o.run("req", "-new", "-key", "u.key", "-sm3", "-sigopt", distid, "-subj", "/O=bureau/CN=seal", "-out", "u.csr")
	o.run("x509", "-req", "-in", "u.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-sm3", "-sigopt", distid, "-vfyopt", distid, "-days", "3650", "-set_serial", "7", "-out", "u.pem")
	file, ca := []byte("2022年上半年通报\n"), o.read("ca.pem")
	for _, attributes := range []bool{false, true} {
		made := o.envelope(file, attributes)
		for _, form := range [][]byte{made, pem.EncodeToMemory(&pem.Block{Type: "PKCS7", Bytes: made})} {
			who, err := VerifySM2(ca, file, form)
			if err != nil {
				t.Fatalf("attributes %v: %v", attributes, err)
			}
			if who.Name != "CN=seal,O=bureau" || who.Authority != "CN=ca" || who.To.Before(who.From) || who.Claimed.IsZero() == attributes {
				t.Errorf("%+v", who)
			}
		}
		if _, err := VerifySM2(o.read("u.pem"), file, made); err != nil {
			t.Errorf("the signer's own certificate is trusted: %v", err)
		}
		if _, err := VerifySM2(ca, append(bytes.Clone(file), 'x'), made); !errors.Is(err, ErrWrong) {
			t.Errorf("another file: %v", err)
		}
		if _, err := VerifySM2(o.read("stranger.pem"), file, made); !errors.Is(err, ErrSigner) {
			t.Errorf("another authority: %v", err)
		}
		held := 0
		for k := range made {
			changed := bytes.Clone(made)
			changed[k] ^= 1
			if who, err := VerifySM2(ca, file, changed); err == nil {
				held++
				if who.Name != "CN=seal,O=bureau" {
					t.Errorf("byte %d makes it another signer's: %+v", k, who)
				}
			} else if !errors.Is(err, ErrWrong) && !errors.Is(err, ErrMessage) && !errors.Is(err, ErrSigner) {
				t.Errorf("byte %d: %v", k, err)
			}
			if _, err := VerifySM2(ca, file, made[:k]); err == nil {
				t.Errorf("cut off at %d it holds", k)
			}
		}
		t.Logf("attributes %v: of %d bytes %d can change and the same signature holds (versions, lists of algorithms)", attributes, len(made), held)
		if held > 60 {
			t.Errorf("%d bytes mean nothing", held)
		}
	}
	for _, bad := range [][]byte{nil, []byte("x"), file} {
		if _, err := VerifySM2(bad, file, nil); !errors.Is(err, ErrCertificate) {
			t.Errorf("certificate %q: %v", bad, err)
		}
		if _, err := VerifySM2(ca, file, bad); !errors.Is(err, ErrMessage) {
			t.Errorf("signature %q: %v", bad, err)
		}
	}
}
