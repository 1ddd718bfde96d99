"""The parsers that get messages in pieces."""
from email.parser import BytesFeedParser, FeedParser

__all__ = ["FeedParser", "BytesFeedParser"]
