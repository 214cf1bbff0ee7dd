package pdf

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
)

// socket is the client's side of a WebSocket (RFC 6455) to a browser on this machine, as far as DevTools uses it:
// text messages, no extensions. It belongs to one goroutine.
type socket struct {
	conn net.Conn
	in   *bufio.Reader
}

const (
	opContinuation = 0x0
	opText         = 0x1
	opClose        = 0x8
	opPing         = 0x9
	opPong         = 0xA

	finalFrame = 0x80
	masked     = 0x80

	longestMessage = 256 << 20 // bytes; DevTools sends no longer one
)

// dial opens path on address.
func dial(ctx context.Context, address, path string) (*socket, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	if deadline, ok := ctx.Deadline(); ok {
		conn.SetDeadline(deadline)
	}
	s := &socket{conn: conn, in: bufio.NewReaderSize(conn, 1<<16)}
	// The key only shows proxies that the server speaks WebSocket, and there is none on the way.
	_, err = fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"+
		"Sec-WebSocket-Key: YnVsbGV0aW4gcHJpbnRzIQ==\r\nSec-WebSocket-Version: 13\r\n\r\n", path, address)
	if err != nil {
		conn.Close()
		return nil, err
	}
	answer, err := http.ReadResponse(s.in, nil)
	if err != nil {
		conn.Close()
		return nil, err
	}
	if answer.StatusCode != http.StatusSwitchingProtocols {
		conn.Close()
		return nil, &refusal{"WebSocket", answer.Status}
	}
	return s, nil
}

// send sends a text message.
func (s *socket) send(message []byte) error { return s.frame(opText, message) }

// frame sends one whole frame. The mask that clients must use is zero: it guards proxies against pages that choose
// the bytes, and here is neither.
func (s *socket) frame(op byte, payload []byte) error {
	head := []byte{finalFrame | op}
	switch n := len(payload); {
	case n < 126:
		head = append(head, masked|byte(n))
	case n < 1<<16:
		head = binary.BigEndian.AppendUint16(append(head, masked|126), uint16(n))
	default:
		head = binary.BigEndian.AppendUint64(append(head, masked|127), uint64(n))
	}
	head = append(head, 0, 0, 0, 0)
	_, err := s.conn.Write(append(head, payload...))
	return err
}

// receive returns the next message; io.EOF where the browser has closed the socket.
func (s *socket) receive() ([]byte, error) {
	var message []byte
	for {
		var head [2]byte
		if _, err := io.ReadFull(s.in, head[:]); err != nil {
			return nil, err
		}
		payload, err := s.payload(head[1], len(message))
		if err != nil {
			return nil, err
		}
		switch head[0] & 0xF {
		case opPing:
			if err := s.frame(opPong, payload); err != nil {
				return nil, err
			}
		case opClose:
			return nil, io.EOF
		case opText, opContinuation:
			message = append(message, payload...)
			if head[0]&finalFrame != 0 {
				return message, nil
			}
		}
	}
}

// payload reads the rest of a frame of a message of which so many bytes have come.
func (s *socket) payload(length byte, have int) ([]byte, error) {
	n := uint64(length &^ masked)
	var long [8]byte
	var err error
	switch n {
	case 126:
		_, err = io.ReadFull(s.in, long[6:])
		n = binary.BigEndian.Uint64(long[:])
	case 127:
		_, err = io.ReadFull(s.in, long[:])
		n = binary.BigEndian.Uint64(long[:])
	}
	if err != nil {
		return nil, err
	}
	if n > longestMessage-uint64(have) {
		return nil, errors.New("the browser sends a message that is too long")
	}
	payload := make([]byte, n)
	_, err = io.ReadFull(s.in, payload)
	return payload, err
}
