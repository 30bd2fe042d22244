package baton.checker.explicit;

import baton.checker.explicit.code.BytecodeProgram;
import baton.checker.explicit.code.ClosureProgram;
import baton.checker.explicit.code.Program;
import baton.checker.explicit.memo.MemoProgram;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The code of a space: closures at first; once it is there, bytecode of what is not looked up. */
final class Code {
  private static final long LONG = 1_500; // states, from which on compiling pays

  private static final Duration A_MOMENT = Duration.ofMillis(100);

  private final Program.Text text;
  private final ExplicitOptions.Backend backend;
  private final Program first;
  private volatile Optional<MemoProgram> better = Optional.empty();
  private int begun;
  private volatile int done; // fewer than begun with no compiler at work: it has failed, and would again

  Code(Program.Text text, ExplicitOptions.Backend backend) {
    this.text = text;
    this.backend = backend;
    first =
        switch (backend) {
          case AUTO, CLOSURES -> new ClosureProgram(text);
          case BYTECODE -> BytecodeProgram.compile(text);
          case MEMO -> new MemoProgram(text, ClosureProgram::new);
        };
  }

  /** Whether some step can be ill. */
  boolean canBeIll() {
    return text.canBeIll();
  }

  /** The best code that is there now. */
  Program now() {
    return better.map(m -> (Program) m).orElse(first);
  }

  /** The best code for a search that has found so many states. */
  Program now(long states) {
    prepare(states);
    return now();
  }

  /** Begins to make better code if that pays for so many states. */
  void prepare(long states) {
    if (backend == ExplicitOptions.Backend.AUTO && states > LONG && begun == done) {
      Optional<MemoProgram> known = better;
      if (known.isEmpty()) {
        compile(() -> new MemoProgram(text, BytecodeProgram::compile));
      } else if (known.get().isOutgrown()) {
        compile(() -> known.get().without(text, BytecodeProgram::compile));
      }
    }
  }

  /** Better code than {@code used}, if that is there now. */
  Optional<Program> better(Program used) {
    Program best = now();
    return best.equals(used) ? Optional.empty() : Optional.of(best);
  }

  /**
   * Begins to compile, and waits for it a moment: closures that run meanwhile would get hot, and the JVM would compile
   * them for nothing. What takes longer is done beside the search.
   */
  private void compile(Supplier<MemoProgram> making) {
    int number = ++begun;
    Thread thread = new Thread(null, () -> make(making, number), "baton-compiler", Search.STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(A_MOMENT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void make(Supplier<MemoProgram> making, int number) {
    better = Optional.of(making.get());
    done = number;
  }
}
