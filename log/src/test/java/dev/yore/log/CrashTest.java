package dev.yore.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.log.internal.storage.Seeds;
import org.junit.jupiter.api.Test;

/**
 * After a crash what was acknowledged is there, the rest is there whole or not at all, and the store goes on. Threads take turns as
 * they like, so a seed that failed may have to be tried again: it is, as often as there are trials.
 */
class CrashTest {

    private static final int CRASHES = Integer.getInteger("yore.crashes", 2_000);

    @Test
    void noCrashLosesHalvesOrDoublesACommit() {
        var happenings = new Happenings();
        while (happenings.total() < CRASHES) {
            Seeds.each(1, random -> new CrashTrial(random, happenings).run());
        }
        assertThat(happenings.counts(
                        "opening: WRITE yore.store.tmp",
                        "opening: make a segment",
                        "opening: seal a segment",
                        "opening: flush the index",
                        "working: WRITE log/n.segment",
                        "working: SYNC log/n.segment",
                        "working: WRITE durable",
                        "working: make a segment",
                        "working: seal a segment",
                        "working: flush the index",
                        "working: merge",
                        "working: delete index files",
                        "closing: SYNC durable",
                        "closed"))
                .as(happenings::toString)
                .doesNotContain(CRASHES < 2_000 ? -1 : 0);
    }
}
