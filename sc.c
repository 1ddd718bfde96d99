/usr/bin/python3.11: can't open file '/work/main/sc.py': [Errno 2] No such file or directory
