value = "b value"
