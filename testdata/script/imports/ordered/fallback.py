name = "the fallback"
