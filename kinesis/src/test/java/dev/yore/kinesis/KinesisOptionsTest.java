package dev.yore.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that cannot be are refused, and say what can be. */
class KinesisOptionsTest {

    private static final KinesisOptions GOOD = KinesisOptions.of("stream");

    @Test
    void limitsFollowTheOptions() {
        assertThat(Puts.limits(GOOD).recordBytes()).isEqualTo(1 << 20);
        assertThat(Puts.limits(GOOD).callBytes()).isEqualTo(5 << 20);
        var large = Puts.limits(GOOD.withRecordBytes(10 << 20));
        assertThat(large.recordBytes()).isEqualTo(10 << 20);
        assertThat(large.callBytes()).isEqualTo(10 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a/b"})
    void aNameThatNoStreamCanHaveIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KinesisOptions.of(name))
                .withMessageContaining("a-z");
        assertThatIllegalArgumentException().isThrownBy(() -> GOOD.withConsumer(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4567", "ftp://host", "/path", "http:nothing"})
    void anEndpointThatIsNoneIsRefused(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GOOD.withEndpoint(URI.create(endpoint)))
                .withMessageContaining("http://host:port");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> GOOD.withReads(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> GOOD.withReads(Double.NaN, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> GOOD.withReads(5, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> GOOD.withRecordBytes((10 << 20) + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> GOOD.withRecordBytes(100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GOOD.withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> NewStream.of(0));
    }
}
