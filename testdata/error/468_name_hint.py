lenght = 5
print(length)
