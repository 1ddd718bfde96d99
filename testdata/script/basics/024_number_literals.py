# the forms of number literals
print(0, 00, 0_0, 1_000_000, 1_2_3)
print(0x1f, 0XFF, 0xdead_beef, 0x_f)
print(0o17, 0O7, 0o7_7, 0b101, 0B1, 0b_1111_0000)
print(1.0, 1., .5, 1e5, 1E5, 1e+5, 1e-5, 1.5e3, 1_0.2_5, 1_0e1_0)
print(00.5, 0e0, 00e1, 09.5, 0.0)
print(1j, 1.5j, 0j, 1e3j, .5j, 1_0j, 1J, 00j)
print(1 .real, 1.0.imag, 1..real, (1).bit_length())
print(123456789012345678901234567890)
print(0xffffffffffffffffffffffffffffffff)
print(0b1 + 0o1 + 0x1 + 1)
for bad in ("012", "0x", "0b2", "0o8", "1__0", "1_", "0_x1", "1e", "1.e", "0xg", "1a", "1_.5", "1._5", "0b", "0b1_", "5abc", "1e+"):
    try:
        print(bad, eval(bad))
    except SyntaxError as e:
        print(bad, "->", e.msg)
print(-0, +0, -0.0, 0.0 == -0.0)
print(1e400, -1e400, 1e-400)
