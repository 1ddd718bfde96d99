[a]: int = 2
