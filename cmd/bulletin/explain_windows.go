package main

import (
	"errors"
	"syscall"
)

// causes are the causes of this system's errors, by their numbers in winerror.h; package syscall names but a few, and makes
// those up that begin with E.
var causes = map[syscall.Errno]*cause{
	2: missing, 15: missing, // ERROR_FILE_NOT_FOUND, ERROR_INVALID_DRIVE
	3: noPath, 267: noPath, // ERROR_PATH_NOT_FOUND, ERROR_DIRECTORY
	syscall.EISDIR: isFolder,
	4:              manyFiles,              // ERROR_TOO_MANY_OPEN_FILES
	5:              deniedOrOpen,           // ERROR_ACCESS_DENIED
	8:              noMemory, 14: noMemory, // ERROR_NOT_ENOUGH_MEMORY, ERROR_OUTOFMEMORY
	1450: noMemory, 1455: noMemory, // ERROR_NO_SYSTEM_RESOURCES, ERROR_COMMITMENT_LIMIT
	17: otherDisk,                            // ERROR_NOT_SAME_DEVICE
	19: readOnly,                             // ERROR_WRITE_PROTECT
	6:  noDevice, 20: noDevice, 21: noDevice, // ERROR_INVALID_HANDLE, ERROR_BAD_UNIT, ERROR_NOT_READY
	55: noDevice, 1167: noDevice, // ERROR_DEV_NOT_EXIST, ERROR_DEVICE_NOT_CONNECTED
	23: damaged, 25: damaged, 27: damaged, // ERROR_CRC, ERROR_SEEK, ERROR_SECTOR_NOT_FOUND
	29: damaged, 30: damaged, 31: damaged, // ERROR_WRITE_FAULT, ERROR_READ_FAULT, ERROR_GEN_FAILURE
	1117: damaged, 1392: damaged, 1393: damaged, // ERROR_IO_DEVICE, ERROR_FILE_CORRUPT, ERROR_DISK_CORRUPT
	32: inUse, 33: inUse, // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
	170: inUse, 303: inUse, 1224: inUse, // ERROR_BUSY, ERROR_DELETE_PENDING, ERROR_USER_MAPPED_FILE
	39: noSpace, 112: noSpace, syscall.ENOSPC: noSpace, // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
	1295: overQuota, 1816: overQuota, // ERROR_DISK_QUOTA_EXCEEDED, ERROR_NOT_ENOUGH_QUOTA
	223: tooLarge,                     // ERROR_FILE_TOO_LARGE
	1:   unsupported, 50: unsupported, // ERROR_INVALID_FUNCTION, ERROR_NOT_SUPPORTED
	51: noNetwork, 53: noNetwork, 54: noNetwork, // ERROR_REM_NOT_LIST, ERROR_BAD_NETPATH, ERROR_NETWORK_BUSY
	59: noNetwork, 64: noNetwork, 67: noNetwork, // ERROR_UNEXP_NET_ERR, ERROR_NETNAME_DELETED, ERROR_BAD_NET_NAME
	121: noNetwork, 1222: noNetwork, 1231: noNetwork, // ERROR_SEM_TIMEOUT, ERROR_NO_NETWORK, ERROR_NETWORK_UNREACHABLE
	1326: forbiddenTo, 65: forbiddenTo, 1314: forbiddenTo, // ERROR_LOGON_FAILURE, ERROR_NETWORK_ACCESS_DENIED, ERROR_PRIVILEGE_NOT_HELD
	80: takenName, 183: takenName, // ERROR_FILE_EXISTS, ERROR_ALREADY_EXISTS
	87: badName, 123: badName, 161: badName, // ERROR_INVALID_PARAMETER, ERROR_INVALID_NAME, ERROR_BAD_PATHNAME
	111: longName, 206: longName, // ERROR_BUFFER_OVERFLOW, ERROR_FILENAME_EXCED_RANGE
	145: notEmpty,         // ERROR_DIR_NOT_EMPTY
	681: loop, 1921: loop, // ERROR_STOPPED_ON_SYMLINK, ERROR_CANT_RESOLVE_FILENAME
	225: blocked, 226: blocked, 1260: blocked, // ERROR_VIRUS_INFECTED, ERROR_VIRUS_DELETED, ERROR_ACCESS_DISABLED_BY_POLICY
	362: notSynced, 389: notSynced, 395: notSynced, // ERROR_CLOUD_FILE_PROVIDER_NOT_RUNNING, …_UNSUCCESSFUL, …_ACCESS_DENIED
	426: notSynced, // ERROR_CLOUD_FILE_REQUEST_TIMEOUT
	995: tryAgain,  // ERROR_OPERATION_ABORTED
}

// Others than this system do not tell these.
var (
	blocked   = &cause{"被杀毒软件拦住了", "请管理员把本程序和站点文件夹设为信任"}
	notSynced = &cause{"网盘里的文件没有下载到本机", "在网盘里设为“始终保留在此设备上”，或者把站点复制到网盘外"}
)

// noPath is what Windows says where a folder is missing, and where it is a file.
var noPath = &cause{"没有这个文件夹，或者路径上的文件夹和文件同名", "核对位置；其中一段是文件的，改名或移走"}

// deniedOrOpen is what Windows says of a file that another program has open, too.
var deniedOrOpen = &cause{"没有权限，或者设成了只读，或者正被其他程序打开", "关闭打开它的程序，取消“只读”后再试；还不行，请管理员开放权限"}

// heldBesides is what else may have been meant by an error that says that a file is open.
func heldBesides(err error) string {
	if errors.Is(err, syscall.ERROR_ACCESS_DENIED) {
		return "；都关闭了还不行的，是文件设成了只读，或者没有写的权限"
	}
	return ""
}
