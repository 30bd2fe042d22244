-------------------------------- MODULE Swap --------------------------------
\* Two cells that are exchanged at once.
\* Written by `baton export --to tla`.
\* TLC's distinct states are our states; generated are our transitions and the initial states.
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANT none  \* the option without a value

Cell == {"Cell#0", "Cell#1"}

VARIABLES
  left,
  right

vars == <<left, right>>

\* Every variable has its type.
TypeOK ==
  /\ left \in [Cell -> (0..3)]
  /\ right \in [Cell -> (0..3)]

Init ==
  /\ left = [key_1 \in Cell |-> 0]
  /\ right = [key_1 \in Cell |-> 3]

exchange ==
  /\ left' = [c \in Cell |-> right[c]]
  /\ right' = [c \in Cell |-> 3 - right[c]]

turn(c) ==
  LET old == left[c]
  IN  /\ left' = [left EXCEPT ![c] = right[c]]
      /\ right' = [right EXCEPT ![c] = old]

Next ==
  \/ exchange
  \/ \E c \in Cell : turn(c)

\* Some step is ill-defined.
Ill == FALSE

WellDefined == ~Ill

\* Where a run may end.
Terminal == FALSE

\* Some action is enabled or ill-defined, or a run may end; faults do not count.
NoDeadlock ==
  \/ Terminal
  \/ ENABLED exchange
  \/ \E c \in Cell : ENABLED turn(c)

Spec == Init /\ [][Next]_vars

together == \A c \in Cell : (left[c] + right[c]) <= 3

=============================================================================
