value = "inside a package without __init__"
