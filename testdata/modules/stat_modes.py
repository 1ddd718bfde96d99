import stat

for mode in (0o100644, 0o040755, 0o120777, 0o104755, 0o102644, 0o041777, 0o041666, 0o010600, 0o140000, 0o060640,
             0o020666, 0):
    print(oct(mode), stat.filemode(mode), oct(stat.S_IMODE(mode)), oct(stat.S_IFMT(mode)))
m = 0o040755
print(stat.S_ISDIR(m), stat.S_ISREG(m), stat.S_ISLNK(m), stat.S_ISFIFO(m), stat.S_ISSOCK(m), stat.S_ISCHR(m),
      stat.S_ISBLK(m))
print(stat.ST_MODE, stat.ST_CTIME, oct(stat.S_IRWXU), oct(stat.S_IXOTH), oct(stat.S_ISVTX), stat.S_IREAD)
