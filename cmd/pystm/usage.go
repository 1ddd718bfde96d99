package main

const usageText = `usage: pystm [option] ... [-c cmd | -m mod | file | -] [arg] ...
What to run:
  file           run a script, or a folder with a __main__.py
  -c cmd         run a program given as text
  -m mod         run a module, or a package's __main__, as a script
  -              read the program from standard input
  nothing        read statements at a prompt, or the program if input is no terminal
The prompt:
  -i             go on at a prompt afterwards (PYTHONINSPECT, PYSTMINSPECT)
  -q             no banner
How to run it:
  -b             warn of comparing bytes with str; -bb: that is an error
  -B             keep no compiled code on disk (PYTHONDONTWRITEBYTECODE)
  -d             no effect, shown in sys.flags (PYTHONDEBUG)
  -E             ignore the environment variables
  -I             isolated: -E, -P and -s
  -O             drop assert statements (PYTHONOPTIMIZE)
  -OO            drop docstrings, too
  -P             do not look for modules in the script's folder (PYTHONSAFEPATH)
  -R             no effect: hashes are never random
  -s             without packages that the user alone has (PYTHONNOUSERSITE)
  -S             without the builtins exit, quit and help
  -u             do not buffer standard output (PYTHONUNBUFFERED)
  -v             no effect, shown in sys.flags (PYTHONVERBOSE)
  -W arg         warning control: action:message:category:module:line (PYTHONWARNINGS)
  -x             skip the first line of the script
  -X opt         options of the implementation: sys._xoptions
  --check-hash-based-pycs when
                 no effect: compiled code is checked always
Memory and threads:
  --max-heap N   bound the heap to N bytes (suffix K, M or G)
  --segments N   how many threads run at a time (default: the cores; PYSTM_SEGMENTS)
  --stm auto     run transactions while there are several threads (the default)
  --stm always   run transactions even while there is one thread
  --stm-stats    show at exit what the transactions did (=all: every count)
  --stm-log FILE record what the transactions do (PYSTM_LOG); see pystm stmlog
  --stm-debug    tell when all threads wait for locks for ever, and where
For tests:
  --chaos SEED[,RATE]
                 abort transactions at random
  --gc-stress    collect at every safepoint, poison what is freed
What to show:
  -h, --help     this text
  -V, --version  the version
  --dis file     the bytecode of a file
  stmlog FILE    a command: where a program's threads lost time, by a file that
                 --stm-log has made; stmlog -h tells more
  --completion bash
                 a script for the shell that completes these options
Variables of the environment, besides those above:
  PYTHONPATH     folders to look for modules in
  PYSTM_STDLIB   the folder of CPython's modules, instead of the usual places
  PYSTM_HISTORY  where the prompt keeps its history, instead of ~/.pystm_history
  PYSTMSTARTUP   a file to run before the first prompt
  NO_COLOR       no colours at the terminal
  PAGER          what shows long texts of help()
`
