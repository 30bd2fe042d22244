#!/usr/bin/env python3
"""Which protocols of the library are proved at sizes that explicit search cannot reach; prints a Markdown table.

run.py [PROTOCOL ...]: files, default all of models/library that have a sort. One process at a time. LIMIT: seconds for
each (default 60), MEMORY: of explicit search (default 2g), MOST: the greatest size tried (default 32), SORTS: how many
sorts of a protocol are tried (default all).

For a sort of a protocol, the others as they are: its size is doubled until explicit search does not answer all safety
goals (invariants, transitions, deadlock, well-defined) within LIMIT. From there on proofs are asked for, first
`--engine pdr` and, of what that leaves if it is little, `--engine spacer`, each with LIMIT, and the size is doubled as long as no goal
remains. Of several sorts the next is tried where the one before gave nothing. All proofs are checked again by two
solvers before they count, which is part of LIMIT.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent
LIMIT = int(os.environ.get("LIMIT", "60"))
MEMORY = os.environ.get("MEMORY", "2g")
SORTS = int(os.environ.get("SORTS", "99"))
MOST = int(os.environ.get("MOST", "32"))
GRACE = 30  # seconds behind the limit, after which a call is ended from outside and has no answer
FEW = 3  # goals that are left for spacer
SAFETY = {"invariant", "transition", "deadlock", "well-defined"}
DECIDED = {"holds", "vacuous", "violated"}


def check(file, size, goals, engine, *options):
    """The report of a call; None if the call is refused."""
    names = [word for goal in goals for word in ("-p", goal)]
    command = [str(ROOT / "baton"), "check", str(file), "--engine", engine, "--format", "json", "-q",
               "--timeout", f"{LIMIT}s", "--workers", "1", *size, *options, *names]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT + GRACE)
    except subprocess.TimeoutExpired:
        return {"properties": [{"name": g, "verdict": "undecided", "expected": None} for g in goals]}
    runs = json.loads(done.stdout)["runs"] if done.stdout.startswith("{") else []
    if not runs:
        print(f"{file} {' '.join(size)}: {done.stderr.strip().splitlines()[:1]}", file=sys.stderr)
    return runs[0] if runs else None


def verdicts(run):
    return {p["name"]: p["verdict"] for p in run["properties"]}


def remaining(found):
    return [goal for goal, verdict in found.items() if verdict not in DECIDED]


def searched(file, size, goals):
    """Whether explicit search answers everything; how many states it has then."""
    run = check(file, size, goals, "explicit", "--memory", MEMORY)
    return None if run is None else (not remaining(verdicts(run)), run.get("states"))


def proved(file, size, goals):
    """What remains open behind pdr and spacer, which goals spacer has added, and which are violated unexpectedly."""
    run = check(file, size, goals, "pdr")
    if run is None:
        return None
    found = verdicts(run)
    rest = remaining(found)
    wrong = [p["name"] for p in run["properties"] if p["verdict"] == "violated" and p["expected"] != "violated"]
    by_spacer = []
    if 0 < len(rest) <= FEW:
        more = check(file, size, rest, "spacer")
        if more is not None:
            added = {g: v for g, v in verdicts(more).items() if g in rest and v in DECIDED}
            found |= added
            by_spacer = list(added)
    return remaining(found), by_spacer, wrong


def grow(file, sort, first, goals):
    """The row of a sort: where search ends, how far proofs go, what remains where they end."""
    n = first * 2
    last_searched = first
    while True:
        if n > MOST:
            return f"{last_searched}", "", "search answers them all"
        answer = searched(file, ("-s", f"{sort}={n}"), goals)
        if answer is None:
            return f"{last_searched}", "", f"{sort}={n} is refused"
        if not answer[0]:
            break
        last_searched = n
        n *= 2
    best = ""
    notes = []
    while n <= MOST:
        result = proved(file, ("-s", f"{sort}={n}"), goals)
        if result is None:
            notes.append(f"{n} is refused")
            break
        rest, by_spacer, violated = result
        if by_spacer:
            notes.append(f"at {n} by spacer: " + ", ".join(by_spacer))
        if violated:
            notes.append(f"at {n} violated: " + ", ".join(violated))
        if rest:
            notes.append(f"at {n} open: " + ", ".join(rest))
            break
        best = str(n)
        n *= 2
    return f"{last_searched}", best, "; ".join(notes)


def main():
    os.environ["BATON_BUILD"] = "off"
    subprocess.run([str(ROOT / "baton"), "--version"], check=True, capture_output=True)
    files = sys.argv[1:] or sorted(
        str(p.relative_to(ROOT)) for p in (ROOT / "models/library").rglob("*.baton") if "components" not in p.parts)
    os.chdir(ROOT)
    print("| protocol | sort | all by search up to | all by proof up to | beyond that |")
    print("| --- | --- | --- | --- | --- |", flush=True)
    for file in files:
        sorts = re.findall(r"^sort\s+(\w+)", pathlib.Path(file).read_text(), re.M)
        if not sorts:
            continue
        run = check(file, (), (), "explicit", "--bound", "0")
        if run is None:
            continue
        goals = [p["name"] for p in run["properties"] if p["kind"] in SAFETY and p["verdict"] is not None]
        for sort in sorts[:SORTS]:
            searched_to, best, notes = grow(file, sort, run["sizes"][sort], goals)
            name = file.removeprefix("models/library/").removesuffix(".baton")
            print(f"| `{name}` | {sort} | {searched_to} | {best or '-'} | {notes} |", flush=True)
            if best:
                break


if __name__ == "__main__":
    main()
