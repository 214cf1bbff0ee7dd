// Command release builds the program for the systems that its users have, and packs it with what must go with it: the licences of all
// that is in it, a list of its parts (SBOM, CycloneDX 1.6) and checksums. The same commit and Go release give the same bytes on every
// machine and from every folder.
//
//	go run ./.ci/release -version v1.0.0 DIR     an empty or a new folder
//	go run ./.ci/release -licences               only checks the licences of what the program is built with
//
// The tree must be as it was committed: the program tells its commit (bulletin version), and an archive tells its time.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// program is the package that is released.
const program = "./cmd/bulletin"

// target is a system that the program is released for.
type target struct{ os, arch string }

// targets are those of the design: offices have Windows, servers and the desktops of Kylin and UOS have Linux.
var targets = []target{{"windows", "amd64"}, {"linux", "amd64"}, {"linux", "arm64"}, {"linux", "loong64"}}

// env is what a build for t is made in: nothing of the machine's own settings changes its bytes.
func (t target) env() []string {
	return []string{"CGO_ENABLED=0", "GOOS=" + t.os, "GOARCH=" + t.arch, "GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=", "GOEXPERIMENT="}
}

func main() {
	version := flag.String("version", "", "of the release: v1.2.3")
	licences := flag.Bool("licences", false, "check the licences and stop")
	flag.Parse()
	var err error
	switch {
	case *licences && flag.NArg() == 0:
		err = checkLicences(".")
	case *version != "" && flag.NArg() == 1:
		err = release(".", *version, flag.Arg(0))
	default:
		flag.Usage()
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// versionForm is what a version looks like: it becomes part of file names and of the linker's arguments.
var versionForm = regexp.MustCompile(`^v\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$`)

// release writes the archives of a version, the list of parts and the checksums of all of them into dir.
func release(root, version, dir string) error {
	if !versionForm.MatchString(version) {
		return fmt.Errorf("%q is no version such as v1.2.3", version)
	}
	if changed, err := run(root, nil, "git", "status", "--porcelain"); err != nil || len(changed) > 0 {
		return fmt.Errorf("the tree is not as it was committed: %v\n%s", err, changed)
	}
	stamp, err := run(root, nil, "git", "log", "-1", "--format=%ct")
	if err != nil {
		return err
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(string(stamp)), 10, 64)
	if err != nil {
		return err
	}
	made := time.Unix(seconds, 0).UTC()
	if there, err := os.ReadDir(dir); err == nil && len(there) > 0 {
		return fmt.Errorf("%s is not empty", dir)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	modules, err := compiledIn(root)
	if err != nil {
		return err
	}
	texts, err := licenceTexts(root, modules)
	if err != nil {
		return err
	}
	var written []string
	for _, t := range targets {
		name, err := pack(root, version, dir, t, texts, made)
		if err != nil {
			return err
		}
		written = append(written, name)
	}
	parts, err := sbom(root, version, modules, made)
	if err != nil {
		return err
	}
	name := "bulletin-" + version + ".cdx.json"
	if err := os.WriteFile(filepath.Join(dir, name), parts, 0o666); err != nil {
		return err
	}
	return checksums(dir, append(written, name))
}

// pack builds the program for a system and packs it; the name of the archive is returned.
func pack(root, version, dir string, t target, licences []byte, made time.Time) (name string, err error) {
	temp, err := os.MkdirTemp("", "release")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(temp)
	binary, archive := "bulletin", tarball
	name = "bulletin-" + version + "-" + t.os + "-" + t.arch
	if t.os == "windows" {
		binary, archive = "bulletin.exe", zipped
	}
	made = made.Truncate(2 * time.Second) // as finely as ZIP tells
	if _, err := run(root, t.env(), "go", "build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w -X main.version="+version,
		"-o", filepath.Join(temp, binary), program); err != nil {
		return "", err
	}
	entries := []entry{{name: binary, runs: true}, {name: "LICENSE"}, {name: "NOTICE"}, {name: "README.md"}, {name: "README.zh-CN.md"}}
	for k := range entries {
		from := root
		if k == 0 {
			from = temp
		}
		if entries[k].content, err = os.ReadFile(filepath.Join(from, entries[k].name)); err != nil {
			return "", err
		}
	}
	entries = append(entries, entry{name: "LICENCES.txt", content: licences})
	content, ext, err := archive(name, entries, made)
	if err != nil {
		return "", err
	}
	fmt.Printf("%s%s: %d bytes, the program %d\n", name, ext, len(content), len(entries[0].content))
	return name + ext, os.WriteFile(filepath.Join(dir, name+ext), content, 0o666)
}

// checksums writes SHA256SUMS of files, as sha256sum -c reads it.
func checksums(dir string, names []string) error {
	slices.Sort(names)
	var out bytes.Buffer
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		sum := sha256.Sum256(content)
		fmt.Fprintf(&out, "%s  %s\n", hex.EncodeToString(sum[:]), name)
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), out.Bytes(), 0o666)
}

// run runs a command in dir and returns what it writes; a failure has what it says.
func run(dir string, env []string, name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, said.Bytes())
	}
	return out.Bytes(), nil
}
