package dev.yore.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1",
                "0.10",
                "100.00",
                "1E+2",
                "1E-30",
                "1234567890123456789012345678901234567890",
                "0.1234567890123456789012345678901234567890",
                "9007199254740993",
                "-0.0001",
                "1E+999999999"
            })
    void numbersAreExact(String number) {
        assertThat(Json.parse("[" + number + "]")).hasToString("[" + number + "]");
        assertThat(Json.parse("[" + number + "]").tree().get(0).decimalValue()).isEqualTo(new BigDecimal(number));
        assertThat(Json.from(List.of(new BigDecimal(number)))).hasToString("[" + number + "]");
    }

    @Test
    void objectsKeepTheOrderOfTheirKeys() {
        assertThat(Json.parse("{ \"z\" : 1, \"a\" : { \"y\" : 2, \"b\" : 3 } }"))
                .hasToString("{\"z\":1,\"a\":{\"y\":2,\"b\":3}}");
    }

    @Test
    void anyTextIsKept() {
        var text = "\"\\u0000\\t\\\"\\\\ é 日本 🦉 \\uD83E\\uDD89\"";

        assertThat(Json.parse(text).tree().stringValue()).isEqualTo("\u0000\t\"\\ é 日本 🦉 🦉");
        assertThat(Json.parse(Json.parse(text).toString())).isEqualTo(Json.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "{}}",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{'a':1}",
                "{a:1}",
                "[1,]",
                "[01]",
                "[.5]",
                "[NaN]",
                "[Infinity]",
                "[1e99999999999]",
                "// comment\n{}",
                "\"\t\"",
                "\"half a pair: \ud83e\"",
                "nul"
            })
    void whatIsNotExactlyOneValueIsRefused(String text) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Json.parse(text))
                .withMessageStartingWith("JSON is malformed: ");
    }

    @Test
    void theErrorSaysWhere() {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Json.parse("{\n  \"a\": x\n}"))
                .withMessageContaining("line 2, column ");
    }

    @Test
    void nestingAndDigitsHaveALimit() {
        assertThat(Json.parse(nested(Json.MAX_DEPTH)).length()).isEqualTo(2 * Json.MAX_DEPTH);
        assertThat(Json.parse("1".repeat(1_000)).length()).isEqualTo(1_000);

        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Json.parse(nested(Json.MAX_DEPTH + 1)));
        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Json.parse("1".repeat(1_001)));
    }

    @Test
    void aTreeThatIsNestedTooDeeplyIsRefused() {
        ObjectNode root = Json.nodes().objectNode();
        var inner = root;
        for (int i = 0; i < Json.MAX_DEPTH; i++) {
            inner = inner.putObject("a");
        }

        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Json.of(root));
    }

    @Test
    void valuesAreEqualWhenTheirTextIs() {
        assertThat(Json.parse("{ \"a\" : 1 }"))
                .isEqualTo(Json.parse("{\"a\":1}"))
                .hasSameHashCodeAs(Json.parse("{\"a\":1}"));
        assertThat(Json.parse("[1.0]")).isNotEqualTo(Json.parse("[1.00]"));
        assertThat(Json.parse("{\"a\":1,\"b\":2}")).isNotEqualTo(Json.parse("{\"b\":2,\"a\":1}"));
        assertThat(Json.EMPTY_OBJECT).isEqualTo(Json.parse(" { } "));
    }

    @Test
    void aTreeIsTheCallersToChange() {
        var json = Json.parse("{\"a\":1}");
        ((ObjectNode) json.tree()).put("a", 2);
        json.toBytes()[0] = '[';

        assertThat(json).hasToString("{\"a\":1}");
        assertThat(Json.of(json.tree())).isEqualTo(json);
    }

    @Test
    void bytesAreThoseOfTheText() {
        var json = Json.parse("{\"a\":\"é\"}");
        var target = new byte[json.length() + 2];
        json.copyTo(target, 1);

        assertThat(json.length()).isEqualTo(10);
        assertThat(json.toBytes()).isEqualTo("{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(target).startsWith(0, '{').endsWith('}', 0);
        assertThat(Json.ofTrusted(json.toBytes())).isEqualTo(json);
        assertThat(json.isObject()).isTrue();
        assertThat(Json.parse("[]").isObject()).isFalse();
    }

    @Test
    void aPartOfAnArrayIsAValueLikeAnyOther() {
        var whole = Json.parse("{\"a\":[1,\"é\"]}");
        var bytes = "xx{\"a\":[1,\"é\"]}]".getBytes(StandardCharsets.UTF_8);
        var part = Json.ofTrusted(bytes, 2, whole.length());
        var target = new byte[whole.length()];
        part.copyTo(target, 0);

        assertThat(part).isEqualTo(whole).hasSameHashCodeAs(whole).hasToString(whole.toString());
        assertThat(part.toBytes()).isEqualTo(whole.toBytes()).isEqualTo(target);
        assertThat(part.tree()).isEqualTo(whole.tree());
        assertThat(part.as(Named.class)).isEqualTo(whole.as(Named.class));
        assertThat(part.isObject()).isTrue();
        assertThat(part).isNotEqualTo(Json.ofTrusted(bytes, 2, whole.length() - 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> Json.ofTrusted(bytes, 2, bytes.length - 1));
    }

    record Named(List<Object> a) {}

    record Payment(BigDecimal amount, Instant due, Optional<String> note, int times) {}

    @Test
    void aRecordComesBackAsItWasWritten() {
        var payment = new Payment(
                new BigDecimal("1E+2"), Instant.parse("2024-01-21T10:30:00.123456789Z"), Optional.of("é"), 3);
        var json = Json.from(payment);

        assertThat(json)
                .hasToString("{\"amount\":1E+2,\"due\":\"2024-01-21T10:30:00.123456789Z\",\"note\":\"é\",\"times\":3}");
        assertThat(json.as(Payment.class)).isEqualTo(payment);
    }

    @Test
    void membersThatARecordDoesNotKnowArePassedOver() {
        var json = Json.parse("{\"more\":{},\"amount\":0.10,\"due\":\"2024-01-21T10:30:00Z\",\"times\":1}");

        assertThat(json.as(Payment.class).amount()).isEqualTo(new BigDecimal("0.10"));
        assertThat(json.as(Payment.class).note()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{\"times\":\"x\"}",
                "{\"times\":1.5}",
                "{\"times\":null}",
                "{\"amount\":{},\"times\":1}",
                "{}"
            })
    void whatDoesNotHaveTheShapeOfARecordIsRefused(String text) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Json.parse(text).as(Payment.class))
                .withMessageStartingWith("data is not a Payment")
                .satisfies(it -> assertThat(it.field()).isEqualTo("data"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1,2",
                "{\"a\":1}{",
                "{\"a\":NaN}",
                "[.5]",
                "[+1]",
                "{\"a\":\"",
                "[1e99999999999]",
                "// comment\n{}",
                "nul",
                "\u0001"
            })
    void anErrorTellsTheReasonAndNothingOfTheParser(String text) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Json.parse(text))
                .satisfies(it -> assertThat(it.getMessage())
                        .matches("JSON is malformed: [\\w\"].*")
                        .doesNotContain("Source", "REDACTED", "Feature", "`", "jackson", "java."));
    }

    @Test
    void anErrorInAnObjectTellsWhereAndWhy() {
        assertThat(malformed("{\"a\":[1,\n2"))
                .isEqualTo("Unexpected end-of-input: expected close marker for Array (line 2, column 2)");
        assertThat(malformed("{} {}")).isEqualTo("there is something behind the value (line 1, column 4)");
        assertThat(malformed("1".repeat(1_001)))
                .isEqualTo("Number value length (1001) exceeds the maximum allowed (1000)");
        assertThat(shapeOf("{\"amount\":[],\"due\":1,\"times\":1}"))
                .isEqualTo("amount: Cannot deserialize value of type BigDecimal from Array value");
        assertThat(shapeOf("{\"amount\":1,\"due\":\"soon\",\"times\":1}"))
                .isEqualTo(
                        "due: Cannot deserialize value of type Instant from String \"soon\": Failed to deserialize Instant:"
                                + " Text 'soon' could not be parsed at index 0");
        assertThat(shapeOf("{\"amount\":1,\"due\":1,\"times\":1.5}"))
                .isEqualTo("times: Cannot coerce Floating-point value to int value");
    }

    private static String malformed(String text) {
        return catchThrowableOfType(InvalidEventException.class, () -> Json.parse(text))
                .reason()
                .replace("is malformed: ", "");
    }

    private static String shapeOf(String text) {
        return catchThrowableOfType(
                        InvalidEventException.class, () -> Json.parse(text).as(Payment.class))
                .reason()
                .replace("is not a Payment: ", "");
    }

    @Test
    void whatHasNoJsonFormIsRefused() {
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatExceptionOfType(InvalidEventException.class)
                    .isThrownBy(() -> Json.from(Map.of("number", number)))
                    .withMessageStartingWith("data cannot be written as JSON");
        }
        assertThat(Json.from(Map.of("text", "NaN and Infinity"))).hasToString("{\"text\":\"NaN and Infinity\"}");
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }
}
