"""The gist that Sharer's idea comes from, as a row of the table: N coroutines, one worker thread, no-op calls.

    python3 gist.py CALLERS SECONDS     prints the nanoseconds per call
"""
import asyncio
import functools
import sys
import time
from concurrent.futures import ThreadPoolExecutor


class SharerMixin:
    def __init__(self):
        self._executor = ThreadPoolExecutor(max_workers=1)


def share(method):
    @functools.wraps(method)
    async def wrapper(self, *args):
        future = self._executor.submit(method, self, *args)
        await asyncio.sleep(0)
        return future.result()  # blocks the event loop until the worker is done, as the gist does

    return wrapper


class Counter(SharerMixin):
    def __init__(self):
        super().__init__()
        self.value = 0

    @share
    def increment(self):
        self.value += 1
        return self.value


class Window:
    """Opens with the first call, so that making the coroutines is not counted."""

    def __init__(self, seconds):
        self._seconds = seconds
        self._start = None

    def is_open(self):
        if self._start is None:
            self._start = time.perf_counter()
        return self.elapsed() < self._seconds

    def elapsed(self):
        return time.perf_counter() - self._start


async def call_while_open(counter, window):
    calls = 0
    while window.is_open():
        await counter.increment()
        calls += 1
    return calls


async def main(callers, seconds):
    counter = Counter()
    window = Window(seconds)
    calls = sum(await asyncio.gather(*(call_while_open(counter, window) for _ in range(callers))))
    elapsed = window.elapsed()
    if calls != counter.value:
        sys.exit(f"answered {calls} calls and ran {counter.value}")
    print(round(elapsed * 1e9 / calls))


asyncio.run(main(int(sys.argv[1]), float(sys.argv[2])))
