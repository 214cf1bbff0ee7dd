package pdf

import (
	"os/exec"
	"sync"
	"syscall"
	"unsafe"
)

// tree is a process and its descendants: on Windows a job. Its handle closes also when this program is ended by
// force, and the browser ends with it.
type tree struct {
	job  syscall.Handle
	once sync.Once
}

// jobLimits is JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h.
type jobLimits struct {
	perProcessUserTime, perJobUserTime   int64
	flags                                uint32
	minimumWorkingSet, maximumWorkingSet uintptr
	activeProcesses                      uint32
	affinity                             uintptr
	priorityClass, schedulingClass       uint32
	io                                   [6]uint64
	processMemory, jobMemory             uintptr
	peakProcessMemory, peakJobMemory     uintptr
}

const (
	extendedLimits   = 9      // JobObjectExtendedLimitInformation
	killOnClose      = 0x2000 // JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
	processTerminate = 0x0001
	processSetQuota  = 0x0100
	createNoWindow   = 0x08000000
)

func startTree(cmd *exec.Cmd) (*tree, error) {
	job, err := newJob()
	if err != nil {
		return nil, err
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: createNoWindow}
	if err := cmd.Start(); err != nil {
		syscall.CloseHandle(job)
		return nil, err
	}
	if err := assign(job, cmd.Process.Pid); err != nil {
		cmd.Process.Kill()
		cmd.Wait()
		syscall.CloseHandle(job)
		return nil, err
	}
	return &tree{job: job}, nil
}

// kill ends the whole tree; nothing where it has ended. Any goroutine may call it.
func (t *tree) kill() {
	t.once.Do(func() { syscall.CloseHandle(t.job) })
}

// newJob makes a job whose processes end when its last handle closes.
func newJob() (syscall.Handle, error) {
	kernel := syscall.NewLazyDLL("kernel32.dll")
	job, _, err := kernel.NewProc("CreateJobObjectW").Call(0, 0)
	if job == 0 {
		return 0, err
	}
	limits := jobLimits{flags: killOnClose}
	ok, _, err := kernel.NewProc("SetInformationJobObject").Call(job, extendedLimits,
		uintptr(unsafe.Pointer(&limits)), unsafe.Sizeof(limits))
	if ok == 0 {
		syscall.CloseHandle(syscall.Handle(job))
		return 0, err
	}
	return syscall.Handle(job), nil
}

func assign(job syscall.Handle, pid int) error {
	process, err := syscall.OpenProcess(processTerminate|processSetQuota, false, uint32(pid))
	if err != nil {
		return err
	}
	defer syscall.CloseHandle(process)
	ok, _, err := syscall.NewLazyDLL("kernel32.dll").NewProc("AssignProcessToJobObject").Call(uintptr(job), uintptr(process))
	if ok == 0 {
		return err
	}
	return nil
}
