#!/bin/sh
# Makes the expected outputs of the script suite, or checks them.
#
#   testdata/regen.sh                  write the outputs of every script
#   testdata/regen.sh PATH...          only those scripts: script/int/003_pow.py
#   testdata/regen.sh -n [PATH...]     write nothing, list what would change
#
# The reference is CPython 3.11; PYTHON=... names another interpreter, so that
# `PYTHON=pystm testdata/regen.sh -n` shows where pystm differs.
#
#   script/<area>/NAME.py   ends with status 0 and prints nothing on stderr;
#                           NAME.out holds its stdout
#   error/NAME.py           ends in an uncaught exception or does not compile;
#                           NAME.out holds stdout, NAME.err stderr with the
#                           folder of the script written {DIR}, NAME.status
#                           the exit status
#
# Only files directly in an area's folder are scripts, folders below hold the
# modules they import. A script runs as `python3.11 -B NAME.py` in its own
# folder, with stdin empty, UTF-8, no PYTHON* variable set and a minute to
# finish. Hashes of strings are left random: a script whose output depends on
# them is a bad script, and two runs show it.
set -u
python=${PYTHON:-/usr/bin/python3.11}
root=$(cd "$(dirname "$0")" && pwd) || exit 1
cd "$root" || exit 1

write=yes
if [ "${1-}" = -n ]; then
	write=no
	shift
fi
if [ $# -eq 0 ]; then
	set -- script/*/[0-9]*.py error/[0-9]*.py
fi

new=$(mktemp -d) || exit 1
trap 'rm -rf "$new"' EXIT
bad=0

# settle MADE KEPT: KEPT becomes what was MADE, or the difference is told
settle() {
	cmp -s "$1" "$2" && return
	if [ $write = yes ]; then
		cp "$1" "$2"
	else
		echo "differs: $2"
		bad=1
	fi
}

for path; do
	path=${path#testdata/}
	case $path in
	*.py) [ -e "$path" ] || continue ;;
	*) continue ;;
	esac
	folder=$(dirname "$path")
	name=$(basename "$path" .py)
	kept=$folder/$name
	(cd "$folder" && exec env -i PATH="$PATH" LC_ALL=C.UTF-8 timeout 60 "$python" -B "$name.py") \
		</dev/null >"$new/out" 2>"$new/err"
	status=$?
	case $folder in
	error)
		sed "s|$root/error/|{DIR}/|g" "$new/err" >"$new/stderr"
		echo $status >"$new/status"
		settle "$new/stderr" "$kept.err"
		settle "$new/status" "$kept.status"
		;;
	*)
		if [ $status -ne 0 ] || [ -s "$new/err" ]; then
			echo "fails: $path (status $status)"
			sed 's/^/    /' "$new/err"
			bad=1
			continue
		fi
		;;
	esac
	settle "$new/out" "$kept.out"
done
exit $bad
