package dev.yore.catalog;

import static dev.yore.catalog.Payments.NEW;
import static dev.yore.catalog.Payments.OLD;
import static dev.yore.catalog.Payments.UNVERSIONED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.yore.catalog.CatalogProblem.Kind;
import dev.yore.catalog.Payments.Old;
import dev.yore.catalog.Payments.Paid;
import dev.yore.catalog.Payments.PaidIn;
import dev.yore.domain.EventCodec;
import dev.yore.event.EventType;
import dev.yore.event.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventCatalogTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheOld() {
        EventCatalog.of(OLD).write(folder);
    }

    @Test
    void aSchemaAndASampleAreWrittenAsReadableText() throws IOException {
        assertThat(Files.readString(file("v1.schema.json"))).isEqualTo("""
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "Paid, version 1",
                  "type": "object",
                  "properties": {
                    "amount": {
                      "type": "number"
                    },
                    "note": {
                      "type": [
                        "string",
                        "null"
                      ]
                    }
                  },
                  "required": [
                    "amount"
                  ]
                }
                """);
        assertThat(Files.readString(file("v1.sample.json"))).isEqualTo("""
                {
                  "amount": 1.50,
                  "note": "note"
                }
                """);
        assertThat(EventCatalog.of(OLD).check(folder)).isEmpty();
    }

    @Test
    void aSampleMayBeGiven() throws IOException {
        var catalog = EventCatalog.of(NEW)
                .withSamples(NEW, List.of(new PaidIn(new BigDecimal("1E+2"), Optional.of("rent"), "CZK")));

        assertThat(catalog.write(folder)).containsExactly(file("v2.schema.json"), file("v2.sample.json"));
        assertThat(Json.parse(Files.readString(file("v2.sample.json"))))
                .hasToString("{\"amount\":1E+2,\"note\":\"rent\",\"currency\":\"CZK\"}");
    }

    @Test
    void aShapeThatChangesWithoutANewVersionIsFound() {
        assertThat(EventCatalog.of(UNVERSIONED).check(folder))
                .extracting(CatalogProblem::kind)
                .containsExactly(Kind.UNREADABLE, Kind.CHANGED);
        assertThat(EventCatalog.of(UNVERSIONED).check(folder).getLast())
                .hasToString("""
                %s: the shape of Paid in version 1 has changed: /properties/currency is new; /required has now "currency". \
                Give the type version 2, with an upcaster from version 1; or, if no event of this version was ever recorded, \
                delete its files and write them anew""".formatted(file("v1.schema.json")));
    }

    @Test
    void nothingThatIsThereIsEverWrittenAnew() throws IOException {
        Files.delete(file("v1.sample.json"));
        String before = Files.readString(file("v1.schema.json"));

        assertThat(EventCatalog.of(UNVERSIONED).write(folder)).isEmpty();
        assertThat(Files.readString(file("v1.schema.json"))).isEqualTo(before);
        assertThat(EventCatalog.of(OLD).write(folder)).containsExactly(file("v1.sample.json"));
    }

    @Test
    void aNewVersionIsMissingUntilItIsWritten() {
        assertThat(EventCatalog.of(NEW).check(folder))
                .extracting(CatalogProblem::kind, it -> it.schemaVersion().orElseThrow(), CatalogProblem::file)
                .containsExactly(
                        tuple(Kind.NO_SAMPLE, 2, file("v2.sample.json")),
                        tuple(Kind.NO_SCHEMA, 2, file("v2.schema.json")));
        EventCatalog.of(NEW).write(folder);
        assertThat(EventCatalog.of(NEW).check(folder)).isEmpty();
    }

    @Test
    void aNameThatIsNoNameOfAFolderIsWrittenInAnother() {
        var type = EventType.of("../a b/ö");
        var codec = EventCodec.of(Old.class).type(type.name(), Paid.class).build();
        EventCatalog.of(codec).write(folder.resolve("names"));

        assertThat(folder.resolve("names/%2E.%2Fa%20b%2F%C3%B6/v1.schema.json")).exists();
        assertThat(EventCatalog.of(codec).check(folder.resolve("names"))).isEmpty();
    }

    @Test
    void twoCodecsOfOneTypeHaveCataloguesOfTheirOwn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCatalog.of(OLD, NEW))
                .withMessage("codecs Old and New both have event type Paid: give each a catalogue of its own");
        assertThat(EventCatalog.of(OLD, OLD).check(folder)).isEmpty();
    }

    private Path file(String name) {
        return folder.resolve("Paid").resolve(name);
    }
}
