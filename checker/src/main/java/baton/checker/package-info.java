/**
 * Decides whether a protocol keeps its properties. Start with {@link baton.checker.Engine}.
 *
 * {@snippet :
 * Answer answer = new Confirmed(new ReferenceEngine()).check(protocol, Goals.of(protocol), limits, progress);
 * answer.verdicts().forEach((goal, verdict) -> System.out.println(goal.name() + " " + verdict.word()));
 * }
 *
 * <p>An engine reads the IR and returns plain data. What it may claim is a {@link baton.checker.Verdict},
 * and every claim carries evidence: {@link baton.checker.Confirmed} replays each counterexample before
 * anyone sees it.
 */
@NullMarked
package baton.checker;

import org.jspecify.annotations.NullMarked;
