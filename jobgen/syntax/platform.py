"""Names of platforms: `<os>-<arch>` in Go's spelling, such as `linux-riscv64`."""

import re

from jobgen.syntax.suggest import closest

# Every value that Go knows, ports that are gone or planned included (Go 1.26, internal/syslist).
GOOS = frozenset({
    "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd",
    "openbsd", "plan9", "solaris", "wasip1", "windows", "zos",
})  # fmt: skip
GOARCH = frozenset({
    "386", "amd64", "amd64p32", "arm", "arm64", "arm64be", "armbe", "loong64", "mips", "mips64", "mips64le",
    "mips64p32", "mips64p32le", "mipsle", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc",
    "sparc64", "wasm",
})  # fmt: skip

_OTHER_OS = {
    "macos": "darwin",
    "osx": "darwin",
    "mac": "darwin",
    "win": "windows",
    "win32": "windows",
    "win64": "windows",
}
_OTHER_ARCH = {
    "x86_64": "amd64",
    "x86-64": "amd64",
    "x64": "amd64",
    "i386": "386",
    "i586": "386",
    "i686": "386",
    "x86": "386",
    "aarch64": "arm64",
    "armv8": "arm64",
    "armhf": "arm",
    "armel": "arm",
    "armv6": "arm",
    "armv7": "arm",
    "armv7l": "arm",
    "loongarch64": "loong64",
    "mipsel": "mipsle",
    "mips64el": "mips64le",
    "ppc64el": "ppc64le",
    "powerpc64le": "ppc64le",
    "rv64": "riscv64",
    "rv64gc": "riscv64",
    "wasm32": "wasm",
}


def parse(name: str) -> tuple[str, str]:
    """Return operating system and architecture; ValueError where `error` has something to say."""
    if problem := error(name):
        raise ValueError(problem)
    os, _, arch = name.partition("-")
    return os, arch


def error(name: str) -> str | None:
    """Return why the name is not that of a platform that Go knows, or None."""
    os, dash, arch = name.partition("-")
    if not (os and dash and arch):
        return f'platform "{name}" is not of the form <os>-<arch>, such as linux-amd64'
    if os not in GOOS:
        return f'operating system "{os}" of platform "{name}" is not known to Go'
    if arch not in GOARCH:
        return f'architecture "{arch}" of platform "{name}" is not known to Go'
    return None


def suggestion(name: str) -> str | None:
    """Return the name that was probably meant, such as `linux-arm64` for `linux-aarch64`, or None."""
    first, _, second = re.sub("[/ ]", "-", name.lower()).partition("-")
    for os, arch in ((first, second), (second, first)):
        known_os, known_arch = _nearest(os, GOOS, _OTHER_OS), _nearest(arch, GOARCH, _OTHER_ARCH)
        if known_os and known_arch:
            return f"{known_os}-{known_arch}"
    return None


def _nearest(word: str, known: frozenset[str], others: dict[str, str]) -> str | None:
    if word in known:
        return word
    return others.get(word) or closest(word, known)
