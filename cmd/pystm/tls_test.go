package main

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// certificate makes a certificate for localhost that signs itself, in files.
func certificate(t *testing.T) (cert, key string, pool *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, NotBefore: time.Now().Add(-time.Hour),
		NotAfter: time.Now().Add(time.Hour), DNSNames: []string{"localhost"}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	if err := os.WriteFile(cert, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(key, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600); err != nil {
		t.Fatal(err)
	}
	pool = x509.NewCertPool()
	pool.AppendCertsFromPEM(text)
	return cert, key, pool
}

// TestNetworkTLS has clients in Python talk to a TLS server of Go's, and the
// other way round.
func TestNetworkTLS(t *testing.T) {
	cert, key, pool := certificate(t)
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{pair}})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() { defer c.Close(); io.Copy(c, c) }()
		}
	}()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	eachMode(t, func(t *testing.T, flags []string) {
		cmd, out := python(t, flags, "tls.py", cert, key, port)
		if got := line(t, out); got != "[True, True, True, True, 'CERTIFICATE_VERIFY_FAILED']" {
			t.Errorf("clients: %s", got)
		}
		address := "127.0.0.1:" + line(t, out)
		for i := range 3 {
			c, err := tls.Dial("tcp", address, &tls.Config{RootCAs: pool, ServerName: "localhost"})
			if err != nil {
				t.Fatal(err)
			}
			c.SetDeadline(time.Now().Add(time.Minute))
			fmt.Fprintf(c, "hello %d\n", i)
			if got, err := bufio.NewReader(c).ReadString('\n'); err != nil || got != fmt.Sprintf("HELLO %d\n", i) {
				t.Errorf("got %q, %v", got, err)
			}
			if i == 2 {
				io.WriteString(c, "quit\n")
			}
			c.Close()
		}
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	})
}

// TLS over memory, with and without asyncio, which is CPython's.
func TestNetworkTLSMemory(t *testing.T) { tlsScript(t, "tls_memory") }

// Handshakes of sockets that do not wait.
func TestNetworkTLSWaiting(t *testing.T) { tlsScript(t, "tls_waiting") }

// tlsScript runs a script, which gets a certificate and a key, in each mode.
func tlsScript(t *testing.T, name string) {
	t.Parallel()
	cert, key, _ := certificate(t)
	want, err := os.ReadFile("../../testdata/network/" + name + ".out")
	if err != nil {
		t.Fatal(err)
	}
	eachMode(t, func(t *testing.T, flags []string) {
		cmd, out := pythonWith(t, nil, flags, name+".py", cert, key)
		got, err := io.ReadAll(out)
		if err := errors.Join(err, cmd.Wait()); err != nil || string(got) != string(want) {
			t.Errorf("%v: %s", err, firstDifference(string(got), string(want)))
		}
	})
}
