package dev.yore.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class MetadataTest {

    @Test
    void whatIsWellKnownHasNames() {
        var metadata = Metadata.NONE
                .withCorrelationId("k")
                .withCausationId("c")
                .withActor("alice")
                .withReason("typing error")
                .withCorrects(EventId.of("e-1"));

        assertThat(metadata.correlationId()).contains("k");
        assertThat(metadata.causationId()).contains("c");
        assertThat(metadata.actor()).contains("alice");
        assertThat(metadata.reason()).contains("typing error");
        assertThat(metadata.corrects()).contains(EventId.of("e-1"));
        assertThat(metadata)
                .hasToString(
                        "{\"correlationId\":\"k\",\"causationId\":\"c\",\"actor\":\"alice\",\"reason\":\"typing error\",\"corrects\":\"e-1\"}");
    }

    @Test
    void anythingElseCanBeSaidToo() {
        var metadata = Metadata.NONE
                .with("ip", Json.parse("{\"v\":[4,0.10]}").tree())
                .withActor("a")
                .withActor("b");

        assertThat(metadata.get("ip")).map(Object::toString).contains("{\"v\":[4,0.10]}");
        assertThat(metadata.get("nothing")).isEmpty();
        assertThat(metadata).hasToString("{\"ip\":{\"v\":[4,0.10]},\"actor\":\"b\"}");
    }

    @Test
    void noMetadataIsEmpty() {
        assertThat(Metadata.NONE.isEmpty()).isTrue();
        assertThat(Metadata.of(Json.parse("{}").tree())).isSameAs(Metadata.NONE);
        assertThat(Metadata.NONE.actor()).isEmpty();
        assertThat(Metadata.NONE.withActor("a").isEmpty()).isFalse();
        assertThat(Metadata.NONE.withActor("a").reason()).isEmpty();
    }

    @Test
    void metadataAreEqualWhenTheirTextIs() {
        assertThat(Metadata.NONE.withActor("a"))
                .isEqualTo(Metadata.of(Json.parse("{\"actor\":\"a\"}").tree()))
                .isEqualTo(Metadata.ofTrusted(Json.parse("{\"actor\":\"a\"}")))
                .hasSameHashCodeAs(Metadata.NONE.withActor("a"))
                .isNotEqualTo(Metadata.NONE.withActor("b"));
    }

    @Test
    void aWellKnownMemberIsAString() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Metadata.NONE.with("reason", Json.parse("[1]").tree()))
                .withMessage("metadata.reason must be a string, not [1]");
    }
}
