sys.exit(1)
