#!/usr/bin/env python
# -*- coding: latin-1 -*-
a = "éÿ", b"x"
é = 1
