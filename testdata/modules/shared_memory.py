# Shared memory with names, lists in it, a manager of such memory, barriers; what is left behind is told and unlinked.
import multiprocessing as mp
import os
import subprocess
import sys
from multiprocessing import resource_tracker, shared_memory
from multiprocessing.managers import SharedMemoryManager


def fill(name, lock):
    memory = shared_memory.SharedMemory(name)
    numbers = memory.buf.cast('q')
    for _ in range(200):
        with lock:
            for i in range(8):
                numbers[i] += 1
    numbers.release()
    memory.close()


def change(items):
    items[0], items[2] = 'other', items[2] * 2


def meet(barrier, counts):
    for _ in range(3):
        barrier.wait(60)
        place = barrier.wait(60)
        with counts:
            counts[place] += 1


def start(target, *args, n=2):
    processes = [mp.Process(target=target, args=args) for _ in range(n)]
    for p in processes:
        p.start()
    return processes


LEFT = '''
from multiprocessing import shared_memory
memory = shared_memory.SharedMemory(create=True, size=100)
print(memory.name, flush=True)
'''


def main():
    lock = mp.Lock()
    memory = shared_memory.SharedMemory(create=True, size=64)
    for p in start(fill, memory.name, lock):
        p.join()
    print(memory.size, memory.buf.cast('q').tolist())
    view = memory.buf[:8]
    try:
        memory.close()
    except BufferError as e:
        print(e)
    view.release()
    memory.close()
    memory.unlink()
    try:
        shared_memory.SharedMemory(memory.name)
    except FileNotFoundError as e:
        print(e.strerror)

    with SharedMemoryManager() as manager:
        items = manager.ShareableList(['text', b'bytes', 21, 2.5, None, True])
        for p in start(change, items, n=1):
            p.join()
        print(list(items), len(items), items.format, items.count(42), items.index(None))
        for wrong in (lambda: items.__setitem__(0, 'much too long for this place'), lambda: items[6]):
            try:
                wrong()
            except (ValueError, IndexError) as e:
                print(type(e).__name__, e)
        block = manager.SharedMemory(size=10)
        block.buf[:5] = b'hello'
        print(bytes(block.buf[:5]), os.path.exists('/dev/shm/' + block.name))
        name = block.name
        del items, block
    print(os.path.exists('/dev/shm/' + name))

    barrier, counts = mp.Barrier(3), mp.Array('i', 3)
    ps = start(meet, barrier, counts)
    meet(barrier, counts)
    for p in ps:
        p.join()
    print(sum(counts), barrier.parties, barrier.n_waiting, barrier.broken)

    left = subprocess.run([sys.executable, '-c', LEFT], capture_output=True, text=True)
    name = left.stdout.strip()
    print(left.returncode, 'leaked shared_memory objects to clean up at shutdown' in left.stderr,
          os.path.exists('/dev/shm/' + name))


if __name__ == '__main__':
    mp.set_start_method('spawn')
    main()
