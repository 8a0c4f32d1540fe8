package dev.yore.bench;

import dev.yore.bench.figure.Results;
import dev.yore.bench.report.Targets;
import dev.yore.bench.report.Verdict;
import dev.yore.cli.api.ExitCode;
import dev.yore.cli.api.Session;

/** Holds a run against the targets and tells how it fares. */
final class Check {

    private Check() {}

    /** The exit code: whether all that was measured is reached, and something was. */
    static int run(Session session, Results results) {
        var verdicts = Targets.load().against(results);
        verdicts.forEach(it -> session.out().line(it.line()));
        long reached = verdicts.stream().filter(Verdict::isReached).count();
        long fallShort = verdicts.stream().filter(Verdict::isShort).count();
        session.out()
                .line(
                        "%d reached, %d short, %d not measured",
                        reached, fallShort, verdicts.size() - reached - fallShort);
        return fallShort > 0 || reached == 0 ? ExitCode.FELL_SHORT : ExitCode.DONE;
    }
}
