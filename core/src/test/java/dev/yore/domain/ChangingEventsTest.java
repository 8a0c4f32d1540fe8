package dev.yore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.domain.Upcaster.Shaped;
import dev.yore.event.CommitSpan;
import dev.yore.event.Event;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The ways in which events change over the years, and programs of different years that share a store. */
class ChangingEventsTest {

    /** As it was written at first. */
    sealed interface First {}

    record FirstParcel(String tracking, int grams, String street, String city) implements First {}

    /** As it is written today: a member was renamed, two moved into another record, grams are kilograms, a carrier is required. */
    sealed interface Today {}

    record Parcel(String trackingNumber, BigDecimal kilograms, Address to, String carrier) implements Today {}

    record Address(String street, String city) {}

    private static final StreamId STREAM = StreamId.of("parcel_1");

    private final EventCodec<First> first =
            EventCodec.of(First.class).type("ParcelSent", FirstParcel.class).build();

    private final EventCodec<Today> today = EventCodec.of(Today.class)
            .type("ParcelSent", 3, Parcel.class)
            .upcast(Upcaster.change("ParcelSent", 1, ChangingEventsTest::moveAndConvert))
            .upcast(Upcaster.change("ParcelSent", 2, data -> data.put("carrier", "UPS")))
            .upcast(Upcaster.rename("PackageSent", 1, "ParcelSent"))
            .upcast(Upcaster.split("ParcelsSent", 1, ChangingEventsTest::oneEach))
            .build();

    private static void moveAndConvert(ObjectNode data) {
        data.set("trackingNumber", data.remove("tracking"));
        data.put("kilograms", data.remove("grams").decimalValue().movePointLeft(3));
        data.set("to", data.objectNode().set("street", data.remove("street")).set("city", data.remove("city")));
    }

    private static List<Shaped> oneEach(ObjectNode data) {
        return data.required("parcels")
                .valueStream()
                .map(it -> Shaped.of("ParcelSent", 1, (ObjectNode) it))
                .toList();
    }

    @Test
    void membersAreRenamedAndMovedAndConvertedToTheDigitAndNewOnesHaveADefault() {
        assertThat(today.decode(first.encode(STREAM, new FirstParcel("1Z999", 1250, "12 High Street", "Springfield"))))
                .containsExactly(new Parcel(
                        "1Z999", new BigDecimal("1.250"), new Address("12 High Street", "Springfield"), "UPS"));
    }

    @Test
    void whatASplitMakesIsUpcastFurther() {
        var both = Event.of(STREAM, EventType.of("ParcelsSent"), Json.parse("""
                {"parcels":[{"tracking":"1","grams":1,"street":"s","city":"c"},
                            {"tracking":"2","grams":2,"street":"s","city":"c"}]}"""));

        assertThat(today.decode(both))
                .extracting(it -> ((Parcel) it).trackingNumber())
                .containsExactly("1", "2");
    }

    @Test
    void aRenamedTypeIsUpcastFurther() {
        var old = Event.of(
                STREAM,
                EventType.of("PackageSent"),
                Json.from(new FirstParcel("1Z999", 500, "12 High Street", "Springfield")));

        assertThat(today.decode(old)).extracting(it -> ((Parcel) it).carrier()).containsExactly("UPS");
    }

    @Test
    void oldAndNewWritersMayWriteAtTheSameTime() {
        var old = first.encode(STREAM, new FirstParcel("1Z999", 500, "12 High Street", "Springfield"));
        var parcel = new Parcel("1Z000", BigDecimal.ONE, new Address("s", "c"), "DHL");
        var read = List.of(old, today.encode(STREAM, parcel), old).stream()
                .flatMap(it -> today.decode(it).stream())
                .map(it -> ((Parcel) it).carrier());

        assertThat(read).containsExactly("UPS", "DHL", "UPS");
    }

    @Test
    void anOldReaderSaysThatAVersionIsNewerThanItKnows() {
        var event = today.encode(STREAM, new Parcel("1Z000", BigDecimal.ONE, new Address("s", "c"), "DHL"));

        assertThatExceptionOfType(UnknownEventTypeException.class)
                .isThrownBy(() -> first.decode(event))
                .withMessageContaining("codec First knows no event type ParcelSent in version 3")
                .withMessageContaining("take a newer codec; or read the event raw");
    }

    @Test
    void anOldReaderMayHaveANewerVersionRaw() {
        var recorded = recorded(today.encode(STREAM, new Parcel("1", BigDecimal.ONE, new Address("s", "c"), "DHL")));

        assertThat(first.read(recorded)).isEqualTo(new Decoded.Raw<>(recorded));
    }

    @Test
    void anUpcasterThatLeadsNowhereIsNoReasonToReadRaw() {
        var codec = EventCodec.of(First.class)
                .type("ParcelSent", FirstParcel.class)
                .upcast(Upcaster.rename("PackageSent", 1, "Nowhere"))
                .build();

        assertThatExceptionOfType(UnknownEventTypeException.class)
                .isThrownBy(() -> codec.read(recorded(Event.of("a", "PackageSent", Json.EMPTY_OBJECT))))
                .withMessageContaining("Nowhere");
    }

    @Test
    void aCodecTellsWhichVersionsItReadsAndWhichItWrites() {
        assertThat(today.shapes())
                .containsExactly(
                        new EventShape(EventType.of("PackageSent"), 1, Optional.empty()),
                        new EventShape(EventType.of("ParcelSent"), 1, Optional.empty()),
                        new EventShape(EventType.of("ParcelSent"), 2, Optional.empty()),
                        new EventShape(EventType.of("ParcelSent"), 3, Optional.of(Parcel.class)),
                        new EventShape(EventType.of("ParcelsSent"), 1, Optional.empty()));
    }

    private static RecordedEvent recorded(Event event) {
        return new RecordedEvent(
                event, Version.FIRST, Position.of(1), Instant.EPOCH, new CommitSpan(Position.of(1), 1));
    }
}
