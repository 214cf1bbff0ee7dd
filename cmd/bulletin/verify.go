package main

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/fingerprint"
	"bulletin/internal/load"
	"bulletin/internal/seal"
	"bulletin/internal/source"
	"bulletin/internal/verify"
)

var verifyCommand = command{
	name:     "verify",
	summary:  "核验文件是不是封存时的原件；找回缺失的网页",
	help:     verifyHelp,
	names:    anyNames,
	anywhere: true,
	takes:    takes{"": files("html", "mhtml", "pdf", "docx", "zip"), "o": folders, "against": folders, "restore": folders, "code": anything, "key": files("pub"), "certificate": files("pem", "cer", "crt"), "signature": files("p7s")},
	bind:     bindVerify,
}

const verifyHelp = `
用法：bulletin verify [选项] [文件|文件夹 …]
      bulletin verify [选项] --code 核验码

拿文件和封存记录比对，得出三种结论之一：
  与封存时逐字节相同；
  重新保存过，内容相同：字节变了（浏览器另存、邮件网关改写、换行或编码不同），
    文字、表格和图没有变；
  内容不同，并列出不同的地方。
可以核验网页、PDF、Word、压缩包，以及由它们另存的MHTML；写发布出去的文件夹时，
逐个核对其中封存的文件，列出缺少和多出的。不写名称时核验输出文件夹。

  -C 文件夹         站点文件夹，默认为当前文件夹；不在站点中时用 --against
  -o 文件夹         站点的输出文件夹，默认为站点文件夹下的 public
  --against 文件夹  和这个发布出去的文件夹（或其副本）比对，不需要站点
  --code 核验码     只有纸质件时，查末尾印的核验码是哪一期、哪一版的，是不是现行的
  --key 公钥文件    还要核验签名：文件旁边名称加 .minisig 的那一个
  --certificate 证书  还要核验国密签名（SM2，GB/T 35275，DER或PEM）：这个证书是信任的
                    根证书或签名人证书；签名在文件旁边，名称加 .p7s
  --signature 文件  国密签名不在旁边时，写明是哪个文件；只核验一个文件时用
  --restore 文件夹  从发布出去的文件夹或副本找回输出文件夹里缺失或不同的封存
                    文件，只取与封存记录一致的；缺一个就都不写

没有不同的退出码是0，有不同、缺少或多出的、核验码查不到的是1，有读不了的是2。
发布时换下来、按发布记录过几次才删除的文件不算多出，另外列出。

例：bulletin verify 收到的附件.html
    bulletin verify --against //server/share/tb 收到的附件.pdf
    bulletin verify --code 7XZ2-SZ23-4E6V-NENL
    bulletin verify --restore //server/share/tb
`

// mostVerified is how large a file to verify may be, in bytes.
const mostVerified = 512 << 20

// verifyFlags are the flags of verify.
type verifyFlags struct{ target, against, restore, code, key, certificate, signature, root string } // root is the site

func bindVerify(flags *flag.FlagSet) action {
	f := &verifyFlags{}
	flags.StringVar(&f.target, "o", "", "")
	flags.StringVar(&f.against, "against", "", "")
	flags.StringVar(&f.restore, "restore", "", "")
	flags.StringVar(&f.code, "code", "", "")
	flags.StringVar(&f.key, "key", "", "")
	flags.StringVar(&f.certificate, "certificate", "", "")
	flags.StringVar(&f.signature, "signature", "", "")
	return f.verify
}

// says is the digest of what a published file says; empty where it cannot be read, or has none.
func says(path string, content []byte) string {
	digest, err := fingerprint.Says(path, string(content))
	if err != nil {
		return ""
	}
	return digest
}

// verifier judges files.
type verifier struct {
	*request
	known *verify.Known
	pages func(path string) []byte // sealed pages
	key   []byte                   // public, of signatures; nil where none is asked for
	trust []byte                   // certificates of signatures with SM2; nil where none is asked for
	at    string                   // the file of such a signature; empty: beside what is signed
	worst verify.Verdict
}

func (f *verifyFlags) verify(r *request) int {
	f.root = r.root
	switch {
	case f.against != "" && f.target != "":
		return r.misused("--against 和 -o 不能同时用")
	case f.restore != "" && f.against != "":
		return r.misused("--restore 按站点的封存记录找回，不和 --against 同时用")
	case f.signature != "" && (f.certificate == "" || len(r.names) != 1):
		return r.misused("--signature 和 --certificate 一起用，后面写一个文件")
	case f.code != "" && (len(r.names) > 0 || f.restore != "" || f.key != "" || f.certificate != ""):
		return r.misused("--code 只查核验码，不和文件、--restore、--key、--certificate 一起写")
	case f.code != "" && seal.Folded(f.code) == "":
		return r.misused("“%s”不是核验码：核验码是16个字母和数字，四个一组，其中没有0、O、1、I", visible(f.code))
	case f.restore != "" && len(r.names) > 0:
		return r.misused("--restore 找回整个输出文件夹，后面不写文件名")
	}
	var key []byte
	if f.key != "" {
		var err error
		if key, err = source.File(f.key, mostKey); err != nil {
			return r.failed(err, noFile)
		}
	}
	var trust []byte
	if f.certificate != "" {
		var err error
		if trust, err = source.File(f.certificate, mostKey); err != nil {
			return r.failed(err, noFile)
		}
	}
	known, code := f.known(r)
	if known == nil {
		return code
	}
	if len(known.Editions) == 0 {
		r.failure("还没有封存的期次，没有可以比对的；封存用 bulletin seal")
		return exitFailure
	}
	switch {
	case f.restore != "":
		return f.bringBack(r, known)
	case f.code != "":
		return r.named(known, f.code)
	}
	names := r.names
	if len(names) == 0 {
		names = []string{f.target}
	}
	v := &verifier{request: r, known: known, pages: f.pages, key: key, trust: trust, at: f.signature}
	for _, name := range names {
		v.any(name)
	}
	switch {
	case v.worst >= verify.Unreadable:
		return exitFailure
	case v.worst == verify.Different:
		return exitMistakes
	}
	return exitClean
}

// known is what is sealed, of the site or of a published folder; nil after it was told why there is nothing.
func (f *verifyFlags) known(r *request) (*verify.Known, int) {
	if f.against != "" {
		f.target = f.against
		text, err := source.File(filepath.Join(f.against, verify.DataPath), mostVerified)
		if errors.Is(err, fs.ErrNotExist) {
			r.failure("“%s”里没有封存记录 %s，不是发布出去的文件夹，或者还没有封存过", visible(f.against), verify.DataPath)
			return nil, exitFailure
		}
		if err != nil {
			return nil, r.failed(err, noFile)
		}
		known, err := verify.ReadScript(text)
		if err != nil {
			r.failure("“%s”里的封存记录 %s 读不了，可能不完整；从站点重新生成，或者换一个副本", visible(f.against), verify.DataPath)
			return nil, exitFailure
		}
		return known, exitClean
	}
	if f.target == "" {
		f.target = filepath.Join(r.root, "public")
	}
	if !r.isSite() {
		return nil, exitFailure
	}
	files, err := source.Open(r.root)
	if err != nil {
		return nil, r.failed(err, noFile)
	}
	defer files.Close()
	return r.sealed(files)
}

// sealed is what is sealed of a site. Mistakes in its data do not matter; those in its records do.
func (r *request) sealed(files fs.FS) (*verify.Known, int) {
	diags := &diag.List{}
	site, err := load.Site(files, chart.Usual(), diags)
	if err != nil {
		return nil, r.failed(err, noFile)
	}
	kept, err := load.Kept(files, site, diags)
	if err != nil {
		return nil, r.failed(err, noFile)
	}
	damaged := 0
	for _, d := range diags.Sorted() {
		hidden := d.Code == "unreadable-file" && strings.HasPrefix(d.Pos.File, "content") // nobody knows what is sealed there
		if d.Code == "seal-damaged" || hidden || slices.Contains([]string{seal.FileName, seal.AttachmentsName}, path.Base(d.Pos.File)) {
			r.diagnostics([]diag.Diagnostic{d}, true)
			damaged++
		}
	}
	if damaged > 0 {
		r.failure("封存记录有问题，核验没有依据%s；先改正以上错误", noFile)
		return nil, exitFailure
	}
	return verify.Sealed(site, kept), exitClean
}

// pages gives pages of the output folder, and of what was handed over the copies that attach left in the site.
func (f *verifyFlags) pages(path string) []byte {
	for _, name := range []string{filepath.Join(f.target, filepath.FromSlash(path)), filepath.Join(f.root, "attachments", filepath.FromSlash(path))} {
		if content, err := source.File(name, mostVerified); err == nil {
			return content
		}
	}
	return nil
}

// any judges a file or a folder.
func (v *verifier) any(name string) {
	info, err := os.Stat(name)
	if err != nil {
		v.unreadable(err)
		return
	}
	if info.IsDir() {
		v.folder(name)
		return
	}
	v.file(name)
}

func (v *verifier) unreadable(err error) {
	v.failed(err, "")
	v.worst = max(v.worst, verify.Unreadable)
}

func (v *verifier) file(name string) {
	content, err := source.File(name, mostVerified)
	if err != nil {
		v.unreadable(err)
		return
	}
	result := v.known.File(name, content, v.pages)
	v.worst = max(v.worst, result.Verdict)
	v.tell(&result)
	if v.key != nil {
		v.signed(name, content)
	}
	if v.trust != nil {
		v.signedSM2(name, content)
	}
}
