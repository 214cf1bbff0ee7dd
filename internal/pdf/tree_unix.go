//go:build unix

package pdf

import (
	"os/exec"
	"syscall"
)

// tree is a process and its descendants: on Unix a process group.
type tree struct{ group int }

func startTree(cmd *exec.Cmd) (*tree, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	endWithParent(cmd.SysProcAttr)
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &tree{cmd.Process.Pid}, nil
}

// kill ends the whole tree; nothing where it has ended. Any goroutine may call it.
func (t *tree) kill() { syscall.Kill(-t.group, syscall.SIGKILL) }
