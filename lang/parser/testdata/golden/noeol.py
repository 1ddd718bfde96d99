if a:
    b
    c = 1  # no newline at the end