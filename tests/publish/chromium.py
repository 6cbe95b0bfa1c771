"""Headless Chromium over its debugging pipe: pages as a reader's browser has them, no network."""

import fcntl
import json
import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-pipe",
)  # fmt: skip
READ_END, WRITE_END = 3, 4
"""The file numbers on which Chromium listens and answers; messages end with a zero byte."""


class BrowserFault(Exception):
    """What the browser or the page answered instead of a value."""


class Tab:
    """One tab: open a page, run code in it, press, choose files, drop files."""

    def __init__(self, folder: Path, *more: str) -> None:
        listen, self._out = _high(*os.pipe())
        self._in, answer = _high(*os.pipe())
        program = shutil.which("chromium") or "chromium"

        def in_child() -> None:
            os.dup2(listen, READ_END)
            os.dup2(answer, WRITE_END)

        self._process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={folder}", *more, "about:blank"],
            preexec_fn=in_child, pass_fds=(READ_END, WRITE_END, listen, answer),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(listen)
        os.close(answer)
        self._rest, self._number, self._session = b"", 0, ""
        self.events: list[dict[str, Any]] = []
        (target,) = [
            t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page"
        ]
        attached = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        os.close(self._out)
        os.close(self._in)
        self._process.terminate()
        self._process.wait(30)

    def call(self, method: str, **values: Any) -> dict[str, Any]:
        """One command of the DevTools protocol and its result; events on the way are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": values}
        if self._session != "":
            message["sessionId"] = self._session
        _write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise BrowserFault(f"{method}: {answer['error']}")
                return dict(answer["result"])
            self.events.append(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = os.read(self._in, 1 << 20)
            if data == b"":
                raise BrowserFault("the browser ended")
            self._rest += data
        message, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(message))

    def open(self, page: Path) -> None:
        self.events.clear()
        self.call("Page.navigate", url=page.as_uri())
        self.wait("document.readyState === 'complete' && location.protocol === 'file:'")

    def run(self, code: str) -> Any:
        """The value of an expression in the page, awaited."""
        made = self.call("Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in made:
            raise BrowserFault(json.dumps(made["exceptionDetails"])[:2000])
        return made["result"].get("value")

    def wait(self, condition: str) -> None:
        """Until an expression is so, tried in the page every 20 ms, 20 s at the most."""
        self.run(
            "new Promise((done, fail) => { let left = 1000; const look = () => {"
            f" if ({condition}) done(true); else if (--left < 0) fail(new Error('not so'));"
            " else setTimeout(look, 20); }; look(); })"
        )

    def choose(self, selector: str, *files: Path) -> None:
        """Put files, or one folder, into an input for files."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(f) for f in files])

    def drop(self, selector: str, *files: Path) -> None:
        """Drag files or folders onto an element and let go."""
        box = self.run(
            f"(e => {{ e.scrollIntoView(); const r = e.getBoundingClientRect();"
            f" return [r.x + r.width / 2, r.y + 10]; }})(document.querySelector({selector!r}))"
        )
        data = {"items": [], "files": [str(f) for f in files], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self.call("Input.dispatchDragEvent", type=kind, x=box[0], y=box[1], data=data)

    def requests(self) -> list[str]:
        """Every address asked for since the page was opened."""
        return [
            e["params"]["request"]["url"]
            for e in self.events
            if e.get("method") == "Network.requestWillBeSent"
        ]


def _high(*ends: int) -> tuple[int, ...]:
    """The same pipe ends under numbers from 10 on, so that they never are 3 or 4."""
    made = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return made


def _write(end: int, data: bytes) -> None:
    while data != b"":
        data = data[os.write(end, data) :]
