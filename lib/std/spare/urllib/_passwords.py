"""Names and passwords for servers and proxies, and the scheme Basic that sends them."""
import base64
import re
from urllib.parse import _splitport, urlsplit


def credentials(user, password):
    return base64.b64encode(("%s:%s" % (user, password)).encode()).decode("ascii")


class HTTPPasswordMgr:
    """Names and passwords, by realm and the place in a tree of URLs."""

    def __init__(self):
        self.passwd = {}

    def add_password(self, realm, uri, user, passwd):
        """Set the name and the password for what is below a URL, or several."""
        uris = [uri] if isinstance(uri, str) else uri
        table = self.passwd.setdefault(realm, {})
        for port in True, False:
            table[tuple([self.reduce_uri(u, port) for u in uris])] = (user, passwd)

    def find_user_password(self, realm, authuri):
        """The name and the password for a URL."""
        for port in True, False:
            wanted = self.reduce_uri(authuri, port)
            for uris, found in self.passwd.get(realm, {}).items():
                if any(self.is_suburi(u, wanted) for u in uris):
                    return found
        return None, None

    def reduce_uri(self, uri, default_port=True):
        """(host and port, path) of a URL or a host."""
        parts = urlsplit(uri)
        scheme, authority, path = parts[0], parts[1], parts[2] or "/"
        if not authority:
            scheme, authority, path = None, uri, "/"
        port = _splitport(authority)[1]
        if default_port and port is None and scheme in ("http", "https"):
            authority = "%s:%d" % (authority, 80 if scheme == "http" else 443)
        return authority, path

    def is_suburi(self, base, test):
        """Whether a reduced URL is another one or below it."""
        if base == test:
            return True
        if base[0] != test[0]:
            return False
        prefix = base[1] if base[1].endswith("/") else base[1] + "/"
        return test[1].startswith(prefix)


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    """What is set for the realm None holds for those that are not known."""

    def find_user_password(self, realm, authuri):
        user, password = HTTPPasswordMgr.find_user_password(self, realm, authuri)
        return (user, password) if user is not None else HTTPPasswordMgr.find_user_password(self, None, authuri)


class HTTPPasswordMgrWithPriorAuth(HTTPPasswordMgrWithDefaultRealm):
    """Knows for which URLs to send a password before it is asked for."""

    def __init__(self, *args, **kwargs):
        self.authenticated = {}
        super().__init__(*args, **kwargs)

    def add_password(self, realm, uri, user, passwd, is_authenticated=False):
        self.update_authenticated(uri, is_authenticated)
        if realm is not None:
            super().add_password(None, uri, user, passwd)
        super().add_password(realm, uri, user, passwd)

    def update_authenticated(self, uri, is_authenticated=False):
        """Set whether to send a password at once."""
        for u in [uri] if isinstance(uri, str) else uri:
            for port in True, False:
                self.authenticated[self.reduce_uri(u, port)] = is_authenticated

    def is_authenticated(self, authuri):
        """Whether to send a password at once."""
        for port in True, False:
            wanted = self.reduce_uri(authuri, port)
            for uri, value in self.authenticated.items():
                if self.is_suburi(uri, wanted):
                    return value


class AbstractBasicAuthHandler:
    """Answers a question for a password by the scheme Basic."""

    rx = re.compile("(?:^|,)[ \t]*([^ \t,]+)[ \t]+realm=([\"']?)([^\"']*)\\2", re.I)

    def __init__(self, password_mgr=None):
        self.passwd = password_mgr or HTTPPasswordMgr()
        self.add_password = self.passwd.add_password

    def http_error_auth_reqed(self, authreq, host, req, headers):
        asked = headers.get_all(authreq)
        if not asked:
            return None
        unknown = None
        for text in asked:
            m = self.rx.search(text)
            scheme = m[1] if m else text.split()[0]
            if scheme.lower() != "basic":
                unknown = scheme
            elif m and m[3] is not None:
                return self.retry_http_basic_auth(host, req, m[3])
        if unknown is not None:
            raise ValueError("AbstractBasicAuthHandler does not support the following scheme: %r" % (unknown,))

    def retry_http_basic_auth(self, host, req, realm):
        """Ask again with a password, unless it was sent already."""
        user, password = self.passwd.find_user_password(realm, host)
        if password is None:
            return None
        auth = "Basic " + credentials(user, password)
        if req.get_header(self.auth_header, None) == auth:
            return None
        req.add_unredirected_header(self.auth_header, auth)
        return self.parent.open(req, timeout=req.timeout)

    def http_request(self, req):
        if hasattr(self.passwd, "is_authenticated") and self.passwd.is_authenticated(req.full_url) and not req.has_header("Authorization"):
            user, password = self.passwd.find_user_password(None, req.full_url)
            req.add_unredirected_header("Authorization", "Basic " + credentials(user, password))
        return req

    def http_response(self, req, response):
        if hasattr(self.passwd, "is_authenticated"):
            self.passwd.update_authenticated(req.full_url, 200 <= response.code < 300)
        return response

    https_request, https_response = http_request, http_response
