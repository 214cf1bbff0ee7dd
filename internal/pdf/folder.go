package pdf

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"bulletin/internal/disk"
)

// The folder of a browser, and the file in it that is locked as long as the program lives that has made it.
const (
	folderPrefix = "bulletin-pdf-"
	lockFile     = "lock"
)

// newFolder makes a folder for a browser below temp (the system's where empty), and clears up what runs that were killed
// left there: their folders, and their browsers where the system has not ended them.
func newFolder(temp string) (folder string, lock *os.File, err error) {
	if temp == "" {
		temp = os.TempDir()
	}
	for range 10 {
		if folder, err = disk.MkdirTemp(temp, folderPrefix); err != nil {
			return "", nil, err
		}
		if lock, err = takeLock(filepath.Join(folder, lockFile)); err == nil {
			clearUp(temp, folder)
			return folder, lock, nil
		}
		disk.RemoveAll(folder) // another run has taken it for an old one
	}
	return "", nil, err
}

// clearUp removes the folders of runs that were killed. What cannot be removed stays.
func clearUp(temp, own string) {
	made, err := os.Stat(own)
	entries, err2 := disk.ReadDir(temp)
	if err != nil || err2 != nil {
		return
	}
	for _, e := range entries {
		folder := filepath.Join(temp, e.Name())
		if !e.IsDir() || !strings.HasPrefix(e.Name(), folderPrefix) || folder == own {
			continue
		}
		info, err := e.Info()
		if err != nil || !isOurs(info) {
			continue
		}
		name := filepath.Join(folder, lockFile)
		if _, err := os.Lstat(name); err != nil { // it is being made, or was made by a former version
			if info.ModTime().Add(24 * time.Hour).Before(made.ModTime()) {
				disk.RemoveAll(folder)
			}
			continue
		}
		lock, err := takeLock(name)
		if err != nil {
			continue // its run is alive
		}
		closeBrowser(folder)
		lock.Close()
		disk.RemoveAll(folder)
	}
}

// closeBrowser asks a browser to end that a killed run has left, at the address that it wrote into its folder.
func closeBrowser(folder string) {
	address, path, ok := addressIn(folder)
	if !ok {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), moment)
	defer cancel()
	if socket, err := dial(ctx, address, path); err == nil {
		(&client{socket: socket}).call("Browser.close", nil, nil)
	}
}

// addressIn is where the browser of a folder listens, once it has said so.
func addressIn(folder string) (address, path string, ok bool) {
	text, err := disk.ReadFile(filepath.Join(folder, profileFolder, addressFile))
	port, path, whole := strings.Cut(string(text), "\n")
	return "127.0.0.1:" + strings.TrimSpace(port), strings.TrimSpace(path), err == nil && whole && path != ""
}
