exec(compile('1/0', 'no such file.py', 'exec'))
