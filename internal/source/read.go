package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"bulletin/internal/diag"
	"bulletin/internal/disk"
)

// TooLargeError is that of a file with more bytes than it may have.
type TooLargeError struct {
	Path string
	Most int64
	Fix  string // what to do about it, where that is not to part it
}

func (e *TooLargeError) Error() string { return fmt.Sprintf("%s: more than %d bytes", e.Path, e.Most) }

// Read reads a regular file of at most so many bytes.
func Read(files fs.FS, name string, most int64) ([]byte, error) {
	info, err := fs.Stat(files, name)
	if err != nil {
		return nil, err
	}
	return read(name, info, most, func() (fs.File, error) { return files.Open(name) })
}

// File reads a regular file that a user has named.
func File(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	return read(path, info, most, func() (fs.File, error) { return disk.Open(path) })
}

func read(name string, info fs.FileInfo, most int64, open func() (fs.File, error)) ([]byte, error) {
	switch {
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrIrregular}
	case info.Size() > most:
		return nil, &TooLargeError{Path: name, Most: most}
	}
	file, err := open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	// Room for the last reading, which finds the end: without it the buffer would double.
	buffer := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := io.Copy(buffer, io.LimitReader(file, most+1)); err != nil {
		return nil, err
	}
	if int64(buffer.Len()) > most { // it grew, or its size was none
		return nil, &TooLargeError{Path: name, Most: most}
	}
	return buffer.Bytes(), nil
}

// Tell makes a diagnostic of a failure that the author can do something about; ok is false for all others, which are the
// machine's.
func Tell(err error, file string, diags *diag.List) (ok bool) {
	pos := diag.Pos{File: file}
	var large *TooLargeError
	switch {
	case errors.As(err, &large):
		fix := large.Fix
		if fix == "" {
			fix = "拆分文件，或检查是不是放错了文件"
		}
		diags.Error(pos, "too-large", fix, "文件超过了 %s 的上限", Size(large.Most))
	case errors.Is(err, ErrOutside):
		diags.Error(pos, "outside-site", "换成文件或文件夹本身；链接只能指向站点文件夹里面", "这是链接，指向站点文件夹之外，或者指向的东西不存在")
	case errors.Is(err, ErrIrregular):
		diags.Error(pos, "unreadable-file", "换成普通文件", "这里应是文件，实际不是普通文件")
	case errors.Is(err, fs.ErrNotExist):
		diags.Error(pos, "missing-file", "", "找不到这个文件")
	case errors.Is(err, fs.ErrPermission):
		diags.Error(pos, "unreadable-file", "检查文件的读取权限", "没有权限读这个文件")
	default:
		return false
	}
	return true
}

// Size words a number of bytes.
func Size(bytes int64) string {
	if bytes >= 1<<20 {
		return fmt.Sprintf("%d MB", bytes>>20)
	}
	return fmt.Sprintf("%d KB", bytes>>10)
}
