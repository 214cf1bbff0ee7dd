package pdf

import "syscall"

// endWithParent lets the kernel end the process when the thread that starts it ends, also by force. Its own children end
// with it, since they lose their connection.
func endWithParent(attributes *syscall.SysProcAttr) { attributes.Pdeathsig = syscall.SIGKILL }
