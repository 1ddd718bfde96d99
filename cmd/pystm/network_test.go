package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// networkModes are the flags that the tests with real sockets run with.
var networkModes = [][]string{{}, {"--stm=always"}, {"--chaos=1"}, {"--chaos=4", "--gc-stress"}}

// eachMode runs a test with each of the flags.
func eachMode(t *testing.T, test func(t *testing.T, flags []string)) {
	for _, flags := range networkModes {
		name := strings.Join(flags, " ")
		if name == "" {
			name = "plain"
		}
		t.Run(name, func(t *testing.T) { test(t, flags) })
	}
}

// python starts a program of testdata/network.
func python(t *testing.T, flags []string, script string, args ...string) (*exec.Cmd, *bufio.Reader) {
	t.Helper()
	return pythonWith(t, []string{"PYSTM_STDLIB="}, flags, script, args...)
}

// pythonWith is python with more variables.
func pythonWith(t *testing.T, env, flags []string, script string, args ...string) (*exec.Cmd, *bufio.Reader) {
	t.Helper()
	exe := build(t)
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, exe, append(append(append([]string{}, flags...), "-B", "../../testdata/network/"+script), args...)...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	return cmd, bufio.NewReader(out)
}

// line reads a line, without its end.
func line(t *testing.T, r *bufio.Reader) string {
	t.Helper()
	s, err := r.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(s, "\n")
}

func dial(address string) (net.Conn, error) {
	c, err := net.DialTimeout("tcp", address, 30*time.Second)
	if err == nil {
		c.SetDeadline(time.Now().Add(time.Minute))
	}
	return c, err
}

// talk sends lines and compares what comes back.
func talk(address string, client, lines int) error {
	c, err := dial(address)
	if err != nil {
		return err
	}
	defer c.Close()
	r := bufio.NewReader(c)
	for i := range lines {
		text := fmt.Sprintf("client %d line %d\n", client, i)
		if _, err := io.WriteString(c, text); err != nil {
			return err
		}
		if got, err := r.ReadString('\n'); err != nil || got != strings.ToUpper(text) {
			return fmt.Errorf("client %d line %d: %q, %v", client, i, got, err)
		}
	}
	return nil
}

// vanish connects, and goes away in the middle of a line without a farewell.
func vanish(address string) error {
	c, err := dial(address)
	if err != nil {
		return err
	}
	c.(*net.TCPConn).SetLinger(0)
	io.WriteString(c, "half a li")
	return c.Close()
}

// TestNetworkServer has many clients talk to a server in Python, some of which
// vanish while others are silent all the time.
func TestNetworkServer(t *testing.T) {
	eachMode(t, func(t *testing.T, flags []string) {
		cmd, out := python(t, flags, "server.py")
		address := "127.0.0.1:" + line(t, out)
		idle := 50
		if len(flags) == 0 {
			idle = 1000
		}
		var silent []net.Conn
		for range idle {
			c, err := dial(address)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			silent = append(silent, c)
		}
		awaitClients(t, address, idle)
		if len(flags) == 0 {
			before := processorTime(t, cmd.Process.Pid)
			time.Sleep(500 * time.Millisecond)
			if used := processorTime(t, cmd.Process.Pid) - before; used > 100*time.Millisecond {
				t.Errorf("%d idle connections took %v of processor time in half a second", idle, used)
			}
		}
		const clients, lines = 15, 20
		var wg sync.WaitGroup
		errs := make(chan error, 2*clients)
		for i := range clients {
			wg.Go(func() { errs <- talk(address, i, lines) })
			wg.Go(func() { errs <- vanish(address) })
		}
		wg.Wait()
		close(errs)
		for err := range errs {
			if err != nil {
				t.Error(err)
			}
		}
		for _, c := range silent {
			c.Close()
		}
		c, err := dial(address)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(c, "quit\n")
		io.Copy(io.Discard, c)
		c.Close()
		if got, want := line(t, out), fmt.Sprintf("lines %d", clients*lines); got != want {
			t.Errorf("the server says %q, want %q", got, want)
		}
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	})
}

// awaitClients waits until the server has a thread for each of n clients.
func awaitClients(t *testing.T, address string, n int) {
	t.Helper()
	c, err := dial(address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	r := bufio.NewReader(c)
	for {
		io.WriteString(c, "report\n")
		if strings.Contains(line(t, r), fmt.Sprintf("('CLIENTS', %d)", n+1)) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// processorTime is what a process has used so far.
func processorTime(t *testing.T, pid int) time.Duration {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')'):]))
	ticks := 0
	for _, f := range fields[12:14] {
		n, err := strconv.Atoi(f)
		if err != nil {
			t.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

// serve runs a server: handle gets each connection.
func serve(t *testing.T, handle func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go handle(c)
		}
	}()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// TestNetworkClient has a client in Python talk to servers: one that answers, one
// that resets the connection, one that never answers, and one that is not there.
func TestNetworkClient(t *testing.T) {
	echo := serve(t, func(c net.Conn) { defer c.Close(); io.Copy(c, c) })
	reset := serve(t, func(c net.Conn) {
		bufio.NewReader(c).ReadString('\n')
		c.(*net.TCPConn).SetLinger(0)
		c.Close()
	})
	silent := serve(t, func(c net.Conn) { defer c.Close(); io.Copy(io.Discard, c) })
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, closed, _ := net.SplitHostPort(l.Addr().String())
	l.Close()
	eachMode(t, func(t *testing.T, flags []string) {
		cmd, out := python(t, flags, "client.py", echo, reset, silent, closed)
		got, err := io.ReadAll(out)
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
		if want := "True\nConnectionResetError\nTimeoutError\nConnectionRefusedError\n"; string(got) != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}
