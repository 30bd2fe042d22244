#!/usr/bin/env python3
"""Compares `baton plan` with Z3 on the instances of generate.py; prints Markdown tables.

run.py [order|all|server ...]. BATON is the command to run (default: the launcher of this checkout). All figures are CPU
seconds, user and system, of one process each, one after the other. Ours are given as a whole, without what the same
command takes for a plan of one task (starting Java, reading the file), and `warm`: what each of ten more copies of the
plan adds in the same process, when Java has compiled what it needs.
"""
import json
import os
import pathlib
import re
import resource
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent
BATON = shlex.split(os.environ.get("BATON", str(ROOT / "baton")))
LIMIT = 60  # CPU seconds of one process

TRIVIAL = """protocol One
type D = 0..0
var moved: D -> bool = false
action move(d: D) when not moved[d] { moved[d] := true }
terminal { true }
reach done { all d: D { moved[d] } }
plan moves { task go(d: D) = move(d) takes 1; minimise end }
"""


def limited():
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))


def cpu(command, text=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, input=text, capture_output=True, text=True, preexec_fn=limited)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def ours(file, *options):
    seconds, out = cpu([*BATON, "plan", str(file), "--format", "json", "-q", *options])
    return seconds, json.loads(out)["plans"][0]


def optimum(out):
    found = re.search(r"(\d+)\)\s*\)\s*$", out)
    return int(found.group(1)) if out.startswith("sat") and found else None


def theirs(file):
    """Z3's answers and CPU: integers as they come, integers without its own choice of a solver, reals."""
    text = file.read_text()
    reals = text.replace(" Int)", " Real)")
    for name, options, what in (
            ("Int", [], text), ("Int, smt.auto_config=false", ["smt.auto_config=false"], text), ("Real", [], reals)):
        seconds, out = cpu(["z3", "-in", *options], what)
        yield name, seconds, optimum(out)


def generate(kind, n, seed, directory):
    subprocess.run([sys.executable, str(HERE / "generate.py"), kind, str(n), str(seed), str(directory)], check=True)
    return directory / f"{kind}-{n}-{seed}"


def start_up(directory):
    trivial = directory / "trivial.baton"
    trivial.write_text(TRIVIAL)
    return min(ours(trivial)[0] for _ in range(3))


def warm(file, once):
    """CPU of one plan among many: ten more copies of it."""
    text = file.read_text()
    at = text.index("plan moves")
    copies = file.with_name("copies.baton")
    copies.write_text(text + "".join(text[at:].replace("plan moves", f"plan moves{i}") for i in range(10)))
    return max(ours(copies)[0] - once, 0.01) / 10


def order(directory, base):
    print("| n | seed | optimum | ours | without start | warm | Z3 Int | Z3 Int, no auto_config | Z3 Real | best right Z3 to warm |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for n in (9, 10):
        for seed in (1, 2, 3):
            name = generate("order", n, seed, directory)
            whole, plan = ours(name.with_suffix(".baton"))
            best = plan["objectives"][0]
            assert plan["result"] == "optimal" and best["value"] == best["bound"]
            cells, right = [], []
            for _, seconds, value in theirs(name.with_suffix(".smt2")):
                if value == best["value"]:
                    right.append(seconds)
                    cells.append(f"{seconds:.2f}")
                else:
                    cells.append("none in time" if value is None else f"**{value}, wrong**")
            engine = max(whole - base, 0.01)
            each = warm(name.with_suffix(".baton"), whole)
            ratio = f"{min(right) / each:.1f}" if right else f"more than {LIMIT / each:.0f}"
            print(f"| {n} | {seed} | {best['value']} | {whole:.2f} | {engine:.2f} | {each:.3f} | {' | '.join(cells)} | {ratio} |",
                  flush=True)


def blocking(file, n):
    """Counts models by blocking each, in one Z3 process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    z3 = subprocess.Popen(["z3", "-in"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=limited)
    z3.stdin.write(file.read_text())
    names = " ".join(f"s{d}" for d in range(n))
    count = 0
    try:
        while True:
            z3.stdin.write("(check-sat)\n")
            z3.stdin.flush()
            if z3.stdout.readline().strip() != "sat":
                break
            count += 1
            z3.stdin.write(f"(get-value ({names}))\n")
            z3.stdin.flush()
            answer = ""
            while answer.count("(") == 0 or answer.count("(") != answer.count(")"):
                answer += z3.stdout.readline()
            values = re.findall(r"\((s\d+) (\d+)\)", answer)
            z3.stdin.write("(assert (or " + " ".join(f"(not (= {v} {k}))" for v, k in values) + "))\n")
    except BrokenPipeError:
        count = -1
    z3.stdin.close()
    z3.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return count, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def every(directory, base):
    print("| n | seed | plans | ours, each run in the protocol | without start | Z3, blocking clauses | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for n, seed in ((7, 1), (7, 2), (7, 3)):
        name = generate("all", n, seed, directory)
        whole, plan = ours(name.with_suffix(".baton"), "--all")
        count, seconds = blocking(name.with_suffix(".smt2"), n)
        found = plan["all"]["count"]
        assert plan["all"]["complete"] and count in (found, -1) or seconds >= LIMIT - 1, (found, count)
        engine = max(whole - base, 0.01)
        theirs_ = f"{seconds:.2f}" if count == found else f"{count} in {seconds:.0f}"
        print(f"| {n} | {seed} | {found} | {whole:.2f} | {engine:.2f} | {theirs_} | {seconds / engine:.1f} |", flush=True)


def server(directory, base):
    whole, plan = ours(ROOT / "models/library/plan/server.baton", "-D", "groups=8", "-p", "handOver")
    print(f"24 devices, {len(plan['tasks'])} tasks: {plan['result']}, "
          + ", ".join(f"{o['minimise']} = {o['value']} (bound {o['bound']})" for o in plan["objectives"])
          + f"; {whole:.1f} s CPU, {plan['statistics']['seconds']:.1f} s, {plan['statistics']['nodes']} nodes")


def main():
    wanted = sys.argv[1:] or ["order", "all", "server"]
    with tempfile.TemporaryDirectory() as directory:
        directory = pathlib.Path(directory)
        base = start_up(directory)
        print(f"start-up {base:.2f} s\n")
        for name in wanted:
            {"order": order, "all": every, "server": server}[name](directory, base)
            print()


main()
