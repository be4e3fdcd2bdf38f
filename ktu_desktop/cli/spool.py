"""A list that lies in a temporary file once it is long, so that memory does not grow with it."""

import pickle
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Generic, Self, TypeVar

T = TypeVar("T")
_IN_MEMORY = 4 * 1024 * 1024


class Spool(Generic[T]):
    """Things added one by one and read in their order, as often as one likes."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with the spool
        self._count = 0

    def add(self, thing: T) -> None:
        """Put one more at the end."""
        self._file.seek(0, 2)
        pickle.dump(thing, self._file, pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __iter__(self) -> Iterator[T]:
        position = 0
        for _ in range(self._count):
            self._file.seek(position)
            thing: T = pickle.load(self._file)
            position = self._file.tell()
            yield thing

    def __len__(self) -> int:
        return self._count

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
