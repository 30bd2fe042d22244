#!/usr/bin/env python3
"""Compares `baton plan` with Z3 on the instances of generate.py; prints Markdown tables.

run.py [order|all|more|server ...]. BATON is the command to run (default: the launcher of this checkout); `warm` needs what
`mvn -DskipTests -pl tests -am verify` builds. All figures are CPU seconds, user and system. Processes run one after the
other. Ours are given as a whole, where that is more than noise without what the same command takes for a plan of one
task (starting Java, reading the file), and `warm`: what PlansBench takes for one in a process that has made many, from the text to the run in the
protocol, when Java has compiled what it needs. `more` goes through more plans than `all`, which takes Z3 minutes.
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
MORE = 300  # of Z3 where it goes through very many plans

TRIVIAL = """protocol One
type D = 0..0
var moved: D -> bool = false
action move(d: D) when not moved[d] { moved[d] := true }
terminal { true }
reach done { all d: D { moved[d] } }
plan moves { task go(d: D) = move(d) takes 1; minimise end }
"""


def limited(seconds=LIMIT):
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


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


def warm(kind, rounds, files):
    """CPU of one round of each file among many."""
    doctor = subprocess.run([str(ROOT / "baton"), "doctor"], env={**os.environ, "BATON_BUILD": "off"},
                            capture_output=True, text=True, check=True).stdout
    java = re.search(r"java-home\s+(\S+)", doctor).group(1) + "/bin/java"
    path = [ROOT / "tests/target/test-classes", *sorted((ROOT / "cli/target/baton/lib").glob("*.jar"))]
    done = subprocess.run(
        [java, "-Xss16m", "-XX:+UseSerialGC", "-cp", ":".join(map(str, path)), "baton.tests.benchmarks.PlansBench", kind,
         str(rounds), "8", *map(str, files)], cwd=ROOT, capture_output=True, text=True, check=True)
    return [float(line.split()[2]) for line in done.stdout.splitlines()]


def order(directory, _):
    print("| n | seed | optimum | ours | warm | Z3 Int | Z3 Int, no auto_config | Z3 Real | best right Z3 to ours"
          " | to warm |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    instances = [(n, seed, generate("order", n, seed, directory)) for n in (9, 10) for seed in (1, 2, 3)]
    each = warm("best", 100, [name.with_suffix(".baton") for _, _, name in instances])
    for (n, seed, name), again in zip(instances, each):
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
        least, word = (min(right), "") if right else (LIMIT, "more than ")
        print(f"| {n} | {seed} | {best['value']} | {whole:.2f} | {again:.4f} | {' | '.join(cells)}"
              f" | {word}{least / whole:.1f} | {word}{least / again:.0f} |", flush=True)


def blocking(file, n, limit):
    """Counts models by blocking each, in one Z3 process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    z3 = subprocess.Popen(["z3", "-in"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                          preexec_fn=lambda: limited(limit))
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


def every(directory, base, instances, limit):
    print("| n | seed | plans | ours | without start | warm | Z3 | to ours | to without start | to warm |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    instances = [(n, seed, generate("all", n, seed, directory)) for n, seed in instances]
    each = warm("all", 20, [name.with_suffix(".baton") for _, _, name in instances])
    for (n, seed, name), again in zip(instances, each):
        whole, plan = ours(name.with_suffix(".baton"), "--all")
        count, seconds = blocking(name.with_suffix(".smt2"), n, limit)
        found = plan["all"]["count"]
        assert plan["all"]["complete"] and plan["all"]["runs"] == found
        assert count == found or seconds >= limit - 1, (found, count)
        engine = max(whole - base, 0.01)
        theirs_ = f"{seconds:.2f}" if count == found else f"not all in {seconds:.0f}"
        print(f"| {n} | {seed} | {found} | {whole:.2f} | {engine:.2f} | {again:.4f} | {theirs_} | {seconds / whole:.1f}"
              f" | {seconds / engine:.1f} | {seconds / again:.0f} |", flush=True)


def server(*_):
    whole, plan = ours(ROOT / "models/library/plan/server.baton", "-D", "groups=8", "-p", "handOver")
    print(f"24 devices, {len(plan['tasks'])} tasks: {plan['result']}, "
          + ", ".join(f"{o['minimise']} = {o['value']} (bound {o['bound']})" for o in plan["objectives"])
          + f"; {whole:.1f} s CPU, {plan['statistics']['seconds']:.1f} s, {plan['statistics']['nodes']} nodes")


def main():
    runs = {
        "order": order,
        "all": lambda directory, base: every(directory, base, [(7, 1), (7, 2), (7, 3)], LIMIT),
        "more": lambda directory, base: every(directory, base, [(8, 1), (8, 3)], MORE),
        "server": server,
    }
    with tempfile.TemporaryDirectory() as directory:
        directory = pathlib.Path(directory)
        base = start_up(directory)
        print(f"start-up {base:.2f} s\n")
        for name in sys.argv[1:] or runs:
            runs[name](directory, base)
            print()


main()
