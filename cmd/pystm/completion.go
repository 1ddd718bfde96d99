package main

import (
	"regexp"
	"slices"
	"strings"
)

// optionNames are the options that the help text lists.
func optionNames() []string {
	var names []string
	for _, m := range regexp.MustCompile(`(?m)^  (-\S+?)(?:, (-\S+))?(?: |$)`).FindAllStringSubmatch(usageText, -1) {
		for _, name := range m[1:] {
			if name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// bashCompletion is a script that makes bash complete command lines: options,
// modules after -m, else files.
func bashCompletion() string {
	return strings.Replace(bashScript, "OPTIONS", strings.Join(optionNames(), " "), 1)
}

const bashScript = `# Completion of pystm's command line: source it, or put it into
# ~/.local/share/bash-completion/completions/pystm
_pystm() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} i
	COMPREPLY=()
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-c|-m|--dis) ((i + 1 < COMP_CWORD)) && { compopt -o default; return; } ;;
		-W|-X|--segments|--stm|--stm-log|--chaos|--max-heap|--completion|--check-hash-based-pycs) ((i++)) ;;
		-*) ;;
		*) compopt -o default; return ;;
		esac
	done
	case $before in
	-m)
		local -a names
		mapfile -t names < <("${COMP_WORDS[0]}" -c 'import sys, _completion; print(*_completion.complete("import " + sys.argv[1], {})[1], sep="\n")' "$word" 2>/dev/null)
		COMPREPLY=($(compgen -W "${names[*]}" -- "$word"))
		;;
	-W) COMPREPLY=($(compgen -W "default error always module once ignore" -- "$word")) ;;
	-X) COMPREPLY=($(compgen -W "dev utf8 int_max_str_digits= pycache_prefix=" -- "$word")) ;;
	--stm-log) compopt -o default ;;
	-c|--segments|--chaos|--max-heap) ;;
	--stm) COMPREPLY=($(compgen -W "auto always" -- "$word")) ;;
	--completion) COMPREPLY=($(compgen -W "bash" -- "$word")) ;;
	--check-hash-based-pycs) COMPREPLY=($(compgen -W "always default never" -- "$word")) ;;
	*)
		if [[ $word == -* ]]; then
			COMPREPLY=($(compgen -W "OPTIONS" -- "$word"))
		else
			compopt -o filenames
			COMPREPLY=($(compgen -f -X '!*.py' -- "$word") $(compgen -d -- "$word"))
		fi
		;;
	esac
}
complete -F _pystm pystm
`
