# A loop of asyncio in each of several threads: each has its own tasks, and what asyncio keeps for
# all of them is right.
import asyncio
import threading

THREADS, ROUNDS = 4, 3


async def leaf(i):
    task = asyncio.current_task()
    assert task in asyncio.all_tasks()
    await asyncio.sleep(0)
    assert asyncio.current_task() is task
    return i


async def worker(queue, results):
    while True:
        i = await queue.get()
        if i is None:
            return
        results.append(await asyncio.create_task(leaf(i)))


async def main(n):
    loop = asyncio.get_running_loop()
    assert asyncio.get_event_loop() is loop
    queue, results = asyncio.Queue(5), []
    workers = [asyncio.create_task(worker(queue, results)) for _ in range(3)]
    for i in range(n):
        await queue.put(i)
    assert asyncio.all_tasks() >= {asyncio.current_task(), *workers}
    assert all(task.get_loop() is loop for task in asyncio.all_tasks())
    for _ in workers:
        await queue.put(None)
    await asyncio.gather(*workers)
    assert asyncio.all_tasks() == {asyncio.current_task()}
    return sorted(results)


def run(t):
    for n in range(ROUNDS):
        totals[t] += sum(asyncio.run(main(20 + n)))


totals = [0] * THREADS
threads = [threading.Thread(target=run, args=(t,)) for t in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(totals)


# One loop asks about another, and has it work.
def serve():
    asyncio.run(serving())


async def serving():
    global served
    served = asyncio.get_running_loop()
    done = asyncio.Event()
    stop.append(done)
    ready.set()
    await done.wait()


async def remote():
    task = asyncio.current_task()
    assert task.get_loop() is served and asyncio.get_running_loop() is served
    await asyncio.sleep(0)
    return len(asyncio.all_tasks())


ready, stop = threading.Event(), []
server = threading.Thread(target=serve)
server.start()
ready.wait()
task = asyncio.current_task(served)
print(task is None or task.get_loop() is served, len(asyncio.all_tasks(served)))
print([asyncio.run_coroutine_threadsafe(remote(), served).result() for _ in range(3)])
served.call_soon_threadsafe(stop[0].set)
server.join()
print(len(asyncio.all_tasks(served)), asyncio._get_running_loop())
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)


# The rules of tasks.
async def rules():
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    for f, args in (asyncio.tasks._enter_task, (loop, task)), (asyncio.tasks._leave_task, (loop, None)):
        try:
            f(*args)
        except RuntimeError as e:
            print(str(e).split(' <')[0])
    other = asyncio.create_task(leaf(5), name='other')
    print(other.get_name(), await other, other.done())
asyncio.run(rules())
