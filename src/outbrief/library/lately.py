"""What was looked at lately: a few values that are costly to make, the one not asked for longest dropped first."""

from _thread import allocate_lock
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Lately(Generic[Key, Value]):
    """Values by key, together of a bounded weight; the last one is kept however heavy. Threads may share it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._weight = 0
        # As `threading.Lock`, without the 2 ms that loading that module costs a command.
        self._lock = allocate_lock()

    def get(self, key: Key, make: Callable[[], tuple[Value, int]]) -> Value:
        """Return the value of a key, made with its weight if it is not held."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key][0]
        # Two threads may make it at once; they make the same, and a lock held meanwhile would stop the keyboard.
        value, weight = make()
        with self._lock:
            if key not in self._held:
                self._held[key] = (value, weight)
                self._weight += weight
            while self._weight > self._most and len(self._held) > 1:
                self._weight -= self._held.popitem(last=False)[1][1]
        return value

    def copy(self) -> "Lately[Key, Value]":
        """Return another that holds the same for now."""
        other: Lately[Key, Value] = Lately(self._most)
        with self._lock:
            other._held, other._weight = self._held.copy(), self._weight
        return other
