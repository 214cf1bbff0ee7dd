package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"time"

	"bulletin/internal/signature"
	"bulletin/internal/source"
	"bulletin/internal/verify"
)

// signed tells of the signature beside a file.
func (v *verifier) signed(name string, content []byte) {
	at := name + signatureEnding
	text, err := source.File(at, mostKey)
	if errors.Is(err, fs.ErrNotExist) {
		v.line("  没有签名：旁边没有“%s”", visible(filepath.Base(at)))
		v.worst = max(v.worst, verify.Different)
		return
	}
	if err != nil {
		v.unreadable(err)
		return
	}
	comment, err := signature.Verify(v.key, content, text)
	switch {
	case errors.Is(err, signature.ErrKey):
		v.line("  签名没有核验：给出的公钥%s", explainSignature(err))
		v.worst = max(v.worst, verify.Unreadable)
	case err != nil:
		v.line("  签名%s", explainSignature(err))
		v.worst = max(v.worst, verify.Different)
	default:
		v.line("  签名有效，签名时写的说明：%s", visible(comment))
	}
}

// messageEnding is that of a signature with SM2, behind the name of what is signed.
const messageEnding = ".p7s"

// signedSM2 tells of a signature of GB/T 35275.
func (v *verifier) signedSM2(name string, content []byte) {
	at := v.at
	if at == "" {
		at = name + messageEnding
	}
	text, err := source.File(at, mostKey+2*int64(len(content))) // which may stand inside, in PEM
	if errors.Is(err, fs.ErrNotExist) {
		v.line("  没有国密签名：没有“%s”", visible(filepath.Base(at)))
		v.worst = max(v.worst, verify.Different)
		return
	}
	if err != nil {
		v.unreadable(err)
		return
	}
	who, err := signature.VerifySM2(v.trust, content, text)
	switch {
	case errors.Is(err, signature.ErrCertificate):
		v.line("  国密签名没有核验：给出的证书%s", explainSignature(err))
		v.worst = max(v.worst, verify.Unreadable)
		return
	case err != nil:
		v.line("  国密签名%s", explainSignature(err))
		v.worst = max(v.worst, verify.Different)
		return
	}
	day := func(t time.Time) string { return t.Local().Format("2006-01-02") }
	v.line("  国密签名（SM2）与文件相符，签名人 %s，证书由信任的 %s 签发或就是它，有效期 %s 至 %s", visible(who.Name), visible(who.Authority), day(who.From), day(who.To))
	if now := time.Now(); now.Before(who.From) || now.After(who.To) {
		v.line("  证书现在不在有效期内；签名是不是在有效期内做的，签名本身不能证明")
	}
	if !who.Claimed.IsZero() {
		v.line("  签名里写的时间是 %s，没有时间戳证明；证书是否已被吊销没有查", day(who.Claimed))
	} else {
		v.line("  签名里没有写时间；证书是否已被吊销没有查")
	}
}
