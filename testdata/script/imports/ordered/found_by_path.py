name = "found through sys.path as " + __name__
