# What os.stat tells: a struct sequence, of which three items have no names.
import os, pickle, copy, tempfile
R=os.stat_result
print(R, R.n_sequence_fields, R.n_fields, R.n_unnamed_fields, R.__match_args__, R.__module__)
s=R(range(10)); print(s, s.st_atime, s.st_mtime_ns, s.st_blksize, s[7:], len(s))
s=R(range(19)); print(s.st_atime, s.st_mtime_ns, s.st_blksize, s.st_rdev, s==tuple(range(10)))
s=R(range(10),{'st_atime':1.5,'st_blocks':7}); print(s.st_atime, s.st_blocks, s.st_ctime)
for a in [(range(9),),(range(20),),(range(10),3)]:
    try: R(*a)
    except TypeError as e: print(e)
with tempfile.NamedTemporaryFile() as f:
    os.utime(f.name, ns=(1500000000123456789, -1500000000))
    q=os.stat(f.name)
    print(q.st_atime,q.st_mtime,q.st_atime_ns,q.st_mtime_ns,q[7],q[8],q.st_size,type(q.st_atime))
    print(pickle.loads(pickle.dumps(q))==q, pickle.loads(pickle.dumps(q)).st_atime_ns==q.st_atime_ns, copy.copy(q).st_rdev==q.st_rdev)
    print(os.stat(f.fileno())==q or 'x', os.lstat(f.name).st_ino==q.st_ino, os.fstat(f.fileno()).st_ino==q.st_ino)
    for name in ('st_size','nope'):
        try: setattr(q,name,1)
        except AttributeError as e: print(e)
    match q:
        case R(a,b,st_size=0): print('matched')
try: class_=type('X',(R,),{})
except TypeError as e: print(e)
print(s.__reduce__())
