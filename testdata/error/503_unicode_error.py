'\ud800'.encode()
