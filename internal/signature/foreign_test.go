package signature

import (
	"bytes"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// foreign is material that other programs made: testdata/foreign/README.md says how.
func foreign(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "foreign", name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func signedFile(t testing.TB) []byte {
	t.Helper()
	file, err := os.ReadFile("testdata/sm2/file.txt")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

const byServer = "C=CN,O=统计局,CN=签名服务器"

// TestForeign: messages that Bouncy Castle made hold by certificates that GmSSL issued, root, middle and signer: with the content inside and
// without, over attributes and over the file, in DER and with open lengths.
func TestForeign(t *testing.T) {
	file, tried := signedFile(t), 0
	for _, way := range []string{"plain", "attributes"} {
		for _, content := range []string{"", "-content"} {
			for _, form := range []string{".ber", ".der"} {
				name := "bc-" + way + content + form
				made := foreign(t, name)
				tried++
				for _, trust := range []string{"root", "sub"} {
					who, err := VerifySM2(foreign(t, trust+".pem"), file, made)
					if err != nil {
						t.Errorf("%s by %s: %v", name, trust, err)
						continue
					}
					want := map[string]string{"root": "CN=根证书,O=测试,C=CN", "sub": "CN=签发证书,O=测试,C=CN"}[trust]
					if who.Name != byServer || who.Authority != want || who.Claimed.IsZero() == (way == "attributes") {
						t.Errorf("%s: %+v", name, who)
					}
				}
				for what, other := range map[string][]byte{"longer": append(bytes.Clone(file), 'x'), "shorter": file[:len(file)-1], "empty": nil} {
					if _, err := VerifySM2(foreign(t, "root.pem"), other, made); err != ErrWrong {
						t.Errorf("%s for a file that is %s: %v", name, what, err)
					}
				}
				if _, err := VerifySM2(foreign(t, "u.pem"), file, made); err != ErrSigner {
					t.Errorf("%s by the certificate of another signer: %v", name, err)
				}
				for k := range made {
					if _, err := VerifySM2(foreign(t, "root.pem"), file, made[:k]); err == nil {
						t.Errorf("%s cut off at %d holds", name, k)
					}
				}
				if _, err := VerifySM2(foreign(t, "root.pem"), file, append(bytes.Clone(made), 0)); err != ErrMessage {
					t.Errorf("%s with a byte behind it: %v", name, err)
				}
			}
		}
	}
	t.Logf("%d messages", tried)
}

// TestGmSSL: a signature by GmSSL's sm2sign holds, in an envelope of ours, by its certificates; a message of its cmssign, which signs
// without the signer's identity, is refused and told from one whose file was changed.
func TestGmSSL(t *testing.T) {
	file := signedFile(t)
	certificate := func(name string) []byte {
		block, _ := pem.Decode(foreign(t, name))
		return block.Bytes
	}
	made := enveloped(t, certificate("u.pem"), [][]byte{certificate("sub.pem")}, nil, foreign(t, "gmssl.sig"))
	who, err := VerifySM2(foreign(t, "root.pem"), file, made)
	if err != nil || who.Name != "CN=电子印章,O=科技局,C=CN" || who.Authority != "CN=根证书,O=测试,C=CN" {
		t.Errorf("%+v, %v", who, err)
	}
	message := foreign(t, "gmssl.cms")
	if _, err := VerifySM2(foreign(t, "sub.pem"), file, message); err != ErrNameless {
		t.Errorf("of cmssign: %v", err)
	}
	if _, err := VerifySM2(foreign(t, "sub.pem"), append(bytes.Clone(file), 'x'), message); err != ErrWrong {
		t.Errorf("of cmssign, for another file: %v", err)
	}
}

// TestDefinite: open lengths are closed at any depth that is read, strings in pieces joined, everything else kept as it is.
func TestDefinite(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"\x30\x03\x02\x01\x05", "\x30\x03\x02\x01\x05"},
		{"\x30\x80\x02\x01\x05\x00\x00", "\x30\x03\x02\x01\x05"},
		{"\x30\x80\xa0\x80\x02\x01\x05\x00\x00\x00\x00", "\x30\x05\xa0\x03\x02\x01\x05"},
		{"\x24\x80\x04\x02ab\x04\x00\x04\x01c\x00\x00", "\x04\x03abc"},
		{"\x24\x80\x24\x80\x04\x01a\x00\x00\x04\x01b\x00\x00", "\x04\x02ab"},
		{"\x30\x80\x00\x00rest", "\x30\x00rest"},
		{"", "-"}, {"\x30", "-"}, {"\x30\x80", "-"}, {"\x30\x80\x02\x01\x05\x00", "-"}, {"\x04\x80\x00\x00", "-"}, {"\x3f\x80\x00\x00", "-"},
		{"\x24\x80\x02\x01\x05\x00\x00", "-"},
		{strings.Repeat("\x30\x80", 16) + strings.Repeat("\x00\x00", 16), "\x30\x1e\x30\x1c\x30\x1a\x30\x18\x30\x16\x30\x14\x30\x12\x30\x10\x30\x0e\x30\x0c\x30\x0a\x30\x08\x30\x06\x30\x04\x30\x02\x30\x00"},
		{strings.Repeat("\x30\x80", 17) + strings.Repeat("\x00\x00", 17), "-"},
		{strings.Repeat("\x30\x80", 1<<20), "-"},
	} {
		got, err := definite([]byte(c.in))
		if (c.want == "-") != (err != nil) || err == nil && string(got) != c.want {
			t.Errorf("%.40q: %q, %v, want %q", c.in, got, err, c.want)
		}
	}
}

// FuzzVerifySM2: whatever certificates, a file and a message are, one of the errors of the package says what is wrong, and what holds holds
// for no other file.
func FuzzVerifySM2(f *testing.F) {
	file := signedFile(f)
	for _, name := range []string{"bc-plain.ber", "bc-plain.der", "bc-plain-content.ber", "bc-attributes.ber", "bc-attributes-content.der", "gmssl.cms"} {
		f.Add(foreign(f, "root.pem"), file, foreign(f, name))
		f.Add(append(foreign(f, "u.pem"), foreign(f, "sub.pem")...), file, foreign(f, name))
	}
	for _, name := range []string{"ca.pem", "stranger.pem"} {
		trust, err := os.ReadFile("testdata/sm2/" + name)
		if err != nil {
			f.Fatal(err)
		}
		message, err := os.ReadFile("testdata/sm2/file.txt.p7s")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(trust, file, message)
		f.Add(trust, []byte{}, pem.EncodeToMemory(&pem.Block{Type: "PKCS7", Bytes: message}))
	}
	f.Fuzz(func(t *testing.T, trust, file, message []byte) {
		_, err := VerifySM2(trust, file, message)
		switch err {
		case nil:
			if _, err := VerifySM2(trust, append(bytes.Clone(file), 'x'), message); err != ErrWrong && err != ErrNameless {
				t.Errorf("it holds for another file too: %v", err)
			}
		case ErrCertificate, ErrMessage, ErrSigner, ErrMany, ErrNameless, ErrWrong:
		default:
			t.Errorf("no error of the package: %v", err)
		}
	})
}

// FuzzCertificates: whatever text is read as certificates, there is at least one of them where there is no error, and all that is asked of
// them is answered.
func FuzzCertificates(f *testing.F) {
	root := foreign(f, "root.pem")
	block, _ := pem.Decode(root)
	f.Add(root)
	f.Add(block.Bytes)
	f.Add(append(bytes.Clone(root), foreign(f, "sub.pem")...))
	f.Add(foreign(f, "u.pem"))
	f.Add([]byte("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"))
	message := foreign(f, "bc-plain.der")
	f.Fuzz(func(t *testing.T, text []byte) {
		list, err := certificates(text)
		if (err == nil) != (len(list) > 0) || err != nil && err != ErrCertificate {
			t.Fatalf("%d certificates, %v", len(list), err)
		}
		for _, c := range list {
			c.name()
			c.authority(0)
			c.may(forSignatures, forCertificates)
			c.issues(c)
			c.holds(text, message)
			c.nameless(text, message)
		}
	})
}
