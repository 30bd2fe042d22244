package baton.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that keep the house in order, on our own class files. */
final class ArchitectureTest {
  private static final List<String> MODULES = List.of("models", "properties", "counterexamples", "checker", "cli");

  private final JavaClasses ours = new ClassFileImporter()
      .importPaths(MODULES.stream().map(m -> Path.of("..", m, "target", "classes")).toList());

  @Test
  void modules_stand_in_a_line() {
    for (int i = 0; i < MODULES.size(); i++) {
      String[] later =
          MODULES.subList(i + 1, MODULES.size()).stream().map(m -> "baton." + m + "..").toArray(String[]::new);
      if (later.length > 0) {
        noClasses().that().resideInAPackage("baton." + MODULES.get(i) + "..")
            .should().dependOnClassesThat().resideInAnyPackage(later).check(ours);
      }
    }
  }

  @Test
  void only_the_command_prints_reads_the_clock_and_ends_the_process() {
    noClasses().that().resideOutsideOfPackage("baton.cli..")
        .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
        .orShould().callMethod(System.class, "nanoTime").orShould().callMethod(System.class, "currentTimeMillis")
        .orShould().callMethod(System.class, "exit", int.class)
        .orShould().callMethod(System.class, "getenv", String.class)
        .check(ours);
  }

  @Test
  void only_traces_and_reports_know_json() {
    noClasses().that().resideOutsideOfPackages("baton.cli..", "baton.counterexamples.itf..")
        .should().dependOnClassesThat().resideInAPackage("tools.jackson..").check(ours);
  }

  @Test
  void only_engines_that_are_built_on_it_know_choco() {
    noClasses().that().resideOutsideOfPackages("baton.checker.plan..", "baton.checker.cp..")
        .should().dependOnClassesThat().resideInAPackage("org.chocosolver..").check(ours);
  }

  @Test
  void the_interpreter_knows_nothing_of_syntax() {
    noClasses().that().resideInAnyPackage("baton.models.interpreter..", "baton.models.ir..", "baton.models.value..")
        .should().dependOnClassesThat()
        .resideInAnyPackage("baton.models.syntax..", "baton.models.elaborate..", "baton.models.format..")
        .check(ours);
  }

  @Test
  void engines_do_not_know_each_other() {
    slices().matching("baton.checker.(*)..").should().notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAnyPackage( // the forms that they share
            "baton.checker.ground..", "baton.checker.liveness..", "baton.checker.sat..",
            "baton.checker.transition..", "baton.checker.symbolic..", "baton.checker.naive..", "baton.checker.z3.."))
        .ignoreDependency( // no engine, but a walk along what explicit search is made of
            resideInAPackage("baton.checker.enumeration.."), resideInAPackage("baton.checker.explicit.code.."))
        .check(ours);
  }

  /** What an engine proves is shown again by something that has no line in common with it. */
  @Test
  void the_naive_encoding_knows_nothing_of_engines() {
    noClasses().that().resideInAnyPackage("baton.checker.naive..", "baton.checker.z3..")
        .should().dependOnClassesThat().resideInAnyPackage(
            "baton.checker", "baton.checker.ground..", "baton.checker.sat..", "baton.checker.transition..",
            "baton.checker.symbolic..", "baton.checker.pdr..", "baton.checker.bmc..", "baton.checker.explicit..",
            "baton.checker.reference..", "baton.checker.certificate..", "baton.checker.integers..",
            "baton.checker.spacer..")
        .check(ours);
  }

  @Test
  void nothing_static_can_change() {
    ArchRuleDefinition.fields().that().areStatic().and().areDeclaredInClassesThat().resideInAPackage("baton..")
        .should(beFinal()).check(ours);
  }

  private static ArchCondition<JavaField> beFinal() {
    return new ArchCondition<>("be final") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean ok =
            field.getModifiers().contains(JavaModifier.FINAL) || field.getModifiers().contains(JavaModifier.SYNTHETIC);
        events.add(new SimpleConditionEvent(field, ok, field.getFullName() + " is not final"));
      }
    };
  }
}
