#!/usr/bin/env python3
"""Writes one instance twice: moves of n devices, one at a time, as a Baton plan and as SMT-LIB for Z3.

generate.py order N SEED DIR: the cheapest order. Every device has a weight and a duration, lies in one of three
domains, and going to a device of another domain costs time; some devices have to wait for others. What is to be least
is the sum over devices of weight times the time at which it is back.

generate.py all N SEED DIR: how many orders there are. Every move takes 1, and the last ends at n.
"""
import pathlib
import random
import sys


def instance(kind, n, seed):
    rng = random.Random(f"{kind} {n} {seed}")
    takes = [rng.randint(2, 9) if kind == "order" else 1 for _ in range(n)]
    weight = [rng.randint(1, 9) for _ in range(n)]
    domain = [rng.randrange(3) for _ in range(n)]
    cost = rng.randint(2, 5)
    pairs = [(i, j) for i in range(n) for j in range(n) if i < j]
    shuffled = list(range(n))
    rng.shuffle(shuffled)
    before = sorted((shuffled[i], shuffled[j]) for i, j in rng.sample(pairs, n // 3 if kind == "order" else 2))
    return takes, weight, domain, cost, before


def table(name, values):
    arms = "  ".join(f"{i} -> {v}" for i, v in enumerate(values))
    return f"def {name}(d: Device): 0..9 = match d {{ {arms}  else -> 0 }}\n"


def baton(kind, n, takes, weight, domain, cost, before):
    text = f"protocol Moves\n\ntype Device = 0..{n - 1}\nvar moved: Device -> bool = false\n"
    text += table("takes_", takes) + table("weight", weight) + table("domain", domain)
    text += "action move(d: Device) when not moved[d] { moved[d] := true }\nterminal { true }\n"
    text += "reach done { all d: Device { moved[d] } }\n"
    text += "plan moves {\n  task go(d: Device) = move(d) takes takes_(d)\n  at most 1 of go(_)\n"
    for a, b in before:
        text += f"  go({a}) before go({b})\n"
    if kind == "order":
        text += f"  for d, e: Device where d < e and domain(d) != domain(e) {{ go(d) apart go(e) by {cost} }}\n"
        text += "  minimise total d: Device { end go(d) times weight(d) }\n}\n"
    else:
        text += "  minimise end\n}\n"
    return text


def smt(kind, n, takes, weight, domain, cost, before):
    text = ""
    for d in range(n):
        text += f"(declare-const s{d} Int)\n(assert (>= s{d} 0))\n"
    for i in range(n):
        for j in range(i + 1, n):
            gap = cost if kind == "order" and domain[i] != domain[j] else 0
            text += f"(assert (or (>= s{j} (+ s{i} {takes[i] + gap})) (>= s{i} (+ s{j} {takes[j] + gap}))))\n"
    for a, b in before:
        text += f"(assert (>= s{b} (+ s{a} {takes[a]})))\n"
    if kind == "order":
        terms = " ".join(f"(* {weight[d]} (+ s{d} {takes[d]}))" for d in range(n))
        text += f"(minimize (+ {terms}))\n(check-sat)\n(get-objectives)\n"
    else:
        text += "".join(f"(assert (<= s{d} {n - 1}))\n" for d in range(n))
    return text


def main():
    kind, n, seed, directory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), pathlib.Path(sys.argv[4])
    one = instance(kind, n, seed)
    directory.mkdir(parents=True, exist_ok=True)
    name = f"{kind}-{n}-{seed}"
    (directory / f"{name}.baton").write_text(baton(kind, n, *one))
    (directory / f"{name}.smt2").write_text(smt(kind, n, *one))


main()
