"""What is asked for, and whether it can be asked: one step up at a time, down by any number, never back in time."""

import re
from dataclasses import dataclass, replace

from jobgen.commands.days import required_day
from jobgen.errors import JobgenError
from jobgen.model.job import Expansion
from jobgen.model.spec import Platform
from jobgen.model.standing import HIGHEST
from jobgen.model.words import Signal, Trigger
from jobgen.nodes import Plain
from jobgen.syntax import day

_FLOORS = "every floor holds or is lifted by a delta"
_CRITERIA = "every criterion holds or is lifted by a delta"
_LINK = re.compile(r"https://\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the user has typed: `to` a step, or a suite and its signal, or neither for the next step."""

    platform: str
    down: bool
    date: str
    to: int | None = None
    suite: str = ""
    signal: str = ""
    why: str = ""
    issue: str = ""
    status: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One platform from step to step, or one suite of it from signal to signal; `start` and `end` say which."""

    platform: Platform
    request: Request
    start: int | Signal
    end: int | Signal

    @property
    def step(self) -> int:
        """The step of the platform after the move."""
        return self.end if isinstance(self.end, int) else self.platform.step

    @property
    def entry(self) -> dict[str, Plain]:
        """The entry of the history."""
        if isinstance(self.end, int):
            return self.dated({"step": self.end}, self.request.why or _FLOORS)
        about: dict[str, Plain] = {"suite": self.request.suite, "signal": self.end.value}
        return self.dated(about, self.request.why or _CRITERIA)

    def dated(self, about: dict[str, Plain], why: str) -> dict[str, Plain]:
        """Return an entry of the history on the day of the move."""
        issue: dict[str, Plain] = {"issue": self.request.issue} if self.request.issue else {}
        return {**about, "date": self.request.date, "why": why, **issue}


def checked(request: Request) -> Request:
    """Return the request with its texts trimmed.

    Raises:
        JobgenError: it contradicts itself, or something in it is no day, no link, or missing.
    """
    if request.to is not None and (request.suite or request.signal):
        raise JobgenError(
            "--to is about the platform, --suite and --signal about one suite", hint="give one of the two"
        )
    if bool(request.suite) != bool(request.signal):
        raise JobgenError("--suite and --signal go together", hint="--suite NAME --signal informing")
    required_day(request.date)
    why = " ".join(request.why.split())
    if request.down and not why:
        raise JobgenError("a demotion says why", hint='--why "what rotted, and since when"')
    if request.issue and not _LINK.fullmatch(request.issue):
        raise JobgenError(f"--issue {request.issue} is no link", hint="write https://…")
    return replace(request, why=why)


def resolved(request: Request, expansion: Expansion) -> Move:
    """Return the move that a request means.

    Raises:
        JobgenError: there is no such step or suite to go to, or the history is ahead of the day.
    """
    platform = expansion.platform[request.platform]
    last = max((entry.date for entry in platform.history if day.parse(entry.date)), default="")
    if request.date < last:
        message = f"{request.date} is before {last}, the last entry in the history of {platform.name}"
        raise JobgenError(message, hint="the history only goes forward: give a later --date")
    if request.status and (request.suite or _next_step(request, platform) != 0):
        raise JobgenError("--status says where a platform stands at step 0", hint="--to 0")
    if request.suite:
        start = _signal(request, platform, expansion)
        return Move(platform=platform, request=request, start=start, end=_next_signal(request, start))
    return Move(platform=platform, request=request, start=platform.step, end=_next_step(request, platform))


def _next_step(request: Request, platform: Platform) -> int:
    now = platform.step
    wanted = request.to if request.to is not None else now + (-1 if request.down else 1)
    if not 0 <= wanted <= HIGHEST:
        raise JobgenError(f"{platform.name} is at step {now}, the {'lowest' if request.down else 'highest'}")
    if wanted == now:
        raise JobgenError(f"{platform.name} is at step {now} already")
    if (wanted < now) != request.down:
        verb = "promote" if request.down else "demote"
        raise JobgenError(f"{platform.name} is at step {now}; step {wanted} is the other way", hint=f"jobgen {verb}")
    if wanted > now + 1:
        message = f"{platform.name} is at step {now}, and climbs one step at a time"
        raise JobgenError(message, hint=f"--to {now + 1}")
    return wanted


def _signal(request: Request, platform: Platform, expansion: Expansion) -> Signal:
    jobs = [job for job in expansion.jobs_of.get(platform.name, ()) if job.suite == request.suite]
    periodic = next((job for job in jobs if job.trigger is Trigger.PERIODIC), None)
    if periodic is not None:
        return periodic.signal
    if jobs or request.suite in platform.suites:
        message = f"{request.suite} of {platform.name} has no periodic that runs, and a signal belongs to a periodic"
        raise JobgenError(message, hint=f"add to suites.{request.suite}: periodic: {{interval: 3h}}")
    from jobgen.syntax.suggest import closest  # noqa: PLC0415  (difflib is slow to import, and rarely needed)

    known = sorted({job.suite for job in expansion.jobs_of.get(platform.name, ())})
    near = closest(request.suite, known)
    hint = f'did you mean "{near}"?' if near else f"suites: {', '.join(known) or 'none'}"
    raise JobgenError(f'{platform.name} has no suite "{request.suite}"', hint=hint)


def _next_signal(request: Request, now: Signal) -> Signal:
    order = list(Signal)
    wanted = Signal(request.signal)
    distance = order.index(wanted) - order.index(now)
    says = f"the signal of {request.suite} is {now}"
    if distance == 0:
        raise JobgenError(f"{says} already")
    if (distance < 0) != request.down:
        verb = "promote" if request.down else "demote"
        raise JobgenError(f"{says}; {wanted} is the other way", hint=f"jobgen {verb}")
    if distance > 1:
        raise JobgenError(f"{says}: informing comes before blocking", hint="--signal informing")
    return wanted
