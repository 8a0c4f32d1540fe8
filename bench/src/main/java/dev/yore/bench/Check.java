package dev.yore.bench;

import dev.yore.bench.figure.Results;
import dev.yore.bench.report.Targets;
import dev.yore.bench.report.Verdict;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;
import java.util.List;

/** Holds a run against the targets and tells how it fares. */
final class Check {

    private Check() {}

    /**
     * The exit code: whether all that was measured is reached, and something was.
     *
     * @param asJson whether each verdict is told as JSON
     */
    static int run(Session session, Results results, boolean asJson) {
        var verdicts = Targets.load().against(results);
        if (asJson) {
            verdicts.forEach(it -> session.out().json(it.toJson()));
        } else {
            tell(session, verdicts);
        }
        boolean anyShort = verdicts.stream().anyMatch(Verdict::isShort);
        boolean anyReached = verdicts.stream().anyMatch(Verdict::isReached);
        return anyShort || !anyReached ? ExitCode.FELL_SHORT : ExitCode.DONE;
    }

    private static void tell(Session session, List<Verdict> verdicts) {
        verdicts.forEach(it -> session.out().line(it.line()));
        long reached = verdicts.stream().filter(Verdict::isReached).count();
        long fallShort = verdicts.stream().filter(Verdict::isShort).count();
        session.out()
                .line(
                        "%d reached, %d short, %d not measured",
                        reached, fallShort, verdicts.size() - reached - fallShort);
    }
}
