# Terminals: modes, characters and sizes, on a pair of pseudo-terminals; tty and getpass on them.
import getpass
import os
import pty
import termios
import tty

master, slave = os.openpty()


def show(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


attributes = termios.tcgetattr(slave)
print(attributes[:6], attributes[6][:19], len(attributes[6]))
print(attributes[3] & termios.ECHO != 0, attributes[6][termios.VINTR])

attributes[3] &= ~termios.ECHO
attributes[6][termios.VINTR] = b'\x07'
attributes[6][termios.VQUIT] = 1
attributes[4] = attributes[5] = termios.B9600
termios.tcsetattr(slave, termios.TCSADRAIN, attributes)
again = termios.tcgetattr(slave)
print(again[3] & termios.ECHO, again[6][:2], again[4:6], again[2] & termios.CBAUD == termios.B9600)

tty.setraw(slave)
raw = termios.tcgetattr(slave)
print(raw[3] & termios.ICANON, raw[6][termios.VMIN], raw[6][termios.VTIME])
os.write(master, b'no line\x03')
print(os.read(slave, 100))
tty.setcbreak(slave, termios.TCSANOW)
os.write(slave, b'out\n')
print(os.read(master, 100))
termios.tcsetattr(slave, termios.TCSAFLUSH, attributes)

termios.tcsetwinsize(slave, (33, 111))
print(termios.tcgetwinsize(master), os.get_terminal_size(slave))

attributes[3] |= termios.ECHO
termios.tcsetattr(slave, termios.TCSANOW, attributes)
os.write(master, b'never read\n')
os.read(master, 100)
termios.tcflush(slave, termios.TCIFLUSH)
os.write(master, b'secret\n')
os.read(master, 100)
print(os.read(slave, 100))
termios.tcdrain(slave)
termios.tcflow(slave, termios.TCOON)

null = os.open('/dev/null', os.O_RDWR)
show(termios.tcgetattr, null)
show(termios.tcgetattr, -1)
show(termios.tcgetattr, 'x')
show(termios.tcsetattr, slave, 0, [1])
show(termios.tcsetattr, slave, 0, tuple(attributes))
show(termios.tcsetattr, slave, 9, attributes)
show(termios.tcsetattr, slave, 0, attributes[:6] + [[1]])
show(termios.tcsetattr, slave, 0, attributes[:6] + [[''] * 32])
show(termios.tcsetattr, slave, 0, attributes[:4] + [7777, 7777, attributes[6]])
show(termios.tcsetattr, slave, 0, ['a'] * 7)
show(termios.tcsetwinsize, slave, (1,))
show(termios.tcsetwinsize, slave, 1)
show(termios.tcsetwinsize, slave, (70000, 1))
show(termios.tcflush, slave, 77)
print(os.isatty(slave), os.isatty(null), pty.STDIN_FILENO)
