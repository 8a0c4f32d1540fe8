package dev.yore.testkit.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.shard.PartitionedLog;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * All that is asked of every log in shards. A log's test extends it and gives a fixture. A log whose shards can be split and
 * merged, or that can be told to forget, says so by implementing {@link ReshardContract} or {@link TrimContract} too.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class PartitionedLogContract
        implements PutContract, RoutingContract, ShardReadContract, ResumeContract, ShardWaitContract {

    private @Nullable LogFixture place;
    private @Nullable PartitionedLog log;

    /** For the test of a log. */
    protected PartitionedLogContract() {}

    @BeforeEach
    final void openLog() {
        place = newPlace(2);
        log = place.open();
    }

    @AfterEach
    final void closeLog() {
        try (var _ = place;
                var _ = log) {
            log = null;
        }
    }

    @Override
    public final LogFixture place() {
        return require(place);
    }

    @Override
    public final PartitionedLog log() {
        return require(log);
    }

    @Test
    void whatTheLogCanMoreThanItMustIsTestedToo() {
        if (place().canReshard()) {
            assertThat(this).isInstanceOf(ReshardContract.class);
        }
        if (place().canTrim()) {
            assertThat(this).isInstanceOf(TrimContract.class);
        }
    }

    private static <T> T require(@Nullable T opened) {
        if (opened == null) {
            throw new IllegalStateException("no log is open: it is there between @BeforeEach and @AfterEach alone");
        }
        return opened;
    }
}
