package dev.yore.catalog;

import static dev.yore.catalog.Payments.NEW;
import static dev.yore.catalog.Payments.OLD;
import static dev.yore.catalog.Payments.STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.catalog.CatalogProblem.Kind;
import dev.yore.catalog.Payments.Named;
import dev.yore.catalog.Payments.New;
import dev.yore.catalog.Payments.PaidIn;
import dev.yore.domain.EventCodec;
import dev.yore.domain.Upcaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the files of a catalogue is told, and all of it. */
class CatalogProblemsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheOld() {
        EventCatalog.of(OLD).write(folder);
    }

    @Test
    void anOldVersionWithoutASampleIsFoundAndNotMadeUp() throws IOException {
        Files.delete(file("v1.sample.json"));
        EventCatalog.of(NEW).write(folder);

        assertThat(EventCatalog.of(NEW).check(folder))
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(Kind.NO_SAMPLE))
                .satisfies(it -> assertThat(it.wayOn()).contains("take the file from the code of that time"));
    }

    @Test
    void aSampleThatNoUpcasterCanReadIsFoundWithTheCause() {
        EventCatalog.of(NEW).write(folder);
        var broken = EventCodec.of(New.class)
                .type("Paid", 2, PaidIn.class)
                .upcast(Upcaster.change("Paid", 1, _ -> {
                    throw new IllegalStateException("no rate");
                }))
                .build();

        assertThat(EventCatalog.of(broken).check(folder))
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(Kind.UNREADABLE))
                .satisfies(it -> assertThat(it.file()).isEqualTo(file("v1.sample.json")))
                .satisfies(it -> assertThat(it.what()).contains("the upcaster of Paid in version 1 failed", "no rate"));
    }

    @Test
    void aSampleIsWhatTheSchemaOfItsVersionSays() throws IOException {
        Files.writeString(file("v1.other.sample.json"), "{\"amount\":\"1.50\"}");

        assertThat(EventCatalog.of(OLD).check(folder))
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(Kind.UNFIT))
                .satisfies(it -> assertThat(it.what()).contains("/amount: \"1.50\" is not of type \"number\""));
    }

    @Test
    void brokenFilesAreFoundAndTheRestIsCheckedAllTheSame() throws IOException {
        Files.writeString(file("v1.schema.json"), "{\n  \"type\": ");
        Files.write(file("v1.sample.json"), new byte[] {'{', (byte) 0xff, '}'});

        assertThat(EventCatalog.of(NEW).check(folder))
                .extracting(CatalogProblem::kind)
                .containsExactly(Kind.BROKEN, Kind.BROKEN, Kind.NO_SAMPLE, Kind.NO_SCHEMA);
        assertThat(EventCatalog.of(OLD).check(folder))
                .extracting(CatalogProblem::what)
                .satisfiesExactly(
                        it -> assertThat(it).isEqualTo("it cannot be read: it is not UTF-8"),
                        it -> assertThat(it).contains("JSON is malformed", "line 2"));
    }

    @Test
    void aTypeOrAVersionThatNoCodecKnowsAnyMoreIsFound() {
        EventCatalog.of(STRICT).withSamples(STRICT, List.of(new Named("Mr X"))).write(folder);
        EventCatalog.of(NEW).write(folder);

        assertThat(EventCatalog.of(OLD).check(folder))
                .extracting(CatalogProblem::what)
                .containsExactly("no codec knows event type Named", "no codec knows Paid in version 2");
    }

    @Test
    void whereTheRecordRefusesWhatIsMadeUpASampleMustBeGiven() {
        assertThat(EventCatalog.of(STRICT).entries())
                .singleElement()
                .satisfies(it -> assertThat(it.sample()).isEmpty());
        assertThat(EventCatalog.of(STRICT).check(folder.resolve("empty")))
                .extracting(CatalogProblem::wayOn)
                .allSatisfy(it -> assertThat(it).endsWith("give it an event as a sample: none could be made up"));
    }

    private Path file(String name) {
        return folder.resolve("Paid").resolve(name);
    }
}
