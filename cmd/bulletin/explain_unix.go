//go:build unix

package main

import "syscall"

// causes are the causes of this system's errors.
var causes = map[syscall.Errno]*cause{
	syscall.ENOENT: missing,
	syscall.EACCES: forbiddenTo, syscall.EPERM: forbiddenTo,
	syscall.EEXIST:       takenName,
	syscall.ENOTDIR:      mixedUp,
	syscall.EISDIR:       isFolder,
	syscall.ELOOP:        loop,
	syscall.ENAMETOOLONG: longName,
	syscall.EINVAL:       badName, syscall.EILSEQ: badName,
	syscall.ENOSPC: noSpace,
	syscall.EDQUOT: overQuota,
	syscall.EFBIG:  tooLarge,
	syscall.EROFS:  readOnly,
	syscall.EIO:    damaged,
	syscall.EMFILE: manyFiles, syscall.ENFILE: manyFiles,
	syscall.ENOMEM: noMemory,
	syscall.EBUSY:  inUse, syscall.ETXTBSY: inUse,
	syscall.ENOTEMPTY: notEmpty,
	syscall.EXDEV:     otherDisk,
	syscall.ESTALE:    noNetwork, syscall.ENOTCONN: noNetwork, syscall.ETIMEDOUT: noNetwork, syscall.EHOSTDOWN: noNetwork,
	syscall.EHOSTUNREACH: noNetwork, syscall.ENETUNREACH: noNetwork, syscall.ENETDOWN: noNetwork, syscall.ECONNRESET: noNetwork,
	syscall.ENXIO: noDevice, syscall.ENODEV: noDevice,
	syscall.EOPNOTSUPP: unsupported, syscall.ENOSYS: unsupported, syscall.ENOLCK: unsupported, syscall.EMLINK: unsupported,
	syscall.EINTR: tryAgain, syscall.EAGAIN: tryAgain,
}

// mixedUp is told apart from missing by this system only.
var mixedUp = &cause{"路径上的文件夹和文件同名", "其中一段应当是文件夹，却是文件；改名或移走"}

// heldBesides is what else may have been meant by an error that says that a file is open.
func heldBesides(error) string { return "" }
