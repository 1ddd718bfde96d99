# Processes, queues, pipes, locks, pools of processes, a manager.
import multiprocessing as mp
import os
import signal
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def square(x):
    return x * x


def fail(x):
    if x == 3:
        raise ValueError('three')
    return x


def produce(queue, n):
    for i in range(n):
        queue.put((i, 'x' * i))
    queue.put(None)


def consume(queue):
    for x in iter(queue.get, None):
        queue.task_done()
    queue.task_done()


def answer(connection):
    while (x := connection.recv()) is not None:
        connection.send([x, x])
    connection.close()


def count_in(path, lock, n):
    for _ in range(n):
        with lock:
            with open(path) as file:
                number = int(file.read())
            with open(path, 'w') as file:
                file.write(str(number + 1))


def leave(how):
    if how == 'exit':
        sys.exit(7)
    if how == 'raise':
        sys.stderr = open(os.devnull, 'w')
        raise KeyError('here')
    if how == 'kill':
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60)


def init(x):
    global base
    base = x


def with_base(x):
    return base + x


def put_in(d, l, key):
    d[key] = key * 2
    l.append(key)


def nested():
    def inner():
        pass
    return inner


def main():
    mp.set_start_method('spawn')
    print(mp.get_start_method(), mp.current_process().name, mp.parent_process())
    try:
        mp.get_context('nothing')
    except ValueError as e:
        print(e)

    queue = mp.Queue()
    p = mp.Process(target=produce, args=(queue, 4), name='producer')
    p.start()
    print(list(iter(queue.get, None)))
    p.join()
    print(p, p.exitcode) if p.exitcode else print(p.name, p.exitcode, p.is_alive())

    tasks = mp.JoinableQueue()
    p = mp.Process(target=consume, args=(tasks,), daemon=True)
    p.start()
    for i in range(5):
        tasks.put(i)
    tasks.put(None)
    tasks.join()
    p.join()

    here, there = mp.Pipe()
    p = mp.Process(target=answer, args=(there,))
    p.start()
    for x in 'a', {1: 2}, None:
        here.send(x)
        if x is not None:
            print(here.recv())
    p.join()

    for how in 'exit', 'raise', 'kill', 'sleep':
        p = mp.Process(target=leave, args=(how,))
        p.start()
        if how == 'sleep':
            p.terminate()
        p.join()
        print(how, p.exitcode)

    lock = mp.Lock()
    with tempfile.NamedTemporaryFile('w+') as counter:
        counter.write('0')
        counter.flush()
        ps = [mp.Process(target=count_in, args=(counter.name, lock, 200)) for _ in range(2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
        with open(counter.name) as file:
            print(file.read(), mp.active_children())

    with mp.Pool(2, init, (100,)) as pool:
        print(pool.map(square, range(10)), pool.starmap(pow, [(2, 3), (3, 2)]))
        print(list(pool.imap(with_base, range(5), 2)), sorted(pool.imap_unordered(square, range(5))))
        print(pool.apply_async(with_base, (1,)).get(), pool.apply(square, (5,)))
        try:
            pool.map(fail, range(5))
        except ValueError as e:
            print(repr(e), type(e.__cause__).__name__)
        try:
            pool.apply(nested())
        except AttributeError as e:
            print(e)

    with mp.Manager() as manager:
        d, l = manager.dict(), manager.list()
        ps = [mp.Process(target=put_in, args=(d, l, key)) for key in (1, 2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
        print(sorted(d.items()), sorted(l), 1 in d, len(l))
        space = manager.Namespace(x=1)
        space.y = [2]
        print(space)

    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(square, range(6), chunksize=2)), pool.submit(square, 9).result())
        print(repr(pool.submit(fail, 3).exception()))
        try:
            pool.submit(leave, 'kill').result()
        except BrokenProcessPool as e:
            print(e)


if __name__ == '__main__':
    main()
