compile('if x\n  pass', 'the file', 'exec')
