//go:build unix

package output

import (
	"errors"
	"io/fs"
	"syscall"

	"bulletin/internal/disk"

	"golang.org/x/sys/unix"
)

// inode is the number by which the file system knows a file; renaming does not change it.
func inode(name string) (uint64, error) {
	var st unix.Stat_t
	if err := unix.Lstat(name, &st); err != nil {
		return 0, &fs.PathError{Op: "lstat", Path: name, Err: err}
	}
	return uint64(st.Ino), nil
}

// device is the number of the file system that a file is on.
func device(info fs.FileInfo) uint64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(st.Dev)
	}
	return 0
}

// resemble gives a folder the permission bits of another, with its owner and group as far as that is allowed. The owner
// keeps the right to write until the tree is complete.
func resemble(name string, like fs.FileInfo) error {
	own(name, like)
	return disk.Chmod(name, like.Mode()|0o700)
}

// own gives a file the owner and the group of another. Only root may give an owner, and nobody else a group that he is not in.
func own(name string, like fs.FileInfo) {
	st, ok := like.Sys().(*syscall.Stat_t)
	if ok && disk.Lchown(name, int(st.Uid), int(st.Gid)) != nil {
		disk.Lchown(name, -1, int(st.Gid))
	}
}

// dateLink gives a symlink the time of another.
func dateLink(name string, like fs.FileInfo) error {
	tv := unix.NsecToTimeval(like.ModTime().UnixNano())
	return unix.Lutimes(name, []unix.Timeval{tv, tv})
}

// errInUse is what a rename says of a folder that is in use.
const errInUse = unix.ETXTBSY

// held reports whether a rename failed since something is using the folder.
func held(err error) bool { return errors.Is(err, errInUse) }

// holder names what is in use. No system call of Unix tells which file it is.
func holder(dir string) string { return dir }
