value = "sub one was imported because __all__ names it"
