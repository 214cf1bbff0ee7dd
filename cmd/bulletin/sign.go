package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"path/filepath"

	"bulletin/internal/output"
	"bulletin/internal/signature"
	"bulletin/internal/source"
)

var signCommand = command{
	name:     "sign",
	summary:  "给文件做签名（minisign格式），供收件人核验是谁发的",
	help:     signHelp,
	names:    anyNames,
	anywhere: true,
	takes:    takes{"": files("html", "pdf", "docx", "zip"), "key": files("key"), "comment": anything, "password-file": files("")},
	bind:     bindSign,
}

const signHelp = `
用法：bulletin sign [-C 文件夹] --key 私钥文件 [--password-file 文件] [--comment 说明]
                    [--force] 文件 …

给每个文件做一个签名，放在旁边，名称后面加 .minisig。签名是Ed25519，格式和
minisign相同，用minisign或者 bulletin verify --key 公钥文件 都可以核验。
私钥用 minisign 程序生成（见手册“核验”）；只放在发布的人自己的电脑上。设了密码的，
把密码写在一个文件的第一行，用 --password-file 写明；解开要几秒钟和1GB内存。
文件改动以后签名就不符，要重新做。已经有不同签名的不覆盖（--force 才覆盖）。

  -C 文件夹       站点文件夹；这个命令不用站点
  --key 文件      私钥
  --password-file 文件  第一行是私钥的密码；写 - 从标准输入读
  --comment 说明  一行文字，一起签名，如“2022年上半年通报，第1版”
  --force         覆盖已有的签名

例：bulletin sign --key bulletin.key attachments/2022-h1-materials.zip
`

// signatureEnding is that of the file of a signature, behind the name of what is signed.
const signatureEnding = ".minisig"

// mostKey is how large keys and signatures may be, in bytes.
const mostKey = 64 << 10

// signFlags are the flags of sign.
type signFlags struct {
	key, comment, password string
	force                  bool
}

func bindSign(flags *flag.FlagSet) action {
	f := &signFlags{}
	flags.StringVar(&f.key, "key", "", "")
	flags.StringVar(&f.comment, "comment", "", "")
	flags.StringVar(&f.password, "password-file", "", "")
	flags.BoolVar(&f.force, "force", false, "")
	return f.sign
}

func (f *signFlags) sign(r *request) int {
	switch {
	case f.key == "":
		return r.misused("用 --key 写明私钥文件")
	case len(r.names) == 0:
		return r.misused("写明给哪个文件签名")
	case f.comment != "" && !plainReason(f.comment):
		return r.misused("--comment 写一行文字，不超过 200 个字")
	}
	secret, err := source.File(f.key, mostKey)
	if err != nil {
		return r.failed(err, noFile)
	}
	password, err := f.secret(r)
	if err != nil {
		return r.failed(err, noFile)
	}
	var files []output.File
	for _, name := range r.names {
		content, err := source.File(name, mostVerified)
		if err != nil {
			return r.failed(err, noFile)
		}
		comment := f.comment
		if comment == "" {
			comment = "file:" + filepath.Base(name)
		}
		made, err := signature.Sign(secret, content, comment, password)
		if err != nil {
			r.failure("“%s”%s%s", visible(f.key), explainSignature(err), noFile)
			return exitFailure
		}
		files = append(files, output.File{Path: name + signatureEnding, Content: made})
	}
	if _, err := output.WriteFiles(files, f.force); err != nil {
		return r.failed(err, noFile)
	}
	for _, file := range files {
		r.line("%s", visible(file.Path))
	}
	return exitClean
}

// secret is the password of the key; nil where none is given.
func (f *signFlags) secret(r *request) ([]byte, error) {
	var text []byte
	var err error
	switch f.password {
	case "":
		return nil, nil
	case "-":
		if r.in == nil {
			return []byte{}, nil
		}
		text, err = io.ReadAll(io.LimitReader(r.in, mostKey))
	default:
		text, err = source.File(f.password, mostKey)
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return append([]byte{}, bytes.TrimSuffix(line, []byte("\r"))...), err
}

// explainSignature says what is wrong with a key or a signature, behind the name of its file.
func explainSignature(err error) string {
	switch {
	case errors.Is(err, signature.ErrKey):
		return "不是minisign的密钥，或者不完整"
	case errors.Is(err, signature.ErrPassword):
		return "设了密码；把密码写在一个文件里，用 --password-file 写明"
	case errors.Is(err, signature.ErrUnopened):
		return "的密码不对"
	case errors.Is(err, signature.ErrCertificate):
		return "不是SM2证书（PEM或DER），或者不完整"
	case errors.Is(err, signature.ErrMessage):
		return "不是一个人的SM2签名消息（GB/T 35275，摘要SM3），或者不完整"
	case errors.Is(err, signature.ErrMany):
		return "里的证书太多，不像签名，没有核验"
	case errors.Is(err, signature.ErrNameless):
		return "不作数：文件没有改动过，但是签名时没有带签名人的标识（GmSSL的 cmssign 就是这样），不符合 GB/T 32918.2；请签名的人换一种软件重新签"
	case errors.Is(err, signature.ErrSigner):
		return "的证书不在签名里，不许签名，或者不是由信任的证书签发的"
	case errors.Is(err, signature.ErrOther):
		return "是用别的密钥签的"
	case errors.Is(err, signature.ErrWrong):
		return "和文件不符：文件或者签名改动过"
	}
	return "不是minisign的签名，或者不完整"
}
