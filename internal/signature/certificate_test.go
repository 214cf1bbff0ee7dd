package signature

import (
	"crypto/rand"
	"encoding/asn1"
	"encoding/pem"
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/emmansun/gmsm/sm2"
)

// holder is a name with a key.
type holder struct {
	name string
	key  *sm2.PrivateKey
}

func newHolder(t *testing.T, name string) *holder {
	t.Helper()
	key, err := sm2.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return &holder{name, key}
}

// point is a public key as certificates have it.
func point(h *holder) []byte {
	out := make([]byte, 65)
	out[0] = 4
	h.key.X.FillBytes(out[1:33])
	h.key.Y.FillBytes(out[33:])
	return out
}

// What certificates say that they are for.
var (
	saysAuthority = []byte{0x30, 3, 1, 1, 0xff}          // CA
	saysLast      = []byte{0x30, 6, 1, 1, 0xff, 2, 1, 0} // CA, with no authority below it
	saysNone      = []byte{0x30, 0}                      // no CA
	useSigns      = []byte{3, 2, 7, 0x80}                // digitalSignature
	useCertifies  = []byte{3, 2, 2, 4}                   // keyCertSign
	useBoth       = []byte{3, 2, 2, 0x84}
	useBroken     = []byte{3, 0}
)

// certified is a certificate of one holder by another, of version 3, or of version 1 where it says nothing at all and first is true.
func certified(t *testing.T, of, by *holder, serial int64, constraints, use []byte, first bool) *certificate {
	t.Helper()
	name := func(h *holder) []byte {
		return valued(t, 0x30, valued(t, 0x31, valued(t, 0x30, marshal(t, asn1.ObjectIdentifier{2, 5, 4, 3}, ""), valued(t, 0x0c, []byte(h.name)))))
	}
	extension := func(id asn1.ObjectIdentifier, value []byte) []byte {
		if value == nil {
			return nil
		}
		return valued(t, 0x30, marshal(t, id, ""), marshal(t, value, ""))
	}
	algorithm := valued(t, 0x30, marshal(t, oidSM2[0], ""))
	when := func(year int) []byte { return marshal(t, time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), "utc") }
	public := valued(t, 0x30,
		valued(t, 0x30, marshal(t, asn1.ObjectIdentifier{1, 2, 840, 10045, 2, 1}, ""), marshal(t, oidCurve, "")),
		marshal(t, asn1.BitString{Bytes: point(of), BitLength: 65 * 8}, ""))
	var version, extensions []byte
	if !first {
		version = valued(t, 0xa0, marshal(t, 2, ""))
		if list := append(extension(oidConstraints, constraints), extension(oidKeyUsage, use)...); len(list) > 0 {
			extensions = valued(t, 0xa3, valued(t, 0x30, list))
		}
	}
	signed := valued(t, 0x30, version, marshal(t, big.NewInt(serial), ""), algorithm, name(by), valued(t, 0x30, when(2020), when(2040)), name(of), public, extensions)
	signature, err := by.key.SignWithSM2(rand.Reader, nil, signed)
	if err != nil {
		t.Fatal(err)
	}
	c := &certificate{}
	whole := valued(t, 0x30, signed, algorithm, marshal(t, asn1.BitString{Bytes: signature, BitLength: len(signature) * 8}, ""))
	if rest, err := asn1.Unmarshal(whole, c); err != nil || len(rest) > 0 {
		t.Fatalf("%v, %d bytes left", err, len(rest))
	}
	return c
}

// judged is what comes of a signature of a holder, with some certificates beside that of the signer.
func judged(t *testing.T, by *holder, c *certificate, others []*certificate, trust ...*certificate) error {
	t.Helper()
	file := []byte("通报")
	signature, err := by.key.SignWithSM2(rand.Reader, nil, file)
	if err != nil {
		t.Fatal(err)
	}
	var beside [][]byte
	for _, o := range others {
		beside = append(beside, o.Raw)
	}
	var trusted []byte
	for _, a := range trust {
		trusted = append(trusted, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.Raw})...)
	}
	_, err = VerifySM2(trusted, file, enveloped(t, c.Raw, beside, nil, signature))
	return err
}

// TestAuthorities: only a certificate that says that it is an authority vouches for others, a trusted one too, but for trusted ones of
// version 1, which cannot say it; any trusted one vouches for what its own key signed.
func TestAuthorities(t *testing.T) {
	root, middle, user := newHolder(t, "root"), newHolder(t, "middle"), newHolder(t, "user")
	signer := certified(t, user, root, 7, saysNone, useSigns, false)
	for _, c := range []struct {
		what             string
		constraints, use []byte
		first            bool
		want             error
	}{
		{"an authority", saysAuthority, nil, false, nil},
		{"an authority that may sign certificates", saysAuthority, useCertifies, false, nil},
		{"one with no authority below it", saysLast, useBoth, false, nil},
		{"one of version 1", nil, nil, true, nil},
		{"one that says nothing", nil, nil, false, ErrSigner},
		{"one that says it is none", saysNone, useCertifies, false, ErrSigner},
		{"one that may not sign certificates", saysAuthority, useSigns, false, ErrSigner},
		{"one whose use cannot be read", saysAuthority, useBroken, false, ErrSigner},
	} {
		trusted := certified(t, root, root, 1, c.constraints, c.use, c.first)
		if err := judged(t, user, signer, nil, trusted); err != c.want {
			t.Errorf("trusted is %s: %v, want %v", c.what, err, c.want)
		}
		wants := map[bool]error{true: nil, false: ErrSigner}[len(c.use) == 0 || c.use[len(c.use)-1]&0x80 != 0]
		if err := judged(t, root, trusted, nil, trusted); err != wants {
			t.Errorf("trusted is %s, and signed itself: %v, want %v", c.what, err, wants)
		}
		// What stands between is never trusted for being of version 1.
		between := certified(t, middle, root, 2, c.constraints, c.use, c.first)
		want := c.want
		if c.first {
			want = ErrSigner
		}
		if err := judged(t, user, certified(t, user, middle, 8, nil, nil, false), []*certificate{between}, certified(t, root, root, 1, saysAuthority, nil, false)); err != want {
			t.Errorf("between stands %s: %v, want %v", c.what, err, want)
		}
	}
	// An authority with none below it does not vouch through another one.
	below := certified(t, middle, root, 2, saysAuthority, nil, false)
	if err := judged(t, user, certified(t, user, middle, 8, nil, nil, false), []*certificate{below}, certified(t, root, root, 1, saysLast, nil, false)); err != ErrSigner {
		t.Errorf("an authority below one with none below it: %v", err)
	}
}

// TestSteps: a chain of four certificates between the signer's and a trusted one holds, one of five does not.
func TestSteps(t *testing.T) {
	for between := range 7 {
		above := newHolder(t, "root")
		root := certified(t, above, above, 1, saysAuthority, nil, false)
		var others []*certificate
		for k := range between {
			next := newHolder(t, fmt.Sprint("authority ", k))
			others = append(others, certified(t, next, above, int64(k), saysAuthority, nil, false))
			above = next
		}
		user := newHolder(t, "user")
		err := judged(t, user, certified(t, user, above, 9, nil, nil, false), others, root)
		if want := map[bool]error{true: nil, false: ErrSigner}[between <= 4]; err != want {
			t.Errorf("%d between: %v, want %v", between, err, want)
		}
	}
}

// TestThousand: a thousand certificates that each could have signed each other are looked at once each, which ends at once; a message
// with more than a hundred is refused, one with a hundred is read, in whatever order the chain stands in it.
func TestThousand(t *testing.T) {
	same, user, root := newHolder(t, "same"), newHolder(t, "user"), newHolder(t, "root")
	signer := certified(t, user, same, 7, nil, nil, false)
	trusted := certified(t, root, root, 1, saysAuthority, nil, false)
	var others []*certificate
	for k := range 1000 {
		others = append(others, certified(t, same, same, int64(k)+10, saysAuthority, nil, false))
	}
	if a := leads(signer, others, []*certificate{trusted}); a != nil {
		t.Errorf("leads to %s", a.name())
	}
	link := certified(t, same, root, 3, saysAuthority, nil, false)
	others[999] = link
	if a := leads(signer, others, []*certificate{trusted}); a != trusted {
		t.Error("the last of a thousand certificates does not lead to the trusted one")
	}
	if err := judged(t, user, signer, others, trusted); err != ErrMany {
		t.Errorf("a message with a thousand and one certificates: %v", err)
	}
	// The signer's is the first of the message, 99 stand beside it.
	if err := judged(t, user, signer, others[901:], trusted); err != nil {
		t.Errorf("a message with a hundred certificates: %v", err)
	}
	if err := judged(t, user, signer, others[900:], trusted); err != ErrMany {
		t.Errorf("a message with a hundred and one certificates: %v", err)
	}
}
