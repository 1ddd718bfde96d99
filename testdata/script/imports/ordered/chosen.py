name = "the chosen one"
