"""The one function through which every file of a release is written, with its digest."""

from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import PublishRefused
from onrecord.ids import sha256_hex

SUMS = "SHA256SUMS"


@dataclass(slots=True)
class ReleaseFolder:
    """An empty folder being filled.

    digests: relative path, with "/", to the SHA-256 of what was written there.
    """

    target: Path
    digests: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def write(self, path: str, content: str | bytes) -> None:
        """Write one file; the same path, in any case, is never written twice.

        Raises:
            PublishRefused: the path is taken or leads out of the folder.
        """
        if path.startswith("/") or ".." in path.split("/") or path.casefold() in self._taken:
            raise PublishRefused(f"{path!r} is not a new path inside the release")
        data = content if isinstance(content, bytes) else encoded(content)
        file = self.target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self._taken.add(path.casefold())
        self.digests[path] = sha256_hex(data)

    def write_sums(self) -> None:
        """SHA256SUMS over everything written, readable by `sha256sum -c`."""
        lines = [f"{digest}  {path}\n" for path, digest in sorted(self.digests.items())]
        self.write(SUMS, "".join(lines))


def encoded(text: str) -> bytes:
    r"""UTF-8; a lone surrogate, which UTF-8 cannot hold, as its \udXXX escape."""
    return text.encode("utf-8", "backslashreplace")


def empty_folder(target: Path) -> ReleaseFolder:
    """The folder, made if it is not there.

    Raises:
        PublishRefused: something is in it.
    """
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise PublishRefused(f"{target} is not empty; a release is written into an empty folder")
    return ReleaseFolder(target)
