# Slices of arrays by every kind of step, and of what is empty.
import array
a=array.array('h',range(20))
for s in (slice(0,0),slice(None,None,2),slice(None,None,-1),slice(5,2),slice(18,None,5),slice(3,-3,-2),slice(-3,3,-2),slice(20,None,3),slice(19,None,-7),slice(25,2,-1),slice(4,5,3)):
    print(s,a[s].tolist())
print(array.array("h")[::-1], array.array("h")[::2], array.array("h")[:], a[0:0:-1])
