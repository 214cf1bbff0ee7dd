package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"time"
)

// entry is a file in an archive.
type entry struct {
	name    string
	content []byte
	runs    bool // it is a program
}

func (e *entry) mode() int64 {
	if e.runs {
		return 0o755
	}
	return 0o644
}

// tarball packs entries into a folder of an archive for Linux.
func tarball(folder string, entries []entry, made time.Time) (content []byte, ext string, err error) {
	var out bytes.Buffer
	packed, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, "", err
	}
	w := tar.NewWriter(packed)
	for k := range entries {
		e := &entries[k]
		if err := w.WriteHeader(&tar.Header{Name: folder + "/" + e.name, Mode: e.mode(), Size: int64(len(e.content)), ModTime: made,
			Typeflag: tar.TypeReg, Format: tar.FormatUSTAR}); err != nil {
			return nil, "", err
		}
		if _, err := w.Write(e.content); err != nil {
			return nil, "", err
		}
	}
	if err := w.Close(); err != nil {
		return nil, "", err
	}
	err = packed.Close()
	return out.Bytes(), ".tar.gz", err
}

// zipped packs entries into a folder of an archive for Windows.
func zipped(folder string, entries []entry, made time.Time) (content []byte, ext string, err error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for k := range entries {
		e := &entries[k]
		head := &zip.FileHeader{Name: folder + "/" + e.name, Method: zip.Deflate, Modified: made}
		f, err := w.CreateHeader(head)
		if err != nil {
			return nil, "", err
		}
		if _, err := f.Write(e.content); err != nil {
			return nil, "", err
		}
	}
	err = w.Close()
	return out.Bytes(), ".zip", err
}
