---------------------------- MODULE DrainWithAll ----------------------------
\* Requests are drained before a handover: a small protocol with most constructs.
\* Written by `baton export --to tla`.
\* Some goals need variables beside the protocol's: there are more states than ours.
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANT none  \* the option without a value

Kernel == {"Kernel#0", "Kernel#1"}
Mode == {"serving", "draining", "done"}
ElementsOf(xs) == {xs[i] : i \in DOMAIN xs}

VARIABLES
  first,
  mode,
  queue,
  owner,
  seen,
  sum,
  at_handOver,
  faults_lose,
  lbl,
  past_seenOnce_1,
  holds_seenOnce

vars == <<first, mode, queue, owner, seen, sum, at_handOver, faults_lose, lbl, past_seenOnce_1, holds_seenOnce>>

busy(k) == \E r \in ElementsOf(queue) : r.from = k

\* Every variable has its type.
TypeOK ==
  /\ first \in Kernel
  /\ mode \in [Kernel -> Mode]
  /\ queue \in (UNION {[1..n -> [from : Kernel, retries : (0..2)]] : n \in 0..2})
  /\ owner \in (Kernel \cup {none})
  /\ seen \in (SUBSET Kernel)
  /\ sum \in (0..3)
  /\ at_handOver \in [Kernel -> [at : {"idle", "started", "drain", "tell", "finish"}, o : (Kernel \cup {none}), visited_o : (SUBSET Kernel)]]
  /\ faults_lose \in (0..1)

Init ==
  /\ first \in Kernel
  /\ mode = [key_1 \in Kernel |-> "serving"]
  /\ queue = <<>>
  /\ owner = first
  /\ seen = {}
  /\ sum = 0
  /\ at_handOver = [key_1 \in Kernel |-> [at |-> "idle", o |-> none, visited_o |-> {}]]
  /\ faults_lose = 0
  /\ lbl = [act |-> "", args |-> <<>>, odd |-> FALSE]
  /\ past_seenOnce_1 = ((lbl.act = "serve") \/ FALSE)
  /\ holds_seenOnce = ((seen # {}) => ((lbl.act = "serve") \/ FALSE))

submit(k) ==
  /\ (mode[k] = "serving")
  /\ (Len(queue) < 2)
  /\ Len(queue) < 2
  /\ queue' = Append(queue, [from |-> k, retries |-> 0])
  /\ lbl' = [act |-> "submit", args |-> <<k>>, odd |-> ~lbl.odd]
  /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
  /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
  /\ UNCHANGED <<first, mode, owner, seen, sum, at_handOver, faults_lose>>

\* Where `submit` is ill-defined.
submit_ill(k) ==
  /\ (mode[k] = "serving")
  /\ (Len(queue) < 2)
  /\ ~(Len(queue) < 2)

serve ==
  /\ (queue # <<>>)
  /\ queue # <<>>
  /\ LET popped == Head(queue)
     IN  LET r == popped
         IN  /\ queue' = Tail(queue)
             /\ seen' = seen \cup {r.from}
             /\ lbl' = [act |-> "serve", args |-> <<>>, odd |-> ~lbl.odd]
             /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
             /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
             /\ UNCHANGED <<first, mode, owner, sum, at_handOver, faults_lose>>

\* Where `serve` is ill-defined.
serve_ill ==
  /\ (queue # <<>>)
  /\ ~(queue # <<>>)

lose ==
  /\ faults_lose < 1
  /\ (queue # <<>>)
  /\ queue # <<>>
  /\ LET popped == Head(queue)
     IN  LET queue_1 == Tail(queue)
         IN  LET r == popped
             IN  /\ (r.retries < 2)
                 /\ ((r.retries + 1) \in (0..2) /\ Len(queue_1) < 2)
                 /\ queue' = Append(queue_1, [r EXCEPT !.retries = r.retries + 1])
                 /\ faults_lose' = faults_lose + 1
                 /\ lbl' = [act |-> "lose", args |-> <<>>, odd |-> ~lbl.odd]
                 /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
                 /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
                 /\ UNCHANGED <<first, mode, owner, seen, sum, at_handOver>>

\* Where `lose` is ill-defined.
lose_ill ==
  /\ faults_lose < 1
  /\ (queue # <<>>)
  /\ \/ ~(queue # <<>>)
     \/ /\ queue # <<>>
        /\ LET popped == Head(queue)
           IN  LET queue_1 == Tail(queue)
               IN  LET r == popped
                   IN  /\ (r.retries < 2)
                       /\ ~(((r.retries + 1) \in (0..2) /\ Len(queue_1) < 2))

grow ==
  /\ (sum + 1) \in (0..3)
  /\ sum' = sum + 1
  /\ lbl' = [act |-> "grow", args |-> <<>>, odd |-> ~lbl.odd]
  /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
  /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
  /\ UNCHANGED <<first, mode, queue, owner, seen, at_handOver, faults_lose>>

\* Where `grow` is ill-defined.
grow_ill == ~((sum + 1) \in (0..3))

pick ==
  \E k \in Kernel :
    /\ (mode[k] = "serving")
    /\ owner' = k
    /\ lbl' = [act |-> "pick", args |-> <<>>, odd |-> ~lbl.odd]
    /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
    /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
    /\ UNCHANGED <<first, mode, queue, seen, sum, at_handOver, faults_lose>>

reset ==
  /\ (sum > 2)
  /\ (\A k \in Kernel : ((mode[k] # "done") => owner # none))
  /\ mode' = [k \in Kernel |-> IF mode[k] # "done" THEN IF owner = k THEN "draining" ELSE "serving" ELSE mode[k]]
  /\ sum' = 0
  /\ lbl' = [act |-> "reset", args |-> <<>>, odd |-> ~lbl.odd]
  /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
  /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
  /\ UNCHANGED <<first, queue, owner, seen, at_handOver, faults_lose>>

\* Where `reset` is ill-defined.
reset_ill ==
  /\ (sum > 2)
  /\ ~((\A k \in Kernel : ((mode[k] # "done") => owner # none)))

handOver_drain(k) ==
  /\ at_handOver[k].at = "drain"
  /\ LET mode_1 == [mode EXCEPT ![k] = "draining"]
     IN  \/ \E o \in Kernel :
              /\ (o # k)
              /\ \E skipped \in SUBSET {refused \in Kernel : ~(refused # k)} :
                   /\ mode' = mode_1
                   /\ at_handOver' = [at_handOver EXCEPT ![k] = [at |-> "tell", o |-> o, visited_o |-> ({} \cup skipped)]]
                   /\ lbl' = [act |-> "handOver.drain", args |-> <<k>>, odd |-> ~lbl.odd]
                   /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
                   /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
                   /\ UNCHANGED <<first, queue, owner, seen, sum, faults_lose>>
         \/ /\ \A refused \in Kernel : ~(refused # k)
            /\ \/ /\ (~busy(k))
                  /\ mode' = mode_1
                  /\ at_handOver' = [at_handOver EXCEPT ![k] = [at |-> "finish", o |-> none, visited_o |-> {}]]
                  /\ lbl' = [act |-> "handOver.drain", args |-> <<k>>, odd |-> ~lbl.odd]
                  /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
                  /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
                  /\ UNCHANGED <<first, queue, owner, seen, sum, faults_lose>>
               \/ /\ ~(~busy(k))
                  /\ mode' = mode_1
                  /\ at_handOver' = [at_handOver EXCEPT ![k] = [at |-> "idle", o |-> none, visited_o |-> {}]]
                  /\ lbl' = [act |-> "handOver.drain", args |-> <<k>>, odd |-> ~lbl.odd]
                  /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
                  /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
                  /\ UNCHANGED <<first, queue, owner, seen, sum, faults_lose>>

\* The same as the first step of an instance that is idle.
handOver_drain_begins(k) ==
  /\ at_handOver[k].at = "idle"
  /\ (mode[k] = "serving")
  /\ (owner = k)
  /\ LET at_handOver_1 == [at_handOver EXCEPT ![k] = [at |-> "drain", o |-> none, visited_o |-> {}]]
     IN  LET mode_1 == [mode EXCEPT ![k] = "draining"]
         IN  \/ \E o \in Kernel :
                  /\ (o # k)
                  /\ \E skipped \in SUBSET {refused \in Kernel : ~(refused # k)} :
                       /\ mode' = mode_1
                       /\ at_handOver' = [at_handOver_1 EXCEPT ![k] = [at |-> "tell", o |-> o, visited_o |-> ({} \cup skipped)]]
                       /\ lbl' = [act |-> "handOver.drain", args |-> <<k>>, odd |-> ~lbl.odd]
                       /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
                       /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
                       /\ UNCHANGED <<first, queue, owner, seen, sum, faults_lose>>
             \/ /\ \A refused \in Kernel : ~(refused # k)
                /\ \/ /\ (~busy(k))
                      /\ mode' = mode_1
                      /\ at_handOver' = [at_handOver_1 EXCEPT ![k] = [at |-> "finish", o |-> none, visited_o |-> {}]]
                      /\ lbl' = [act |-> "handOver.drain", args |-> <<k>>, odd |-> ~lbl.odd]
                      /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
                      /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
                      /\ UNCHANGED <<first, queue, owner, seen, sum, faults_lose>>
                   \/ /\ ~(~busy(k))
                      /\ mode' = mode_1
                      /\ at_handOver' = [at_handOver_1 EXCEPT ![k] = [at |-> "idle", o |-> none, visited_o |-> {}]]
                      /\ lbl' = [act |-> "handOver.drain", args |-> <<k>>, odd |-> ~lbl.odd]
                      /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
                      /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
                      /\ UNCHANGED <<first, queue, owner, seen, sum, faults_lose>>

handOver_tell(k, o) ==
  /\ at_handOver[k].at = "tell"
  /\ at_handOver[k].o = o
  /\ LET seen_1 == seen \ {o}
     IN  \/ \E o_2 \in (Kernel \ (at_handOver[k].visited_o \cup {o})) :
              /\ (o_2 # k)
              /\ \E skipped \in SUBSET {refused \in (Kernel \ (at_handOver[k].visited_o \cup {o})) : ~(refused # k)} :
                   /\ seen' = seen_1
                   /\ at_handOver' = [at_handOver EXCEPT ![k] = [at |-> "tell", o |-> o_2, visited_o |-> ((at_handOver[k].visited_o \cup {o}) \cup skipped)]]
                   /\ lbl' = [act |-> "handOver.tell", args |-> <<k, o>>, odd |-> ~lbl.odd]
                   /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
                   /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
                   /\ UNCHANGED <<first, mode, queue, owner, sum, faults_lose>>
         \/ /\ \A refused \in (Kernel \ (at_handOver[k].visited_o \cup {o})) : ~(refused # k)
            /\ \/ /\ (~busy(k))
                  /\ seen' = seen_1
                  /\ at_handOver' = [at_handOver EXCEPT ![k] = [at |-> "finish", o |-> none, visited_o |-> {}]]
                  /\ lbl' = [act |-> "handOver.tell", args |-> <<k, o>>, odd |-> ~lbl.odd]
                  /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
                  /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
                  /\ UNCHANGED <<first, mode, queue, owner, sum, faults_lose>>
               \/ /\ ~(~busy(k))
                  /\ seen' = seen_1
                  /\ at_handOver' = [at_handOver EXCEPT ![k] = [at |-> "idle", o |-> none, visited_o |-> {}]]
                  /\ lbl' = [act |-> "handOver.tell", args |-> <<k, o>>, odd |-> ~lbl.odd]
                  /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
                  /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
                  /\ UNCHANGED <<first, mode, queue, owner, sum, faults_lose>>

handOver_finish(k) ==
  /\ at_handOver[k].at = "finish"
  /\ mode' = [mode EXCEPT ![k] = "done"]
  /\ owner' = none
  /\ at_handOver' = [at_handOver EXCEPT ![k] = [at |-> "idle", o |-> none, visited_o |-> {}]]
  /\ lbl' = [act |-> "handOver.finish", args |-> <<k>>, odd |-> ~lbl.odd]
  /\ past_seenOnce_1' = (((lbl').act = "serve") \/ past_seenOnce_1)
  /\ holds_seenOnce' = (((seen') # {}) => (((lbl').act = "serve") \/ past_seenOnce_1))
  /\ UNCHANGED <<first, queue, seen, sum, faults_lose>>

Next ==
  \/ \E k \in Kernel : submit(k)
  \/ serve
  \/ lose
  \/ grow
  \/ pick
  \/ reset
  \/ \E k \in Kernel : handOver_drain(k)
  \/ \E k \in Kernel : handOver_drain_begins(k)
  \/ \E k \in Kernel : \E o \in Kernel : handOver_tell(k, o)
  \/ \E k \in Kernel : handOver_finish(k)

\* Some step is ill-defined.
Ill ==
  \/ \E k \in Kernel : submit_ill(k)
  \/ serve_ill
  \/ lose_ill
  \/ grow_ill
  \/ reset_ill

WellDefined == ~Ill

\* Where a run may end.
Terminal == (\A k \in Kernel : mode[k] = "done")

\* Some action is enabled or ill-defined, or a run may end; faults do not count.
NoDeadlock ==
  \/ Terminal
  \/ \E k \in Kernel : ENABLED submit(k)
  \/ ENABLED serve
  \/ ENABLED grow
  \/ ENABLED pick
  \/ ENABLED reset
  \/ \E k \in Kernel : ENABLED handOver_drain(k)
  \/ \E k \in Kernel : ENABLED handOver_drain_begins(k)
  \/ \E k \in Kernel : \E o \in Kernel : ENABLED handOver_tell(k, o)
  \/ \E k \in Kernel : ENABLED handOver_finish(k)
  \/ \E k \in Kernel : submit_ill(k)
  \/ serve_ill
  \/ grow_ill
  \/ reset_ill

\* A place that some alternative but a fault keeps enabled is taken, by any of its alternatives.
Fairness ==
  /\ ([]<>~ENABLED (serve) \/ []<><<serve \/ lose>>_vars)
  /\ \A k \in Kernel : ([]<>~ENABLED (handOver_drain(k)) \/ []<><<handOver_drain(k) \/ handOver_drain_begins(k)>>_vars)
  /\ \A k \in Kernel : \A o \in Kernel : ([]<>~ENABLED (handOver_tell(k, o)) \/ []<><<handOver_tell(k, o)>>_vars)
  /\ \A k \in Kernel : ([]<>~ENABLED (handOver_finish(k)) \/ []<><<handOver_finish(k)>>_vars)
  /\ \A k \in Kernel : ([]<>~ENABLED (handOver_drain_begins(k)) \/ []<><<handOver_drain_begins(k)>>_vars)

Spec == Init /\ [][Next]_vars /\ Fairness

ownerServes == \A k \in Kernel : (owner = k) => (mode[k] # "done")

onlyForward == [][\A k \in Kernel : ((lbl').act = "grow") => (((sum)' > sum) /\ ((mode[k])' = mode[k]))]_vars

drained == \A k \in Kernel : []((at_handOver[k].at # "idle") => (<>(~(at_handOver[k].at # "idle"))))

seenOnce == holds_seenOnce

allDone == ~(\A k \in Kernel : mode[k] = "done")

=============================================================================
