package dev.yore.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.yore.domain.EventCodec;
import dev.yore.event.Json;
import dev.yore.event.JsonSchema;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written fits the schema of its record, and what does not fit is told with its place. */
class SchemaFitTest {

    sealed interface Happened {}

    record Everything(
            String text,
            int whole,
            BigDecimal exact,
            double rough,
            boolean sure,
            Instant at,
            LocalDate day,
            Duration length,
            UUID id,
            URI link,
            Colour colour,
            Optional<Colour> other,
            Set<String> set,
            Map<String, Integer> counts,
            Part part,
            List<Door> doors)
            implements Happened {}

    enum Colour {
        RED,
        BLUE
    }

    record Part(String name, List<Part> parts, Optional<Part> cover) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Door {}

    @JsonTypeName("slide")
    record Sliding(int width) implements Door {}

    @JsonTypeName("swing")
    record Swinging(int width, boolean left) implements Door {}

    private static final Json SCHEMA = JsonSchema.of(Everything.class);

    private final CatalogEntry made = EventCatalog.of(EventCodec.of(Happened.class)
                    .type("Everything", Everything.class)
                    .build())
            .entries()
            .getFirst();

    @Test
    void aSampleIsMadeUpOfEveryKindOfValueAndFits() {
        assertThat(made.sample()).get().hasToString("""
                {"text":"text","whole":1,"exact":1.50,"rough":1.5,"sure":true,"at":"2024-01-21T10:30:00Z","day":"2024-01-21",\
                "length":"PT24H","id":"01234567-89ab-4def-8123-456789abcdef","link":"https://example.org/",\
                "colour":"RED","other":"RED","set":["set"],"counts":{"key":1},\
                "part":{"name":"name","parts":[],"cover":null},"doors":[{"kind":"slide","width":1}]}""");
        assertThat(misfits(made.sample().orElseThrow())).isEmpty();
    }

    @Test
    void whatIsNestedOrAbsentOrOfAnotherKindFits() {
        var inner = new Part("b", List.of(), Optional.empty());
        var value = Json.parse(made.sample().orElseThrow().toString()).as(Everything.class);
        var other = new Everything(
                value.text(),
                -1,
                new BigDecimal("1E+30"),
                1e-9,
                false,
                Instant.EPOCH,
                LocalDate.EPOCH,
                Duration.ZERO,
                value.id(),
                value.link(),
                Colour.BLUE,
                Optional.empty(),
                Set.of(),
                Map.of(),
                new Part("a", List.of(inner), Optional.of(inner)),
                List.of(new Swinging(2, true), new Sliding(1)));

        assertThat(misfits(Json.from(other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "whole":1                  | "whole":1.5              | /whole: 1.5 is not of type "integer"
            "exact":1.50               | "exact":"1.50"           | /exact: "1.50" is not of type "number"
            "sure":true                | "sure":null              | /sure: null is not of type "boolean"
            "colour":"RED"             | "colour":"PINK"          | /colour: "PINK" is none of ["RED","BLUE"]
            "other":"RED"              | "other":"PINK"           | /other: "PINK" is none of ["RED","BLUE",null]
            "set":["set"]              | "set":[1]                | /set/0: 1 is not of type "string"
            "counts":{"key":1}         | "counts":{"key":"1"}     | /counts/key: "1" is not of type "integer"
            "parts":[]                 | "parts":[{"parts":[]}]   | /part/parts/0: name is missing
            "kind":"slide"             | "kind":"roll"            | /doors/0: {"kind":"roll","width":1} is none of what it may be
            "text":"text",             | ~~                       | text is missing
            """)
    void whatDoesNotFitIsToldWithItsPlace(String right, String wrong, String misfit) {
        String sample = made.sample().orElseThrow().toString();
        assertThat(sample).contains(right);

        assertThat(misfits(Json.parse(sample.replace(right, wrong)))).containsExactly(misfit);
    }

    @Test
    void aSchemaThatRefersToItselfOrToNothingIsToldToo() {
        assertThat(SchemaFit.misfits(Json.parse("{\"$ref\":\"#\"}"), Json.EMPTY_OBJECT))
                .containsExactly("the schema refers to itself without end");
        assertThat(SchemaFit.misfits(Json.parse("{\"$ref\":\"#/$defs/a\"}"), Json.EMPTY_OBJECT))
                .containsExactly("the schema refers to #/$defs/a, which is not in it");
    }

    private static List<String> misfits(Json data) {
        return SchemaFit.misfits(SCHEMA, data);
    }
}
