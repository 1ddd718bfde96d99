#!/bin/sh
# Runs CPython's own regression tests of the language on pystm, and counts.
#
#   testdata/cpython.sh                      the files listed below
#   testdata/cpython.sh test_dict test_set   these files
#   testdata/cpython.sh -v test_dict Method  what failed in a file, with tracebacks
#
# The tests are those of an installed CPython 3.11 (on Debian the package
# libpython3.11-testsuite); CPYTHON_TESTS=... names another folder. A process
# per file, with a limit of two minutes; PYSTM=... names the binary, else it is
# built. The table goes to standard output:
#
#   pass, fail, error, skip   methods (and failed subtests) by outcome
#   absent                    modules or names that the file imports and that
#                             are not there: tests that use them are skipped
#   !                         the file did not run to its end
set -u
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
folder=${CPYTHON_TESTS:-}
for d in /usr/lib/python3.11/test /usr/local/lib/python3.11/test "$HOME"/.pyenv/versions/3.11.*/lib/python3.11/test; do
	[ -z "$folder" ] && [ -e "$d/test_dict.py" ] && folder=$d
done
[ -n "$folder" ] || { echo "no tests of CPython 3.11 found" >&2; exit 1; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
pystm=${PYSTM:-$work/pystm}
[ -n "${PYSTM:-}" ] || (cd "$root" && go build -o "$pystm" ./cmd/pystm) || exit 1
run() { (cd "$work" && timeout 120 "$pystm" -B "$root/testdata/cpython/one.py" "$folder" "$@" 2>&1); }

if [ "${1:-}" = -v ]; then
	shift
	run "$@" | grep -av '^pass '
	exit
fi
[ $# -gt 0 ] || set -- test_grammar test_list test_dict test_set test_tuple test_int test_long test_float \
	test_complex test_bool test_unicode test_bytes test_generators test_exceptions test_scope test_class \
	test_descr test_super test_unpack test_unpack_ex test_fstring test_format test_range test_slice test_iter \
	test_enumerate test_builtin test_functools test_itertools test_collections test_contextlib test_augassign \
	test_compare test_decorators test_dictviews test_generator_stop test_global test_keywordonlyarg \
	test_named_expressions test_patma test_positional_only_arg test_property test_raise test_with \
	test_exception_group test_except_star test_dataclasses test_enum test_yield_from test_coroutines \
	test_asyncgen test_traceback test_isinstance test_abc test_userdict test_userlist test_userstring test_types \
	test_genericalias test_index test_sort test_string test_baseexception test_exception_variations \
	test_funcattrs test_subclassinit test_richcmp test_binop test_opcodes test_pow test_copy test_code test_frame \
	test_socket test_socketserver test_select test_selectors test_poll test_epoll test_httpservers test_httplib test_http_cookies \
	test_wsgiref test_urlparse test_subprocess test_math test_cmath test_statistics test_fractions test_random test_struct test_csv \
	test_re test_argparse test_ast test_pulldom test_pyexpat test_minidom test_sax test_plistlib test_textwrap test_difflib \
	test_configparser test_heapq test_typing test_memoryio \
	test_threading test_thread test_threading_local test_threadsignals test_queue test_sched test_signal test_concurrent_futures \
	test_weakref test_operator test_deque test_defaultdict test_ordered_dict test_json test_pickle test_pickletools test_codecs \
	test_base64 test_binascii test_hashlib test_zlib test_gzip test_array test_unicodedata test_io test_fileio test_os test_shutil test_tempfile \
	test_pathlib test_posixpath test_datetime test_time test_logging test_inspect \
	test_syntax test_string_literals test_memoryview test_eof test_source_encoding test_unparse test_listcomps \
	test_dictcomps test_setcomps test_genexps test_runpy test_weakset test_reprlib test_structseq test_int_literal \
	test_strtod test_metaclass test_pkg test_print test_contextlib_async test_dynamicclassattribute test_typechecks \
	test_type_annotations test_unary test_unicode_identifiers test_utf8source test_future test_atexit test_codeop \
	test_code_module test_keyword test_exception_hierarchy test_genericclass test_longexp test_contains \
	test_univnewlines test_file test_iterlen test_errno test_abstract_numbers test_numeric_tower test_copyreg \
	test_colorsys test_graphlib test_bisect test_context test_extcall test_call test_cmd_line test_cmd_line_script \
	test_compile test_gc test_tokenize test_ucn test_decimal test_calendar test_cmd test_doctest test_fcntl \
	test_filecmp test_fileinput test_fnmatch test_getopt test_gettext test_glob test_hmac test_html test_htmlparser \
	test_ipaddress test_locale test_mimetypes test_netrc test_optparse test_pkgutil test_pprint test_quopri \
	test_rlcompleter test_robotparser test_secrets test_shelve test_shlex test_strftime test_strptime \
	test_stringprep test_tarfile test_timeit test_unittest test_urllib test_urllib2 test_urllib2_localnet \
	test_urllib_response test_http_cookiejar test_uuid test_xml_etree test_xmlrpc test_ntpath test_genericpath \
	test_posix test_pty test_resource test_pwd test_grp test_timeout test_smtplib test_poplib test_ftplib \
	test_telnetlib test_imaplib test_mailbox test_pydoc test_dbm_dumb test_uu test_wave test_zipapp \
	test_picklebuffer test_sys_settrace test_sys_setprofile test_pdb test_bdb test_trace test_profile test_cprofile \
	test_pstats test_marshal test_bz2 test_lzma test_mmap test_zipimport test_py_compile test_compileall test_pyclbr test_import \
	test_cgi test_cgitb test_asynchat test_sndhdr test_imghdr test_bufio test_charmapcodec test_codeccallbacks test_multibytecodec \
	test_codecencodings_cn test_codecencodings_hk test_codecencodings_iso2022 test_codecencodings_jp test_codecencodings_kr test_codecencodings_tw test_getpass \
	test_mailcap test_nntplib test_pipes test_popen test_smtpd test_tabnanny test_threadedtempfile test_unicode_file \
	test_unicode_file_functions test_webbrowser test_xdrlib test_xml_dom_minicompat test_descrtut test_doctest2 test_docxmlrpc \
	test_largefile test_module test_stat test_hash test_platform test_venv test_site test_finalization test_future3 test_future4 \
	test_future5 test_bigmem test_dbm test_asyncore test_file_eintr test_openpty test_email.test_email test_email.test_asian_codecs \
	test_email.test__encoded_words test_email.test__header_value_parser test_email.test_contentmanager \
	test_email.test_defect_handling test_email.test_generator test_email.test_headerregistry test_email.test_inversion \
	test_email.test_message test_email.test_parser test_email.test_pickleable test_email.test_policy test_email.test_utils \
	test_json.test_tool \
	test_importlib.test_locks test_importlib.test_threaded_import \
	test_importlib.test_abc test_importlib.test_api test_importlib.test_compatibilty_files test_importlib.test_contents \
	test_importlib.test_files test_importlib.test_lazy test_importlib.test_main test_importlib.test_metadata_api \
	test_importlib.test_namespace_pkgs test_importlib.test_open test_importlib.test_path test_importlib.test_pkg_import \
	test_importlib.test_read test_importlib.test_reader test_importlib.test_resource test_importlib.test_spec \
	test_importlib.test_util test_importlib.test_zip test_importlib.import_.test_caching test_importlib.import_.test_fromlist \
	test_importlib.import_.test_meta_path test_importlib.import_.test_path test_importlib.import_.test_relative_imports \
	test_importlib.import_.test_packages test_importlib.import_.test___loader__ test_importlib.import_.test___package__ \
	test_importlib.import_.test_api test_importlib.source.test_file_loader test_importlib.source.test_finder \
	test_importlib.source.test_path_hook test_importlib.source.test_source_encoding test_importlib.builtin.test_loader \
	test_importlib.builtin.test_finder \
	test_asyncio.test_base_events test_asyncio.test_buffered_proto test_asyncio.test_context test_asyncio.test_events \
	test_asyncio.test_futures test_asyncio.test_futures2 test_asyncio.test_locks test_asyncio.test_pep492 test_asyncio.test_protocols \
	test_asyncio.test_queues test_asyncio.test_runners test_asyncio.test_selector_events test_asyncio.test_sendfile \
	test_asyncio.test_server test_asyncio.test_sock_lowlevel test_asyncio.test_ssl test_asyncio.test_sslproto test_asyncio.test_streams test_asyncio.test_subprocess \
	test_asyncio.test_taskgroups test_asyncio.test_tasks test_asyncio.test_threads test_asyncio.test_timeouts \
	test_asyncio.test_transports test_asyncio.test_unix_events test_asyncio.test_waitfor

printf '    %-28s %5s %5s %5s %5s %6s\n' file pass fail error skip absent
total="0 0 0 0 0"
for name; do
	run "$name" >"$work/out"
	end=$?
	counts=$(for o in pass fail error skip absent; do grep -ac "^$o " "$work/out"; done | tr '\n' ' ')
	# shellcheck disable=SC2086
	set -- $counts $total
	total="$(($1 + $6)) $(($2 + $7)) $(($3 + $8)) $(($4 + $9)) $(($5 + ${10}))"
	mark=
	[ $end -eq 0 ] || mark=' !'
	printf '    %-28s %5d %5d %5d %5d %6d%s\n' "$name" "$1" "$2" "$3" "$4" "$5" "$mark"
done
# shellcheck disable=SC2086
printf '    %-28s %5d %5d %5d %5d %6d\n' total $total
