# What web applications import is there, whether or not CPython's library is installed.
import importlib

for name in """socket select selectors socketserver http http.server http.client http.cookies wsgiref wsgiref.simple_server
wsgiref.handlers wsgiref.headers wsgiref.util wsgiref.validate wsgiref.types urllib.parse urllib.request urllib.response
urllib.error html mimetypes email email.utils email.message email.parser email.header ssl subprocess tempfile shutil hashlib
hmac base64 binascii uuid secrets json pickle datetime logging logging.handlers logging.config configparser cgi __future__
io codecs string textwrap inspect functools itertools traceback unicodedata warnings threading queue time struct zlib""".split():
    module = importlib.import_module(name)
    missing = [n for n in getattr(module, "__all__", ()) if name != "email" and not hasattr(module, n)]
    print(name, module.__name__ == name, missing)
