"""the shop package"""
title = "A shop"
loaded = "once"
print("loading", __name__)
