import sys
sys.exit("left from an import")
