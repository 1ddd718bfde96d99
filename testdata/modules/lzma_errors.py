# Module lzma: what is refused, and how; properties of filters; streams that end too soon.
import lzma


def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(r if isinstance(r, (bytes, bool, dict, int)) else type(r).__name__)
    except Exception as e:
        print(type(e).__name__, type(e).__module__, e)


C,D=lzma.LZMACompressor,lzma.LZMADecompressor
for fmt in (0,1,2,3,4,-1):
    for fl in (None,[],{},[{"id":0x21}],[{"id":lzma.FILTER_LZMA1}],[{"id":3}],[{"id":3},{"id":0x21}],[{"id":0x21},{"id":3}],[{"id":4,"start_offset":3},{"id":0x21}],[{"id":7,"start_offset":3},{"id":0x21}],[{"id":0x21}]*5,[{"id":3}]*4,[3],["x"],3,[{"id":-1}],[{"id":2**64}],[{"id":"x"}],[{"id":33,"lc":5}],[{"id":33,"preset":10}],[{"id":33,"preset":"a"}],[{"id":33,"lc":-1}],[{"id":33,"dict_size":1}],[{"id":33,"nice_len":1}],[{"id":33,"mf":7}],[{"id":3,"dist":257},{"id":33}],[{"id":99}],[{}],[{"id":33,"foo":1}],[{"id":3,"id2":1}]):
        print(fmt,fl); t(C,format=fmt,filters=fl); t(D,format=fmt,filters=fl)
for p in (-1,0,9,10,lzma.PRESET_EXTREME|3,2**32,"x",1.5): print(p); t(C,preset=p); t(C,format=2,preset=p)
for c in (-2,-1,0,1,2,3,4,10,11,15,16,17,100): print(c); t(C,check=c); t(C,format=2,check=c); t(lzma.is_check_supported,c)
for m in (-1,0,1,2**64,"x"): print(m); t(D,memlimit=m); t(D,format=3,memlimit=m)
# Properties.
E,P=lzma._encode_filter_properties,lzma._decode_filter_properties
for f in ({"id":33},{"id":33,"dict_size":5000},{"id":lzma.FILTER_LZMA1,"lc":4,"lp":0,"pb":4},{"id":lzma.FILTER_LZMA1,"lc":4,"lp":4},{"id":3},{"id":3,"dist":257},{"id":3,"dist":0},{"id":4},{"id":4,"start_offset":7},{"id":7,"start_offset":7},{"id":33,"dict_size":2**32-1},{"id":33,"dict_size":0},{"id":33,"dict_size":2**31+1},{"id":33,"dict_size":3*2**30+1}): print(f); t(E,f)
for i,b in ((33,b""),(33,b"\x00"),(33,b"\x28"),(33,b"\x29"),(lzma.FILTER_LZMA1,b"]\0\0\1\0"),(lzma.FILTER_LZMA1,b"\xff\0\0\1\0"),(3,b""),(3,b"\xff"),(4,b"\1\0\0\0"),(7,b"\1\0\0\0"),(99,b"")): print(i,b); t(P,i,b)
c=C(); t(c.compress,b"x"*5)and 0; t(c.flush) if 0 else c.flush(); t(c.flush); t(c.compress,b"")
x=lzma.compress(b"hello"*100); 
d=D(); t(d.decompress,x[:-1]); print(d.eof,d.needs_input,d.check); t(d.decompress,x[-1:]+b"zz"); print(d.eof,d.needs_input,d.check,d.unused_data); t(d.decompress,b"")
d=D(); print(d.check); t(d.decompress,b"\xfd7zXY"); t(d.decompress,b"zz"); print(d.eof,d.needs_input,d.check)
d=D(); print(d.check); t(d.decompress,b"hello world, this is not"); t(d.decompress,b"zz"); print(d.eof,d.needs_input,d.check)
t(D, 1, 2, 3, 4)
t(C, 1, 2, 3, 4, 5)
t(D().decompress, b'', 2**70)
t(D().decompress, 'x')
