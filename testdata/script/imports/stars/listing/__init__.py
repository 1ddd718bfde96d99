__all__ = ["sub_one", "here"]
here = "here"
