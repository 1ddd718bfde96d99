"""Names of Python 2 and what became of them, for pickles of protocols that it reads."""

# Modules, in pairs that are the same both ways.
IMPORT_MAPPING = dict(pair.split(':') for pair in '''
    __builtin__:builtins copy_reg:copyreg Queue:queue SocketServer:socketserver ConfigParser:configparser
    repr:reprlib markupbase:_markupbase _winreg:winreg thread:_thread dummy_thread:_dummy_thread
    dbhash:dbm.bsd dumbdbm:dbm.dumb dbm:dbm.ndbm gdbm:dbm.gnu anydbm:dbm
    xmlrpclib:xmlrpc.client SimpleXMLRPCServer:xmlrpc.server httplib:http.client BaseHTTPServer:http.server
    htmlentitydefs:html.entities HTMLParser:html.parser Cookie:http.cookies cookielib:http.cookiejar
    test.test_support:test.support commands:subprocess urlparse:urllib.parse urllib2:urllib.request
    robotparser:urllib.robotparser _abcoll:collections.abc Tkinter:tkinter tkFileDialog:tkinter.filedialog
    tkSimpleDialog:tkinter.simpledialog tkColorChooser:tkinter.colorchooser tkCommonDialog:tkinter.commondialog
    Dialog:tkinter.dialog Tkdnd:tkinter.dnd tkFont:tkinter.font tkMessageBox:tkinter.messagebox
    ScrolledText:tkinter.scrolledtext Tkconstants:tkinter.constants Tix:tkinter.tix ttk:tkinter.ttk'''.split())


def _names(text):
    """{(module, name): (module, name)} of lines "old.name new.name"; "new." stands for "new.name"."""
    names = {}
    for line in text.strip().splitlines():
        old, new = line.split()
        module, _, name = old.rpartition('.')
        new_module, _, new_name = new.rpartition('.')
        names[module, name] = new_module, new_name or name
    return names


NAME_MAPPING = _names('''
    __builtin__.xrange builtins.range
    __builtin__.reduce functools.
    __builtin__.intern sys.
    __builtin__.unichr builtins.chr
    __builtin__.unicode builtins.str
    __builtin__.long builtins.int
    itertools.izip builtins.zip
    itertools.imap builtins.map
    itertools.ifilter builtins.filter
    itertools.ifilterfalse itertools.filterfalse
    itertools.izip_longest itertools.zip_longest
    UserDict.IterableUserDict collections.UserDict
    UserList.UserList collections.
    UserString.UserString collections.
    whichdb.whichdb dbm.
    _socket.fromfd socket.
    _multiprocessing.Connection multiprocessing.connection.
    multiprocessing.process.Process multiprocessing.context.
    multiprocessing.forking.Popen multiprocessing.popen_fork.
    multiprocessing.AuthenticationError multiprocessing.context.
    multiprocessing.BufferTooShort multiprocessing.context.
    multiprocessing.ProcessError multiprocessing.context.
    multiprocessing.TimeoutError multiprocessing.context.
    urllib.ContentTooShortError urllib.error.
    urllib.getproxies urllib.request.
    urllib.pathname2url urllib.request.
    urllib.quote_plus urllib.parse.
    urllib.quote urllib.parse.
    urllib.unquote_plus urllib.parse.
    urllib.unquote urllib.parse.
    urllib.url2pathname urllib.request.
    urllib.urlcleanup urllib.request.
    urllib.urlencode urllib.parse.
    urllib.urlopen urllib.request.
    urllib.urlretrieve urllib.request.
    urllib2.HTTPError urllib.error.
    urllib2.URLError urllib.error.''')

PYTHON2_EXCEPTIONS = tuple('''
    ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError
    EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
    IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError
    OSError OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration
    SyntaxError SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError
    UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
    ZeroDivisionError'''.split())
NAME_MAPPING.update({('exceptions', name): ('builtins', name) for name in PYTHON2_EXCEPTIONS})
MULTIPROCESSING_EXCEPTIONS = ('AuthenticationError', 'BufferTooShort', 'ProcessError', 'TimeoutError')

REVERSE_IMPORT_MAPPING = {new: old for old, new in IMPORT_MAPPING.items()}
REVERSE_NAME_MAPPING = {new: old for old, new in NAME_MAPPING.items()}

# What goes one way only: several old names became one, or names that only Python 3 has.
IMPORT_MAPPING.update({
    'cPickle': 'pickle', '_elementtree': 'xml.etree.ElementTree', 'FileDialog': 'tkinter.filedialog',
    'SimpleDialog': 'tkinter.simpledialog', 'DocXMLRPCServer': 'xmlrpc.server', 'SimpleHTTPServer': 'http.server',
    'CGIHTTPServer': 'http.server', 'UserDict': 'collections', 'UserList': 'collections', 'UserString': 'collections',
    'whichdb': 'dbm', 'StringIO': 'io', 'cStringIO': 'io'})
REVERSE_IMPORT_MAPPING.update({
    '_bz2': 'bz2', '_dbm': 'dbm', '_functools': 'functools', '_gdbm': 'gdbm', '_pickle': 'pickle'})
NAME_MAPPING.update(_names('''
    __builtin__.basestring builtins.str
    exceptions.StandardError builtins.Exception
    UserDict.UserDict collections.
    socket._socketobject socket.SocketType'''))
REVERSE_NAME_MAPPING.update(_names('''
    _functools.reduce __builtin__.
    tkinter.filedialog.FileDialog FileDialog.
    tkinter.filedialog.LoadFileDialog FileDialog.
    tkinter.filedialog.SaveFileDialog FileDialog.
    tkinter.simpledialog.SimpleDialog SimpleDialog.
    xmlrpc.server.ServerHTMLDoc DocXMLRPCServer.
    xmlrpc.server.XMLRPCDocGenerator DocXMLRPCServer.
    xmlrpc.server.DocXMLRPCRequestHandler DocXMLRPCServer.
    xmlrpc.server.DocXMLRPCServer DocXMLRPCServer.
    xmlrpc.server.DocCGIXMLRPCRequestHandler DocXMLRPCServer.
    http.server.SimpleHTTPRequestHandler SimpleHTTPServer.
    http.server.CGIHTTPRequestHandler CGIHTTPServer.
    _socket.socket socket._socketobject'''))

PYTHON3_OSERROR_EXCEPTIONS = tuple('''
    BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
    ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError
    PermissionError ProcessLookupError TimeoutError'''.split())
PYTHON3_IMPORTERROR_EXCEPTIONS = ('ModuleNotFoundError',)
REVERSE_NAME_MAPPING.update({('builtins', name): ('exceptions', 'OSError') for name in PYTHON3_OSERROR_EXCEPTIONS})
REVERSE_NAME_MAPPING.update({('builtins', name): ('exceptions', 'ImportError') for name in PYTHON3_IMPORTERROR_EXCEPTIONS})
