# Futures and tasks: what they say of themselves, and what they refuse.
import asyncio
import re
import types

loop = asyncio.new_event_loop()
Future, Task = asyncio.Future, asyncio.Task


def show(f):
    try:
        text = repr(f())
    except BaseException as e:
        text = f'{type(e).__module__}.{type(e).__name__}: {e}'
    print(re.sub('0x[0-9a-f]+', '0x', re.sub(r'(/[\w.-]+)+/', '', text)))


f = Future(loop=loop)
print(f._callbacks, f._state, f._result, f._exception, f._log_traceback, f._source_traceback, f._cancel_message,
      f._asyncio_future_blocking)
show(f.result)
show(f.exception)
f.add_done_callback(print)
print(len(f._callbacks), f._callbacks[0][0])
show(lambda: f)
show(lambda: f.remove_done_callback(print))
show(lambda: f.remove_done_callback(print))
f.set_result(1)
show(lambda: f)
show(lambda: f.set_result(2))
show(lambda: f.set_exception(ValueError))
show(lambda: f.set_exception(3))
g = Future(loop=loop)
for wrong in 3, StopIteration, StopIteration(), int:
    show(lambda: g.set_exception(wrong))
show(lambda: setattr(g, '_log_traceback', True))
show(lambda: g.cancel('enough'))
show(lambda: g.cancel())
show(g.result)
show(g.exception)
show(lambda: g)
print(Future.__module__, Future.__qualname__, Future.__mro__, Task.__module__, Task.__mro__)
show(lambda: Future[int])
show(lambda: Task[int])
for uninitialized in 'get_loop', 'cancel', 'result', 'exception', 'done', 'cancelled':
    show(getattr(Future.__new__(Future), uninitialized))
show(lambda: Future.__new__(Future).add_done_callback(print))
show(lambda: Future.__new__(Future).set_result(1))


async def nothing():
    pass


coro = nothing()
task = Task(coro, loop=loop, name='nothing')
print(task._coro is coro, task.get_coro() is coro, task._must_cancel, task._fut_waiter, task._log_destroy_pending)
show(lambda: task)
show(lambda: Task(1, loop=loop))
show(lambda: task.set_result(1))
show(lambda: task.set_exception(ValueError()))
show(lambda: loop.run_until_complete(task))
show(lambda: task)
print(task.cancel(), task.cancelling(), task.uncancel())


@types.coroutine
def yields(x):
    yield x


async def fails(x):
    await yields(x)


async def waits(x):
    return await x


generator = (i for i in ())
for bad in 5, f, generator:
    show(lambda: loop.run_until_complete(loop.create_task(fails(bad), name='n')))
other = asyncio.new_event_loop()
show(lambda: loop.run_until_complete(loop.create_task(waits(Future(loop=other)), name='n')))
itself = []


async def waits_for_itself():
    await itself[0]

itself.append(loop.create_task(waits_for_itself(), name='n'))
show(lambda: loop.run_until_complete(itself[0]))
it = Future(loop=loop).__await__()
show(lambda: it.send(None))
show(lambda: it.send(None))
done = Future(loop=loop)
done.set_result(4)
show(lambda: next(done.__await__()))
show(lambda: loop.run_until_complete(waits(done)))


# Names and the set of all tasks; a task that is cancelled while it waits, and one that is not.
async def names():
    tasks = [asyncio.create_task(nothing()) for _ in range(3)]
    first = int(re.fullmatch('Task-([0-9]+)', tasks[0].get_name())[1])
    print([int(task.get_name()[5:]) - first for task in tasks], asyncio.all_tasks() == {asyncio.current_task(), *tasks})
    await asyncio.sleep(0)
    print([task.done() for task in tasks], asyncio.all_tasks() == {asyncio.current_task()})
    tasks[0].set_name(7)
    print(repr(tasks[0].get_name()))

asyncio.run(names())


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print('cancelled', e.args, asyncio.current_task().cancelling())
        asyncio.current_task().uncancel()
        return 'went on'


async def cancelling():
    for body in stubborn, lambda: asyncio.sleep(10, 'slept'):
        task = asyncio.create_task(body(), name='cancelled')
        await asyncio.sleep(0)
        print(task.cancel('please'), task.cancelling(), repr(task).split(' name=')[0])
        try:
            print(await task)
        except asyncio.CancelledError as e:
            print('CancelledError', e.args)
        print(task.cancelled(), task.done(), task.cancelling())
    at_once = asyncio.create_task(stubborn())
    at_once.cancel()
    print(await asyncio.gather(at_once, return_exceptions=True))

asyncio.run(cancelling())


# What nobody asks for.
def report(loop, context):
    print(context['message'], '|', repr(context.get('exception')), '|', 'future' in context, 'task' in context)


async def lost():
    import gc
    asyncio.get_running_loop().set_exception_handler(report)
    f = Future()
    f.set_exception(ZeroDivisionError('lost'))
    del f
    gc.collect()
    asked = Future()
    asked.set_exception(ZeroDivisionError('asked for'))
    print(repr(asked.exception()))
    del asked
    gc.collect()

    async def raises():
        raise KeyError('of a task')
    task = asyncio.create_task(raises())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()

asyncio.run(lost())
other.close()
loop.close()
