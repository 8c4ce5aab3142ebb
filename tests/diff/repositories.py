"""git as the tests run it, and projects that are repositories."""

import subprocess


def git(folder, *arguments):
    """Run git, and return what it prints."""
    who = ("-c", "user.name=A Tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class Scratch:
    """A project that is a git repository."""

    def __init__(self, project):
        self.project = project
        self.root = project.root
        self.run = project.run
        self.spawn = project.spawn
        self.write = project.write
        self.replace = project.replace

    def git(self, *arguments):
        return git(self.root, *arguments)

    def commit(self, message="a change"):
        """Commit everything, and return the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}")
        return self.git("rev-parse", "HEAD")

    def state(self):
        """Return what a command could have touched: the work tree, the index, the refs, the configuration."""
        files = {
            str(path.relative_to(self.root)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and not path.is_symlink()
        }
        return files, self.git("for-each-ref"), self.git("rev-parse", "HEAD")
