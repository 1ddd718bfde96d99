# -*- coding: no-such-code -*-
x = 1
