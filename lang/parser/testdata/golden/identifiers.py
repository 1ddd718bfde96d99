é = 1
日本語 = é
𝔘𝔫𝔦 = 2
ﬁn = ª = º
ｆｕｌｌ.ﬀ
é = "decomposed"
가 = 각
_é, é1, é٣, x·y
class Ω: µ = 1
def ñ(ÿ, *ā, **ś): global ě
import ü as ö
from ß.ŋ import þ
f(ē=1)
é.è, "é".x, f"{é}é{è!r}"
