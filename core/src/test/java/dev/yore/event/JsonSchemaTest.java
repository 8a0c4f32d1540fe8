package dev.yore.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {

    enum Colour {
        RED,
        @JsonProperty("blue")
        BLUE
    }

    record Cents(@JsonValue long cents) {}

    record Part(String name, List<Part> parts, Optional<Part> cover) {}

    sealed interface Payment {}

    record Card(String number) implements Payment {}

    record Cash(Cents cents) implements Payment {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Door {}

    @JsonTypeName("slide")
    record Sliding(int width) implements Door {}

    record Numbers(int small, Long large, double rough, BigDecimal exact, boolean sure) {}

    record Times(Instant at, LocalDate day, LocalDateTime local, YearMonth month, Duration length) {}

    @SuppressWarnings("ArrayRecordComponent") // others may have one
    record Texts(UUID id, URI uri, Colour colour, byte[] bytes) {}

    record Many(List<String> list, Set<Integer> set, Map<String, BigDecimal> map) {}

    record Absent(Optional<String> text, @Nullable Colour colour, Optional<Payment> payment, String there) {}

    record Annotated(
            @JsonProperty("new_name") String old,
            @JsonIgnore String hidden,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal asText,
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day,
            @JsonUnwrapped(prefix = "card_") Card card) {}

    record Doors(List<Door> all) {}

    record Anything(Object any) {}

    @Test
    void numbersTellTheirWidthAndExactOnesNone() {
        assertThat(members(Numbers.class)).isEqualTo("""
                {"small":{"type":"integer","format":"int32"},"large":{"type":"integer","format":"int64"},\
                "rough":{"type":"number","format":"double"},"exact":{"type":"number"},"sure":{"type":"boolean"}}""");
    }

    @Test
    void timesAreTextOfAForm() {
        assertThat(members(Times.class)).isEqualTo("""
                {"at":{"type":"string","format":"date-time"},"day":{"type":"string","format":"date"},\
                "local":{"type":"string"},"month":{"type":"string"},"length":{"type":"string","format":"duration"}}""");
    }

    @Test
    void textsTellWhatTheyMayBe() {
        assertThat(members(Texts.class)).isEqualTo("""
                {"id":{"type":"string","format":"uuid"},"uri":{"type":"string","format":"uri"},\
                "colour":{"type":"string","enum":["RED","blue"]},\
                "bytes":{"type":"string","contentEncoding":"base64"}}""");
    }

    @Test
    void collectionsTellWhatIsInThem() {
        assertThat(members(Many.class)).isEqualTo("""
                {"list":{"type":"array","items":{"type":"string"}},\
                "set":{"type":"array","uniqueItems":true,"items":{"type":"integer","format":"int32"}},\
                "map":{"type":"object","additionalProperties":{"type":"number"}}}""");
    }

    @Test
    void whatMayBeAbsentIsNotRequiredAndMayBeNull() {
        var schema = JsonSchema.of(Absent.class).tree();

        assertThat(schema.at("/required")).hasToString("[\"there\"]");
        assertThat(schema.at("/properties/text")).hasToString("{\"type\":[\"string\",\"null\"]}");
        assertThat(schema.at("/properties/colour/enum")).hasToString("[\"RED\",\"blue\",null]");
        assertThat(schema.at("/properties/payment/anyOf/2")).hasToString("{\"type\":\"null\"}");
    }

    @Test
    void aRecordInsideItselfIsAReference() {
        assertThat(members(Part.class)).isEqualTo("""
                {"name":{"type":"string"},"parts":{"type":"array","items":{"$ref":"#"}},\
                "cover":{"anyOf":[{"$ref":"#"},{"type":"null"}]}}""");
    }

    @Test
    void annotationsChangeTheSchemaAsTheyChangeTheJson() {
        assertThat(members(Annotated.class)).isEqualTo("""
                {"new_name":{"type":"string"},"asText":{"type":"string"},\
                "day":{"type":"string","format":"dd.MM.yyyy"},"card_number":{"type":"string"}}""");
        assertThat(JsonSchema.of(Annotated.class).tree().at("/required"))
                .hasToString("[\"new_name\",\"asText\",\"day\",\"card_number\"]");
    }

    @Test
    void aRecordThatIsWrittenAsAValueIsThatValue() {
        assertThat(JsonSchema.of(Cash.class).tree().at("/properties/cents"))
                .hasToString("{\"type\":\"integer\",\"format\":\"int64\"}");
    }

    @Test
    void aSealedInterfaceIsAnyOfItsRecordsWithTheNameThatJacksonWrites() {
        assertThat(JsonSchema.of(Doors.class).tree().at("/properties/all/items"))
                .hasToString("""
                {"anyOf":[{"type":"object","properties":{"kind":{"const":"slide"},\
                "width":{"type":"integer","format":"int32"}},"required":["kind","width"]}]}""");
        assertThat(Json.from(new Doors(List.of(new Sliding(2)))))
                .hasToString("{\"all\":[{\"kind\":\"slide\",\"width\":2}]}");
    }

    @Test
    void ofWhatIsNotKnownAnythingGoes() {
        assertThat(members(Anything.class)).isEqualTo("{\"any\":{}}");
    }

    @Test
    void itNamesItsDialect() {
        assertThat(JsonSchema.of(Card.class)).hasToString("""
                {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",\
                "properties":{"number":{"type":"string"}},"required":["number"]}""");
    }

    private static String members(Class<?> type) {
        return JsonSchema.of(type).tree().at("/properties").toString();
    }
}
