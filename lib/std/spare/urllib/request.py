"""Documents by their URLs: over HTTP, from files, and in the URL itself. A chain of
handlers opens a URL and looks at the answer: redirections, errors, passwords, proxies."""
import base64
import bisect
import contextlib
import email
import http.client
import io
import os
import re
import socket
import string
import sys
import tempfile
from urllib._passwords import (AbstractBasicAuthHandler, HTTPPasswordMgr, HTTPPasswordMgrWithDefaultRealm,
                               HTTPPasswordMgrWithPriorAuth, credentials)
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import (_splithost, _splitpasswd, _splitport, _splittag, _splittype, _splituser, quote, unquote,
                          unquote_to_bytes, unwrap, urljoin, urlparse)
from urllib.response import addinfourl

__all__ = ["Request", "OpenerDirector", "BaseHandler", "HTTPDefaultErrorHandler", "HTTPRedirectHandler",
           "ProxyHandler", "HTTPPasswordMgr", "HTTPPasswordMgrWithDefaultRealm", "HTTPPasswordMgrWithPriorAuth",
           "AbstractBasicAuthHandler", "HTTPBasicAuthHandler", "ProxyBasicAuthHandler", "HTTPHandler", "HTTPSHandler",
           "FileHandler", "DataHandler", "UnknownHandler", "HTTPErrorProcessor", "urlopen", "install_opener",
           "build_opener", "pathname2url", "url2pathname", "getproxies", "urlretrieve", "urlcleanup"]

__version__ = "%d.%d" % sys.version_info[:2]
_opener = None


def urlopen(url, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, *, cafile=None, capath=None, cadefault=False, context=None):
    """Open a URL, a str or a Request; a file of the answer."""
    global _opener
    if cafile or capath or cadefault:
        import warnings
        warnings.warn("cafile, capath and cadefault are deprecated, use a custom context instead.", DeprecationWarning, 2)
        if context is not None:
            raise ValueError("You can't pass both context and any of cafile, capath, and cadefault")
        import ssl
        context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH, cafile=cafile, capath=capath)
    if context:
        opener = build_opener(HTTPSHandler(context=context))
    else:
        opener = _opener
        if opener is None:
            opener = _opener = build_opener()
    return opener.open(url, data, timeout)


def install_opener(opener):
    """Set the opener that urlopen uses."""
    global _opener
    _opener = opener


_kept = []  # temporary files of urlretrieve


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copy a document into a file: (its name, headers)."""
    kind, path = _splittype(url)
    with contextlib.closing(urlopen(url, data)) as fp:
        headers = fp.info()
        if kind == "file" and not filename:
            return os.path.normpath(path), headers
        if filename:
            out = open(filename, "wb")
        else:
            out = tempfile.NamedTemporaryFile(delete=False)
            filename = out.name
            _kept.append(filename)
        size, read, block, count = int(headers.get("Content-Length", -1)), 0, 8192, 0
        with out:
            while True:
                if reporthook:
                    reporthook(count, block, size)
                piece = fp.read(block)
                if not piece:
                    break
                read += len(piece)
                out.write(piece)
                count += 1
    if 0 <= size and read < size:
        raise ContentTooShortError("retrieval incomplete: got only %i out of %i bytes" % (read, size), (filename, headers))
    return filename, headers


def urlcleanup():
    """Remove the files of urlretrieve, and forget the opener."""
    global _opener
    for name in _kept:
        with contextlib.suppress(OSError):
            os.unlink(name)
    del _kept[:]
    _opener = None


def request_host(request):
    """The host of a request, in lower case."""
    host = urlparse(request.full_url)[1] or request.get_header("Host", "")
    return re.sub(r":\d+$", "", host, 1).lower()


class Request:
    """What to ask for: a URL, headers, data to send with it."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self._data = None
        self.data = data
        self._tunnel_host = None
        for name, value in headers.items():
            self.add_header(name, value)
        self.origin_req_host = request_host(self) if origin_req_host is None else origin_req_host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        return self._full_url + "#" + self.fragment if self.fragment else self._full_url

    @full_url.setter
    def full_url(self, url):
        self._full_url, self.fragment = _splittag(unwrap(url))
        self.type, rest = _splittype(self._full_url)
        if self.type is None:
            raise ValueError("unknown url type: %r" % self.full_url)
        self.host, self.selector = _splithost(rest)
        if self.host:
            self.host = unquote(self.host)

    @full_url.deleter
    def full_url(self):
        self._full_url = self.fragment = None
        self.selector = ""

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, data):
        if data != self._data:
            self._data = data
            if self.has_header("Content-length"):
                self.remove_header("Content-length")

    @data.deleter
    def data(self):
        self.data = None

    def get_method(self):
        """GET or POST, unless the request has a method of its own."""
        return getattr(self, "method", "GET" if self.data is None else "POST")

    def get_full_url(self):
        """The URL."""
        return self.full_url

    def set_proxy(self, host, type):
        """Ask a proxy."""
        if self.type == "https" and not self._tunnel_host:
            self._tunnel_host = self.host
        else:
            self.type = type
            self.selector = self.full_url
        self.host = host

    def has_proxy(self):
        """Whether a proxy is asked."""
        return self.selector == self.full_url

    def add_header(self, key, val):
        """Set a header."""
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        """Set a header that redirections do not take along."""
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        """Whether there is a header of that name."""
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        """A header."""
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        """Take a header away."""
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        """All headers."""
        return list({**self.unredirected_hdrs, **self.headers}.items())


class OpenerDirector:
    """A chain of handlers. Their methods' names say what they are for: http_open,
    http_request, http_response, http_error_404, default_open, unknown_open."""

    def __init__(self):
        self.addheaders = [("User-agent", "Python-urllib/" + __version__)]
        self.handlers = []
        self.handle_open = {}
        self.handle_error = {}
        self.process_response = {}
        self.process_request = {}

    def add_handler(self, handler):
        """Add a handler."""
        if not hasattr(handler, "add_parent"):
            raise TypeError("expected BaseHandler instance, got %r" % type(handler))
        added = False
        for name in dir(handler):
            if name in ("redirect_request", "do_open", "proxy_open"):
                continue
            protocol, _, condition = name.partition("_")
            key = protocol
            if condition.startswith("error"):
                kind = condition[condition.find("_") + 1:] if "_" in condition else ""
                table = self.handle_error.setdefault(protocol, {})
                key = int(kind) if kind.isdecimal() else kind
            elif condition == "open":
                table = self.handle_open
            elif condition == "response":
                table = self.process_response
            elif condition == "request":
                table = self.process_request
            else:
                continue
            bisect.insort(table.setdefault(key, []), handler)
            added = True
        if added:
            bisect.insort(self.handlers, handler)
            handler.add_parent(self)

    def close(self):
        """Nothing."""

    def _call_chain(self, chain, kind, meth_name, *args):
        for handler in chain.get(kind, ()):
            result = getattr(handler, meth_name)(*args)
            if result is not None:
                return result

    def open(self, fullurl, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        """Open a URL, a str or a Request."""
        if isinstance(fullurl, str):
            req = Request(fullurl, data)
        else:
            req = fullurl
            if data is not None:
                req.data = data
        req.timeout = timeout
        protocol = req.type
        for p in self.process_request.get(protocol, ()):
            req = getattr(p, protocol + "_request")(req)
        sys.audit("urllib.Request", req.full_url, req.data, req.headers, req.get_method())
        response = self._open(req, data)
        for p in self.process_response.get(protocol, ()):
            response = getattr(p, protocol + "_response")(req, response)
        return response

    def _open(self, req, data=None):
        return (self._call_chain(self.handle_open, "default", "default_open", req)
                or self._call_chain(self.handle_open, req.type, req.type + "_open", req)
                or self._call_chain(self.handle_open, "unknown", "unknown_open", req))

    def error(self, proto, *args):
        """Ask the handlers of an error, for HTTP by its number."""
        if proto not in ("http", "https"):
            return self._call_chain(self.handle_error.get(proto, {}), proto, proto + "_error", *args)
        chain, code = self.handle_error.get("http", {}), args[2]
        return (self._call_chain(chain, code, "http_error_%s" % code, *args)
                or self._call_chain(chain, "default", "http_error_default", *args))


def build_opener(*handlers):
    """An opener with the usual handlers and these, which take the place of usual ones of their classes."""
    opener = OpenerDirector()
    usual = [ProxyHandler, UnknownHandler, HTTPHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler, FileHandler,
             HTTPErrorProcessor, DataHandler, HTTPSHandler]
    for cls in usual:
        if not any(issubclass(h, cls) if isinstance(h, type) else isinstance(h, cls) for h in handlers):
            opener.add_handler(cls())
    for h in handlers:
        opener.add_handler(h() if isinstance(h, type) else h)
    return opener


class BaseHandler:
    """A link of the chain; the one with the least handler_order comes first."""

    handler_order = 500

    def add_parent(self, parent):
        """Enter the chain of an opener."""
        self.parent = parent

    def close(self):
        """Nothing."""

    def __lt__(self, other):
        return not hasattr(other, "handler_order") or self.handler_order < other.handler_order


class HTTPErrorProcessor(BaseHandler):
    """Makes errors of answers that are no success."""

    handler_order = 1000

    def http_response(self, request, response):
        code = response.code
        if 200 <= code < 300:
            return response
        return self.parent.error("http", request, response, code, response.msg, response.info())

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """Raises errors that nobody else handles."""

    def http_error_default(self, req, fp, code, msg, hdrs):
        raise HTTPError(req.full_url, code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    """Goes where an answer says."""

    max_repeats = 4
    max_redirections = 10
    inf_msg = "The HTTP server returned a redirect error that would lead to an infinite loop.\nThe last 30x error message was:\n"

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """The request to go on with; HTTPError if nobody should without asking the user."""
        method = req.get_method()
        if not (code in (301, 302, 303, 307, 308) and method in ("GET", "HEAD") or code in (301, 302, 303) and method == "POST"):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        kept = {k: v for k, v in req.headers.items() if k.lower() not in ("content-length", "content-type")}
        return Request(newurl.replace(" ", "%20"), headers=kept, origin_req_host=req.origin_req_host, unverifiable=True)

    def http_error_302(self, req, fp, code, msg, headers):
        newurl = headers.get("location", headers.get("uri"))
        if newurl is None:
            return None
        parts = urlparse(newurl)
        if parts.scheme not in ("http", "https", "ftp", ""):
            raise HTTPError(newurl, code, "%s - Redirection to url '%s' is not allowed" % (msg, newurl), headers, fp)
        if not parts.path and parts.netloc:
            parts = parts._replace(path="/")
        newurl = urljoin(req.full_url, quote(parts.geturl(), encoding="iso-8859-1", safe=string.punctuation))
        new = self.redirect_request(req, fp, code, msg, headers, newurl)
        if new is None:
            return None
        visited = new.redirect_dict = req.redirect_dict = getattr(req, "redirect_dict", {})
        if visited.get(newurl, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
            raise HTTPError(req.full_url, code, self.inf_msg + msg, headers, fp)
        visited[newurl] = visited.get(newurl, 0) + 1
        fp.read()
        fp.close()
        return self.parent.open(new, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


# Proxies.

def getproxies_environment():
    """The proxies that the environment names."""
    proxies = {}
    for name, value in os.environ.items():
        if value and name.lower().endswith("_proxy"):
            proxies[name.lower()[:-6]] = value
    if "REQUEST_METHOD" in os.environ:
        proxies.pop("http", None)  # a header of a CGI request would be taken for it
    for name, value in os.environ.items():
        if name.endswith("_proxy"):
            proxies[name[:-6].lower()] = value
            if not value:
                del proxies[name[:-6].lower()]
    return proxies


getproxies = getproxies_environment


def proxy_bypass_environment(host, proxies=None):
    """Whether the environment says that a host is to be asked directly."""
    no_proxy = (getproxies_environment() if proxies is None else proxies).get("no", "")
    if no_proxy == "*":
        return True
    host = host.lower()
    bare = _splitport(host)[0]
    for name in no_proxy.split(","):
        name = name.strip().lstrip(".").lower()
        if name and (name in (bare, host) or bare.endswith("." + name) or host.endswith("." + name)):
            return True
    return False


proxy_bypass = proxy_bypass_environment


def _parse_proxy(proxy):
    """(scheme, user, password, host:port) of a proxy's URL."""
    scheme, rest = _splittype(proxy)
    if not rest.startswith("/"):
        scheme, authority = None, proxy
    else:
        if not rest.startswith("//"):
            raise ValueError("proxy URL with no authority: %r" % proxy)
        authority = re.split("[/?]", rest[2:], 1)[0]
    userinfo, hostport = _splituser(authority)
    user, password = (None, None) if userinfo is None else _splitpasswd(userinfo)
    return scheme, user, password, hostport


class ProxyHandler(BaseHandler):
    """Asks proxies: a dict of URLs by scheme, by default those of the environment."""

    handler_order = 100

    def __init__(self, proxies=None):
        self.proxies = getproxies() if proxies is None else proxies
        for kind, url in self.proxies.items():
            setattr(self, kind.lower() + "_open", lambda r, proxy=url, type=kind.lower(): self.proxy_open(r, proxy, type))

    def proxy_open(self, req, proxy, type):
        original = req.type
        scheme, user, password, hostport = _parse_proxy(proxy)
        scheme = scheme or original
        if req.host and proxy_bypass(req.host):
            return None
        if user and password:
            req.add_header("Proxy-authorization", "Basic " + credentials(unquote(user), unquote(password)))
        req.set_proxy(unquote(hostport), scheme)
        if original == scheme or original == "https":
            return None
        return self.parent.open(req, timeout=req.timeout)


class HTTPBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    auth_header = "Authorization"

    def http_error_401(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed("www-authenticate", req.full_url, req, headers)


class ProxyBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    auth_header = "Proxy-authorization"

    def http_error_407(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed("proxy-authenticate", req.host, req, headers)


# What opens URLs.

class AbstractHTTPHandler(BaseHandler):
    """Asks a server."""

    def __init__(self, debuglevel=0):
        self._debuglevel = debuglevel

    def set_http_debuglevel(self, level):
        """Have connections print what they do."""
        self._debuglevel = level

    def do_request_(self, request):
        """Complete the headers of a request."""
        if not request.host:
            raise URLError("no host given")
        if request.data is not None:
            data = request.data
            if isinstance(data, str):
                raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
            if not request.has_header("Content-type"):
                request.add_unredirected_header("Content-type", "application/x-www-form-urlencoded")
            if not request.has_header("Content-length") and not request.has_header("Transfer-encoding"):
                length = http.client.HTTPConnection._get_content_length(data, request.get_method())
                if length is None:
                    request.add_unredirected_header("Transfer-encoding", "chunked")
                else:
                    request.add_unredirected_header("Content-length", str(length))
        host = _splithost(_splittype(request.selector)[1])[0] if request.has_proxy() else request.host
        if not request.has_header("Host"):
            request.add_unredirected_header("Host", host)
        for name, value in self.parent.addheaders:
            name = name.capitalize()
            if not request.has_header(name):
                request.add_unredirected_header(name, value)
        return request

    def do_open(self, http_class, req, **http_conn_args):
        """Send a request over a new connection."""
        if not req.host:
            raise URLError("no host given")
        connection = http_class(req.host, timeout=req.timeout, **http_conn_args)
        connection.set_debuglevel(self._debuglevel)
        headers = {**req.headers, **{k: v for k, v in req.unredirected_hdrs.items() if k not in req.headers}}
        headers["Connection"] = "close"
        headers = {k.title(): v for k, v in headers.items()}
        if req._tunnel_host:
            tunnel = {}
            if "Proxy-Authorization" in headers:
                tunnel["Proxy-Authorization"] = headers.pop("Proxy-Authorization")
            connection.set_tunnel(req._tunnel_host, headers=tunnel)
        try:
            try:
                connection.request(req.get_method(), req.selector, req.data, headers,
                                   encode_chunked=req.has_header("Transfer-encoding"))
            except OSError as e:
                raise URLError(e)
            response = connection.getresponse()
        except:
            connection.close()
            raise
        if connection.sock:
            connection.sock.close()  # the answer reads from a file of its own
            connection.sock = None
        response.url = req.get_full_url()
        response.msg = response.reason
        return response


class HTTPHandler(AbstractHTTPHandler):
    def http_open(self, req):
        return self.do_open(http.client.HTTPConnection, req)

    http_request = AbstractHTTPHandler.do_request_


class HTTPSHandler(AbstractHTTPHandler):
    def __init__(self, debuglevel=0, context=None, check_hostname=None):
        AbstractHTTPHandler.__init__(self, debuglevel)
        self._more = {k: v for k, v in (("context", context), ("check_hostname", check_hostname)) if v is not None}

    def https_open(self, req):
        return self.do_open(http.client.HTTPSConnection, req, **self._more)

    https_request = AbstractHTTPHandler.do_request_


class UnknownHandler(BaseHandler):
    """Says which schemes nobody knows."""

    def unknown_open(self, req):
        raise URLError("unknown url type: %s" % req.type)


class FileHandler(BaseHandler):
    """Opens files of this machine."""

    def get_names(self):
        """The names of this machine."""
        return ("127.0.0.1", socket.gethostname())

    def file_open(self, req):
        url = req.selector
        if url[:2] == "//" and url[2:3] != "/" and req.host and req.host != "localhost":
            if req.host not in self.get_names():
                raise URLError("file:// scheme is supported only on localhost")
            return None
        return self.open_local_file(req)

    def open_local_file(self, req):
        import email.utils
        import mimetypes
        name = url2pathname(req.selector)
        try:
            st = os.stat(name)
            headers = email.message_from_string("Content-type: %s\nContent-length: %d\nLast-modified: %s\n" % (
                mimetypes.guess_type(req.selector)[0] or "text/plain", st.st_size, email.utils.formatdate(st.st_mtime, usegmt=True)))
            if req.host and req.host not in ("localhost", *self.get_names()):
                raise URLError("file not on local host")
            origin = "file://" + (req.host or "") + req.selector
            return addinfourl(open(name, "rb"), headers, origin)
        except OSError as e:
            raise e if isinstance(e, URLError) else URLError(e)


class DataHandler(BaseHandler):
    """Opens URLs that hold their data."""

    def data_open(self, req):
        kind, data = req.full_url.split(":", 1)[1].split(",", 1)
        data = unquote_to_bytes(data)
        if kind.endswith(";base64"):
            data = base64.decodebytes(data)
            kind = kind[:-7]
        headers = email.message_from_string("Content-type: %s\nContent-length: %d\n" % (kind or "text/plain;charset=US-ASCII", len(data)))
        return addinfourl(io.BytesIO(data), headers, req.full_url)


def url2pathname(pathname):
    """The file's path of a URL's path."""
    return unquote(pathname)


def pathname2url(pathname):
    """The URL's path of a file's path."""
    return quote(pathname)
