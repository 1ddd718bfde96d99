package std

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"strings"

	"pystm/lang/vm/obj"
)

// The settings of TLS contexts, and certificates.

func tlsCertificate(t *Thread, args []Value) (Value, error) {
	cert, err := bytesArg(t, args[0])
	if err != nil {
		return 0, err
	}
	key, err := bytesArg(t, args[1])
	if err != nil {
		return 0, err
	}
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		switch text := err.Error(); {
		case strings.Contains(text, "does not match"):
			return 0, raiseTLS(t, "ssl", "[X509: KEY_VALUES_MISMATCH] key values mismatch")
		default:
			return 0, raiseTLS(t, "ssl", "[SSL] PEM lib")
		}
	}
	return newTLSHandle(t, &pair)
}

// certificates reads PEM texts and DER blocks.
func certificates(data []byte) []*x509.Certificate {
	if !bytes.Contains(data, []byte("-----BEGIN ")) {
		list, _ := x509.ParseCertificates(data)
		return list
	}
	var out []*x509.Certificate
	for {
		var block *pem.Block
		if block, data = pem.Decode(data); block == nil {
			return out
		}
		if block.Type == "CERTIFICATE" || block.Type == "TRUSTED CERTIFICATE" {
			if c, err := x509.ParseCertificate(block.Bytes); err == nil {
				out = append(out, c)
			}
		}
	}
}

func tlsCountRoots(t *Thread, args []Value) (Value, error) {
	data, err := bytesArg(t, args[0])
	return obj.SmallInt(int64(len(certificates(data)))), err
}

func tlsConfig(t *Thread, args []Value) (Value, error) {
	c := &tls.Config{}
	var flags [3]bool // server, default_roots, check_hostname
	for i, at := range []int{0, 3, 5} {
		var err error
		if flags[i], err = t.Truth(args[at]); err != nil {
			return 0, err
		}
	}
	n, err := intArgs(t, []Value{args[4], args[6], args[7]})
	if err != nil {
		return 0, err
	}
	verify := n[0]
	c.MinVersion, c.MaxVersion = uint16(n[1]), uint16(n[2])
	err = t.ForEach(args[1], func(v Value) error {
		if pair, ok := tlsThing(t, v).(*tls.Certificate); ok {
			c.Certificates = append(c.Certificates, *pair)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	pool := x509.NewCertPool()
	if flags[1] {
		if system, err := x509.SystemCertPool(); err == nil {
			pool = system
		}
	}
	err = t.ForEach(args[2], func(v Value) error {
		data, err := bytesArg(t, v)
		for _, cert := range certificates(data) {
			pool.AddCert(cert)
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	err = t.ForEach(args[8], func(v Value) error {
		s, err := t.Text(v)
		c.NextProtos = append(c.NextProtos, strings.Clone(s))
		return err
	})
	if err != nil {
		return 0, err
	}
	if flags[0] {
		c.ClientCAs = pool
		c.ClientAuth = []tls.ClientAuthType{tls.NoClientCert, tls.VerifyClientCertIfGiven, tls.RequireAndVerifyClientCert}[min(max(verify, 0), 2)]
	} else {
		clientVerification(c, pool, verify, flags[2])
	}
	return newTLSHandle(t, c)
}

// clientVerification has a client look at the server's certificate.
func clientVerification(c *tls.Config, pool *x509.CertPool, verify int, name bool) {
	c.RootCAs = pool
	if verify != 0 && name {
		return
	}
	c.InsecureSkipVerify = true // in the way of crypto/tls, which always looks at the name
	if verify == 0 {
		return
	}
	c.VerifyConnection = func(s tls.ConnectionState) error {
		o := x509.VerifyOptions{Roots: pool, Intermediates: x509.NewCertPool()}
		for _, cert := range s.PeerCertificates[1:] {
			o.Intermediates.AddCert(cert)
		}
		if _, err := s.PeerCertificates[0].Verify(o); err != nil {
			return &tls.CertificateVerificationError{UnverifiedCertificates: s.PeerCertificates, Err: err}
		}
		return nil
	}
}

// tlsState is (version, cipher, protocol, certificates), or None before the
// handshake.
func tlsState(t *Thread, args []Value) (Value, error) {
	c, err := tlsConnOf(t, args[0])
	if err != nil {
		return 0, err
	}
	if c.shaking() {
		return none, nil // to ask would wait for it
	}
	s := c.conn.ConnectionState()
	if !s.HandshakeComplete {
		return none, nil
	}
	m := t.Mark()
	defer t.Release(m)
	list, err := t.NewList(0)
	if err != nil {
		return 0, err
	}
	certs := t.Keep(list)
	for _, cert := range s.PeerCertificates {
		b, err := newBytes(t, cert.Raw)
		if err == nil {
			err = t.ListAppend(*certs, b)
		}
		if err != nil {
			return 0, err
		}
	}
	var words [3]*Value
	for i, text := range []string{tls.VersionName(s.Version), tls.CipherSuiteName(s.CipherSuite), s.NegotiatedProtocol} {
		v, err := t.NewStr(text)
		if err != nil {
			return 0, err
		}
		words[i] = t.Keep(v)
	}
	return tuple(t, *words[0], *words[1], *words[2], *certs)
}

// nameFields are the long names of the parts of a distinguished name.
var nameFields = map[string]string{
	"2.5.4.3": "commonName", "2.5.4.5": "serialNumber", "2.5.4.6": "countryName", "2.5.4.7": "localityName", "2.5.4.8": "stateOrProvinceName",
	"2.5.4.9": "streetAddress", "2.5.4.10": "organizationName", "2.5.4.11": "organizationalUnitName", "2.5.4.17": "postalCode",
	"1.2.840.113549.1.9.1": "emailAddress", "0.9.2342.19200300.100.1.25": "domainComponent",
}

// nameLines writes a distinguished name: a line for each part, after the letter.
func nameLines(out *strings.Builder, letter string, raw []byte) {
	var name pkix.RDNSequence
	if _, err := asn1.Unmarshal(raw, &name); err != nil {
		return
	}
	for _, set := range name {
		for i, a := range set {
			field := nameFields[a.Type.String()]
			if field == "" {
				field = a.Type.String()
			}
			text, _ := a.Value.(string)
			mark := letter
			if i > 0 {
				mark += "+"
			}
			out.WriteString(mark + "\t" + field + "\t" + text + "\n")
		}
	}
}

// tlsDescribe is what is in a certificate, as lines that module ssl reads.
func tlsDescribe(t *Thread, args []Value) (Value, error) {
	der, err := bytesArg(t, args[0])
	if err != nil {
		return 0, err
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		return 0, raiseTLS(t, "ssl", err.Error())
	}
	const layout = "Jan _2 15:04:05 2006 GMT"
	out := &strings.Builder{}
	nameLines(out, "S", c.RawSubject)
	nameLines(out, "I", c.RawIssuer)
	serial := strings.ToUpper(c.SerialNumber.Text(16))
	if len(serial)%2 == 1 {
		serial = "0" + serial
	}
	out.WriteString("N\tserialNumber\t" + serial + "\n")
	out.WriteString("N\tnotBefore\t" + c.NotBefore.UTC().Format(layout) + "\n")
	out.WriteString("N\tnotAfter\t" + c.NotAfter.UTC().Format(layout) + "\n")
	for _, name := range c.DNSNames {
		out.WriteString("A\tDNS\t" + name + "\n")
	}
	for _, ip := range c.IPAddresses {
		out.WriteString("A\tIP Address\t" + ip.String() + "\n")
	}
	for _, mail := range c.EmailAddresses {
		out.WriteString("A\temail\t" + mail + "\n")
	}
	for _, u := range c.URIs {
		out.WriteString("A\tURI\t" + u.String() + "\n")
	}
	return t.NewStr(out.String())
}
