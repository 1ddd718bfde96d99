"""doc"""
x = 1
y = (
