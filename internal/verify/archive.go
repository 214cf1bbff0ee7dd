package verify

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Bounds of a package: a bomb must not take the machine down.
const (
	mostMembers = 10_000
	mostBytes   = 1 << 30
)

// ErrArchive says that a file is no package, or one beyond all reason.
var ErrArchive = errors.New("verify: no package")

// sumsName is the list of checksums of a package, which is judged by what it says of the others.
const sumsName = "SHA256SUMS"

// archive judges a package by its members: it is as good as the worst of them.
func (k *Known) archive(r *Result, content []byte, pages func(string) []byte) {
	fail := func(err error) {
		r.Verdict, r.Err, r.Members = Unreadable, fmt.Errorf("%w: %w", ErrArchive, err), nil
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		fail(err)
		return
	}
	if len(archive.File) > mostMembers {
		fail(fmt.Errorf("%d members", len(archive.File)))
		return
	}
	left := int64(mostBytes)
	sums := map[string]string{}
	var list []byte
	r.Verdict = Saved
	for _, f := range archive.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		in, err := f.Open()
		if err != nil {
			fail(err)
			return
		}
		member, err := io.ReadAll(io.LimitReader(in, left+1))
		in.Close()
		if left -= int64(len(member)); err != nil || left < 0 {
			fail(errors.Join(err, fmt.Errorf("%s", f.Name)))
			return
		}
		sum := sha256.Sum256(member)
		sums[f.Name] = hex.EncodeToString(sum[:])
		if f.Name == sumsName {
			list = member
			continue
		}
		one := k.member(f.Name, member, pages)
		r.Members = append(r.Members, one)
		if r.Edition == nil {
			r.Edition = one.Edition
		}
		r.Verdict = max(r.Verdict, one.Verdict)
	}
	r.Sums = wrongSums(list, sums)
	if len(r.Sums) > 0 || len(r.Members) == 0 {
		r.Verdict = max(r.Verdict, Different)
	}
}

// member judges one file of a package. A package in a package is judged by its bytes.
func (k *Known) member(name string, content []byte, pages func(string) []byte) Result {
	if strings.HasSuffix(strings.ToLower(name), ".zip") {
		r := Result{File: name, Verdict: Different}
		k.identical(&r, content)
		return r
	}
	return k.File(name, content, pages)
}

// wrongSums are the names in a list of checksums that are not there or have another one.
func wrongSums(list []byte, sums map[string]string) []string {
	var wrong []string
	for line := range strings.Lines(string(list)) {
		line = strings.TrimRight(line, "\r\n")
		digest, name, found := strings.Cut(line, "  ")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if !found || sums[name] != strings.ToLower(digest) {
			wrong = append(wrong, name)
		}
	}
	return wrong
}
