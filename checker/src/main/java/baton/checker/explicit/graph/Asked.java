package baton.checker.explicit.graph;

import baton.checker.explicit.code.BytecodeProgram;
import baton.checker.explicit.code.ClosureProgram;
import baton.checker.explicit.code.Packing;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.code.Truths;
import baton.checker.ground.Node;
import baton.checker.ground.Nodes;
import java.util.ArrayList;
import java.util.List;

/** Which of some nodes are true, as words of 64 bits each. For one thread. */
final class Asked {
  private static final int LONG = 50_000; // answers, from which on compiling pays

  private final Truths[] truths;

  /** {@code answers}: about how often it will be asked. */
  Asked(Packing packing, Nodes nodes, List<Node> asked, long answers) {
    List<List<Node>> lists = new ArrayList<>();
    for (int from = 0; from < asked.size(); from += Truths.MOST) {
      lists.add(List.copyOf(asked.subList(from, Math.min(asked.size(), from + Truths.MOST))));
    }
    Node no = nodes.bool(false);
    Program.Text text = new Program.Text(packing, List.of(), List.of(no, no), lists);
    Program program = answers > LONG ? BytecodeProgram.compile(text) : new ClosureProgram(text);
    truths = lists.stream().map(program::truths).toArray(Truths[]::new);
  }

  /** How many words an answer has. */
  int words() {
    return truths.length;
  }

  /** The truths of the nodes from 64 times {@code word} on. */
  long of(int word, long[] pre, int preAt, long did, long[] post, int postAt) {
    return truths[word].of(pre, preAt, did, post, postAt);
  }
}
