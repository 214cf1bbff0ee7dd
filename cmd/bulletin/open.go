package main

import (
	"os/exec"
	"runtime"
)

// openBrowser opens an address or a file as a double click would. The error says that no program was there to start; whether it
// shows anything nobody knows.
func openBrowser(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	case "darwin":
		name = "open"
	}
	c := exec.Command(name, args...)
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait()
	return nil
}
