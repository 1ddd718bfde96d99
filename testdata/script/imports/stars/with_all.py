__all__ = ["listed", "_listed"]
listed = "listed"
_listed = "listed though private"
unlisted = "not listed"
