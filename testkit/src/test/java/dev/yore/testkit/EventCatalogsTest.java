package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.domain.EventCodec;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class EventCatalogsTest {

    sealed interface Before {}

    record Paid(BigDecimal amount) implements Before {}

    sealed interface After {}

    record PaidIn(BigDecimal amount, String currency) implements After {}

    private final EventCodec<Before> before =
            EventCodec.of(Before.class).type("Paid", Paid.class).build();
    private final EventCodec<After> after =
            EventCodec.of(After.class).type("Paid", PaidIn.class).build();

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void doNotUpdate() {
        System.clearProperty(EventCatalogs.UPDATE);
    }

    @Test
    void whatIsNewIsAddedWhenAskedFor() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> EventCatalogs.verify(folder, before))
                .withMessage("""
                        the codecs and the catalogue in %s do not agree:
                        - Paid/v1.sample.json: Paid in version 1 has no sample
                          Let the catalogue write what is missing
                        - Paid/v1.schema.json: Paid in version 1 has no schema
                          Let the catalogue write what is missing
                        (-Dyore.catalog.update=true adds what is new, and changes nothing that is there)""".formatted(folder));
        System.setProperty(EventCatalogs.UPDATE, "true");
        assertThatCode(() -> EventCatalogs.verify(folder, before)).doesNotThrowAnyException();
        System.clearProperty(EventCatalogs.UPDATE);
        assertThatCode(() -> EventCatalogs.verify(folder, before)).doesNotThrowAnyException();
    }

    @Test
    void aChangeWithoutANewVersionFailsEvenThen() {
        System.setProperty(EventCatalogs.UPDATE, "true");
        EventCatalogs.verify(folder, before);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> EventCatalogs.verify(folder, after))
                .satisfies(it -> assertThat(it)
                        .hasMessageContaining("the shape of Paid in version 1 has changed: /properties/currency is new")
                        .hasMessageContaining("Give the type version 2, with an upcaster from version 1")
                        .hasMessageContaining("currency is missing"));
    }
}
