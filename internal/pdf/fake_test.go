package pdf

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bulletin/internal/chromium"
)

// The test binary is also the browser that fails: the variable says how.
const (
	fakeMode    = "FAKE_BROWSER"
	fakeTemp    = "FAKE_BROWSER_TEMP"  // of the owner
	fakeAddress = "FAKE_BROWSER_CHILD" // where the child of the fake says that it lives
)

func TestMain(m *testing.M) {
	if mode := os.Getenv(fakeMode); mode != "" {
		fake(mode)
	}
	os.Exit(m.Run())
}

// fakeBrowser is a browser that behaves as mode says.
func fakeBrowser(t *testing.T, mode string) chromium.Browser {
	t.Helper()
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(fakeMode, mode)
	return chromium.Browser{Path: own, Name: "假浏览器"}
}

func forever() { time.Sleep(time.Hour) }

func fake(mode string) {
	profile := ""
	for _, a := range os.Args {
		if folder, found := strings.CutPrefix(a, "--user-data-dir="); found {
			profile = folder
		}
	}
	switch mode {
	case "hang":
		forever()
	case "owner":
		fakeOwner()
	case "child":
		fakeParent()
	case "live on":
		if _, err := net.Dial("tcp", os.Getenv(fakeAddress)); err == nil {
			forever()
		}
	case "crash":
		fmt.Fprintln(os.Stderr, "[1:2:ERROR:dbus/bus.cc(407)] no bus")
		fmt.Fprintln(os.Stderr, "No usable sandbox!")
		os.Exit(7)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	address := port + "\n/devtools/browser/1"
	if mode == "half an address" {
		address = port
	}
	os.MkdirAll(profile, 0o700)
	os.WriteFile(filepath.Join(profile, addressFile), []byte(address), 0o600)
	http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if mode == "no socket" {
			http.Error(w, "no", http.StatusForbidden)
			return
		}
		conn, in, _ := w.(http.Hijacker).Hijack()
		fmt.Fprintf(conn, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
		(&fakeTab{mode: mode, conn: conn, in: in.Reader}).serve()
	}))
	os.Exit(0)
}

// fakeOwner is a program that prints by a fake browser until somebody kills it. It says where the browser listens.
func fakeOwner() {
	os.Setenv(fakeMode, "serve")
	p, err := Open(context.Background(), chromium.Browser{Path: os.Args[0]}, Options{Temp: os.Getenv(fakeTemp)})
	if err != nil {
		panic(err)
	}
	address, _, _ := addressIn(p.process.folder)
	fmt.Println(address)
	forever()
}

// fakeParent starts a child that outlives it unless the whole tree is ended.
func fakeParent() {
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), fakeMode+"=live on")
	child.Stderr = os.Stderr
	if err := child.Start(); err != nil {
		panic(err)
	}
	forever()
}

type fakeTab struct {
	mode string
	conn net.Conn
	in   *bufio.Reader
	read int // parts of the PDF
}

func (f *fakeTab) serve() {
	for {
		text, err := f.receive()
		if err != nil {
			os.Exit(0)
		}
		var call struct {
			ID        int            `json:"id"`
			Method    string         `json:"method"`
			SessionID string         `json:"sessionId"`
			Params    map[string]any `json:"params"`
		}
		json.Unmarshal(text, &call)
		if f.mode == "chatter" {
			f.frame(finalFrame|opPing, []byte("are you there"))
			f.send(map[string]any{"method": "Page.loadEventFired", "sessionId": "another"})
			f.send(map[string]any{"method": "Network.requestWillBeSent", "params": map[string]any{"long": strings.Repeat("长", 1<<16)}})
		}
		f.answer(call.ID, call.SessionID, call.Method)
	}
}

func (f *fakeTab) answer(id int, session, method string) {
	result := map[string]any{}
	switch method {
	case "Browser.getVersion":
		result["userAgent"] = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/102.0.5005.200 Safari/537.36 Qaxbrowser"
	case "Target.createTarget":
		result["targetId"] = "T"
	case "Target.attachToTarget":
		result["sessionId"] = "S"
	case "Page.navigate":
		if f.mode == "not opened" {
			result["errorText"] = "net::ERR_FILE_NOT_FOUND"
		} else if f.mode != "never loads" {
			defer f.send(map[string]any{"method": "Page.loadEventFired", "sessionId": session})
		}
	case "Page.printToPDF":
		if !f.print(id) {
			return
		}
		result["stream"] = "1"
	case "IO.read":
		part, last := f.part()
		result["data"], result["base64Encoded"], result["eof"] = base64.StdEncoding.EncodeToString(part), true, last
	case "Browser.close":
		defer os.Exit(0)
	}
	f.send(map[string]any{"id": id, "result": result})
}

// print does what happens instead of printing, if it does.
func (f *fakeTab) print(id int) bool {
	switch f.mode {
	case "crash printing":
		fmt.Fprintln(os.Stderr, "terminate called after throwing an instance of 'std::bad_alloc'")
		os.Exit(9)
	case "tab crashes":
		f.send(map[string]any{"method": "Inspector.targetCrashed", "sessionId": "S"})
	case "refuse":
		f.send(map[string]any{"id": id, "error": map[string]any{"code": -32000, "message": "Printing is not available"}})
	case "hang printing":
	default:
		return true
	}
	return false
}

// part is the next part of the PDF, three of them in all.
func (f *fakeTab) part() (part []byte, last bool) {
	whole := fakePDF(3, "")
	switch f.mode {
	case "nothing":
		return nil, true
	case "half":
		whole = whole[:len(whole)/2]
	case "no pages":
		whole = fakePDF(0, "")
	case "text":
		whole = []byte("<html>" + strings.Repeat("not a PDF ", 100) + "%%EOF\n")
	}
	third := len(whole) / 3
	f.read++
	if f.read == 3 {
		return whole[2*third:], true
	}
	return whole[(f.read-1)*third : f.read*third], false
}

func (f *fakeTab) send(v any) {
	text, _ := json.Marshal(v)
	if f.mode != "chatter" {
		f.frame(finalFrame|opText, text)
		return
	}
	f.frame(opText, text[:1])
	f.frame(finalFrame|opPing, nil)
	f.frame(opContinuation, text[1:2])
	f.frame(finalFrame|opContinuation, text[2:])
}

func (f *fakeTab) frame(head byte, payload []byte) {
	switch n := len(payload); {
	case n < 126:
		f.conn.Write([]byte{head, byte(n)})
	case n < 1<<16:
		f.conn.Write(binary.BigEndian.AppendUint16([]byte{head, 126}, uint16(n)))
	default:
		f.conn.Write(binary.BigEndian.AppendUint64([]byte{head, 127}, uint64(n)))
	}
	f.conn.Write(payload)
}

// receive returns the next text message of the client, which masks all frames.
func (f *fakeTab) receive() ([]byte, error) {
	for {
		head := make([]byte, 2)
		if _, err := io.ReadFull(f.in, head); err != nil {
			return nil, err
		}
		if head[1]&masked == 0 {
			return nil, fmt.Errorf("a frame without a mask")
		}
		n := int(head[1] &^ masked)
		if n >= 126 {
			long := make([]byte, map[int]int{126: 2, 127: 8}[n])
			if _, err := io.ReadFull(f.in, long); err != nil {
				return nil, err
			}
			n = 0
			for _, b := range long {
				n = n<<8 | int(b)
			}
		}
		payload := make([]byte, 4+n)
		if _, err := io.ReadFull(f.in, payload); err != nil {
			return nil, err
		}
		for k := range n {
			payload[4+k] ^= payload[k%4]
		}
		if head[0]&0xF == opText {
			return payload[4:], nil
		}
	}
}

// fakePDF is a PDF of the form that Skia writes, with the entries of the outline given as objects 6, 7, …
func fakePDF(pages int, catalog string, outline ...string) []byte {
	objects := []string{
		"<</Title (A)\n/Creator (Mozilla/5.0 \\(X11\\) HeadlessChrome/156.0.0.0)\n/Producer (Skia/PDF m156)\n" +
			"/CreationDate (D:20261125234549+00'00')\n/ModDate (D:20261125234549+00'00')>>",
		"<</Type /Pages\n/Count " + fmt.Sprint(pages) + "\n/Kids [3 0 R]>>",
		"<</Type /Page\n/Parent 2 0 R>>",
		"<</Type /Catalog\n/Pages 2 0 R\n/Lang (zh-CN)" + catalog + ">>",
		"<</Type /Annot\n/Subtype /Link\n/A <</Type /Action\n/S /URI\n/URI (https://bulletin.invalid/a\\(1\\)/other.html)>>>>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n%\xD3\xEB\xE9\xE1\n")
	var places []int
	for k, text := range append(objects, outline...) {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", k+1, text)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(places)+1)
	for _, at := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d\n/Root 4 0 R\n/Info 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(places)+1, table)
	return b.Bytes()
}
