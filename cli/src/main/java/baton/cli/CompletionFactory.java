package baton.cli;

import picocli.CommandLine;

/** Makes commands for the generator of shell completion, which runs none of them. */
public final class CompletionFactory implements CommandLine.IFactory {
  private final CommandFactory factory = new CommandFactory(Main.system());

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return factory.create(type);
  }
}
