"""A real browser without a window, asked over a pipe in the protocol of its developer tools."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--remote-debugging-pipe",
]

#: A browser that says nothing for so many seconds has hung.
PATIENCE = 60


def found() -> str | None:
    """The path of a Chromium, if this machine has one that can be asked over a pipe."""
    if os.name != "posix":
        return None
    return next(filter(None, map(shutil.which, NAMES)), None)


def _above_4(number: int) -> int:
    while number <= 4:
        number = os.dup(number)
    return number


class Browser:
    """One process, in a profile of its own that is thrown away with ``folder``."""

    def __init__(self, folder: Path) -> None:
        theirs_in, self.out = os.pipe()
        self.back, theirs_out = os.pipe()

        def place() -> None:
            # The browser reads from 3 and writes to 4, which may be numbers in use in here.
            theirs = _above_4(theirs_in), _above_4(theirs_out)
            os.dup2(theirs[0], 3)
            os.dup2(theirs[1], 4)

        program = found()
        assert program is not None
        self.process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={folder}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=place, pass_fds=(3, 4), start_new_session=True,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self.asked = 0
        self.unread = b""
        self.events: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.out)
        os.close(self.back)

    def ask(self, method: str, session: str | None = None, /, **params: Any) -> dict[str, Any]:
        """Send one command and wait for its result; events on the way are kept."""
        self.asked += 1
        number = self.asked
        command = {"id": number, "method": method, "params": params}
        if session:
            command["sessionId"] = session
        os.write(self.out, json.dumps(command).encode() + b"\0")
        while True:
            message = self._read(PATIENCE)
            assert message is not None, f"no answer to {method}"
            if message.get("id") == number:
                assert "error" not in message, f"{method}: {message['error']}"
                return message["result"]
            self.events.append(message)

    def listen(self, seconds: float) -> None:
        """Keep what events come in this time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            message = self._read(left)
            if message is not None:
                self.events.append(message)

    def _read(self, patience: float) -> dict[str, Any] | None:
        end = time.monotonic() + patience
        while b"\0" not in self.unread:
            ready, _, _ = select.select([self.back], [], [], max(0, end - time.monotonic()))
            if not ready:
                return None
            chunk = os.read(self.back, 1 << 20)
            assert chunk, "the browser has ended"
            self.unread += chunk
        message, _, self.unread = self.unread.partition(b"\0")
        return json.loads(message)

    def open(self, path: Path, *, width: int = 1200, height: int = 800, hash: str = "",
             media: dict[str, str] | None = None, javascript: bool = True) -> Page:
        """A new page that shows a file."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session)
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.ask(f"{domain}.enable")
        page.ask("Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=False,
                 flatten=True)
        page.ask("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)
        page.ask("Emulation.setScriptExecutionDisabled", value=not javascript)
        features = [{"name": name, "value": value} for name, value in (media or {}).items()]
        page.ask("Emulation.setEmulatedMedia", features=features)
        self.events.clear()
        page.ask("Page.navigate", url=path.resolve().as_uri() + hash)
        page.wait_for("Page.loadEventFired")
        return page


class Page:
    """A page, or a frame of its own process in one."""

    def __init__(self, browser: Browser, session: str) -> None:
        self.browser = browser
        self.session = session

    def ask(self, method: str, /, **params: Any) -> dict[str, Any]:
        return self.browser.ask(method, self.session, **params)

    def wait_for(self, method: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self.events(method):
            assert time.monotonic() < end, f"waited in vain for {method}"
            self.browser.listen(0.05)

    def events(self, *methods: str) -> list[dict[str, Any]]:
        """The parameters of the events of these kinds, of the page and of all frames in it."""
        return [event["params"] for event in self.browser.events if event["method"] in methods]

    def run(self, script: str, context: int | None = None) -> Any:
        """The value of an expression in the page."""
        where = {"contextId": context} if context is not None else {}
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True,
                          awaitPromise=True, **where)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """A key goes down and up again."""
        codes = {"ArrowRight": 39, "ArrowLeft": 37, "Home": 36, "End": 35, " ": 32}
        known = {"key": key, "code": "Space" if key == " " else key,
                 "windowsVirtualKeyCode": codes[key]}
        if key == " ":
            known["text"] = " "
        self.ask("Input.dispatchKeyEvent", type="keyDown", **known)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **known)

    def complaints(self) -> list[str]:
        """Every error and every line in the console."""
        self.browser.listen(0.2)
        return [str(event) for event in self.events(
            "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")]

    def requests(self) -> list[str]:
        """The addresses that were asked for, without what a page holds itself."""
        self.browser.listen(0.2)
        asked = [event["request"]["url"] for event in self.events("Network.requestWillBeSent")]
        return [url for url in asked if not url.startswith(("data:", "about:"))]

    def frame(self) -> Page | Context:
        """The frame in the page: in a process of its own, or in a context of its own."""
        for event in self.events("Target.attachedToTarget"):
            if event["targetInfo"]["type"] == "iframe":
                frame = Page(self.browser, event["sessionId"])
                for domain in ("Runtime", "Log", "Network"):
                    frame.ask(f"{domain}.enable")
                return frame
        contexts = [event["context"] for event in self.events("Runtime.executionContextCreated")]
        return Context(self, contexts[-1]["id"])

    def screenshot(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))


class Context:
    """A frame in the process of its page."""

    def __init__(self, page: Page, number: int) -> None:
        self.page = page
        self.number = number

    def run(self, script: str) -> Any:
        return self.page.run(script, self.number)
