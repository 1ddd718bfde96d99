level = "deeper"
