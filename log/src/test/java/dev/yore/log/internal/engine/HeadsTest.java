package dev.yore.log.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.StreamId;
import dev.yore.event.Version;
import org.junit.jupiter.api.Test;

class HeadsTest {

    private final Heads heads = new Heads();

    @Test
    void aStreamHasTheVersionThatWasNotedLast() {
        var stream = StreamId.of("account-1");
        assertThat(heads.get(stream)).isNull();
        heads.put(stream, Version.of(1));
        heads.put(StreamId.of("account-1"), Version.of(2));
        assertThat(heads.get(stream)).isEqualTo(Version.of(2));
    }

    @Test
    void streamsOfOnePlacePushEachOtherOutAndAreNeverTakenForEachOther() {
        var one = StreamId.of("Aa");
        var other = StreamId.of("BB");
        assertThat(one).hasSameHashCodeAs(other);
        heads.put(one, Version.of(7));
        assertThat(heads.get(other)).isNull();
        heads.put(other, Version.of(1));
        assertThat(heads.get(other)).isEqualTo(Version.of(1));
        assertThat(heads.get(one)).isNull();
    }

    @Test
    void namesThatBeginAlikeAreNeverTakenForEachOtherAndALongOneIsNotKept() {
        var longest = "é".repeat(32);
        for (int length = 1; length <= 256; length++) {
            var stream = StreamId.of("x".repeat(length));
            heads.put(stream, Version.of(length));
            assertThat(heads.get(stream)).isEqualTo(length <= 64 ? Version.of(length) : null);
        }
        heads.put(StreamId.of(longest), Version.of(3));
        assertThat(heads.get(StreamId.of(longest))).isEqualTo(Version.of(3));
        assertThat(heads.get(StreamId.of(longest + "é"))).isNull();
    }
}
