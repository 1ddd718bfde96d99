import sys
import beside
print(__name__, sys.argv, beside.where)
