# Mappings are closed, and made larger and smaller, while other threads look at them through views.
import mmap
import tempfile
import threading

SIZE = 1 << 16


def new():
    with tempfile.TemporaryFile() as file:
        file.write(b'x' * SIZE)
        file.flush()
        return mmap.mmap(file.fileno(), SIZE)


box = [new()]
ended = threading.Event()
wrong = []


def read():
    while not ended.is_set():
        try:
            view = memoryview(box[0])
            end = bytes(view[-100:])
            if view[0] != 120 or end != b'x' * 100:
                wrong.append(end)
            view.release()
        except ValueError as e:     # closed
            assert str(e) == 'mmap closed or invalid', e


def change():
    done = 0
    while done < 300:
        old = box[0]
        try:
            if done % 3 == 0:
                box[0] = new()
                old.close()
            elif done % 3 == 1:
                old.resize(SIZE // 4)
            else:
                old.resize(SIZE)
                with memoryview(old) as view:
                    view[SIZE // 4:] = b'x' * (SIZE - SIZE // 4)
        except BufferError:         # somebody looks at it
            pass
        done += 1


readers = [threading.Thread(target=read) for _ in range(3)]
for t in readers:
    t.start()
change()
ended.set()
for t in readers:
    t.join()
print(set(wrong) <= {b'\0' * 100}, 'ended')
