package dev.yore.testkit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AssertionFailureBuilder;

/** A scenario in words, with which each failed check of it begins. */
final class Story {

    private static final String INDENT = "\n    ";

    private final String text;

    private Story(String text) {
        this.text = text;
    }

    static Story of(List<?> given) {
        return new Story("Given" + (given.isEmpty() ? " nothing" : lines(given)));
    }

    Story when(Object command) {
        return new Story(text + "\nwhen" + INDENT + command);
    }

    void requireNotRejected(List<?> expected, Optional<String> rejection) {
        rejection.ifPresent(
                reason -> fail(happens(expected) + "\nbut it was rejected:" + INDENT + reason, expected, reason));
    }

    void requireEvents(List<?> expected, List<?> actual) {
        if (!expected.equals(actual)) {
            fail(happens(expected) + "\nbut this happened:" + lines(EventDiff.of(expected, actual)), expected, actual);
        }
    }

    void requireRejected(Optional<String> expected, Optional<String> actual, List<?> events) {
        var told =
                "\nthen it is rejected" + expected.map(it -> ":" + INDENT + it).orElse("");
        if (actual.isEmpty()) {
            fail(
                    told + "\nbut it was not; "
                            + (events.isEmpty() ? "nothing happened" : "this happened:" + lines(events)),
                    expected.orElse("a rejection"),
                    events);
        } else if (expected.isPresent() && !expected.equals(actual)) {
            fail(told + "\nbut for another reason:" + INDENT + actual.get(), expected.get(), actual.get());
        }
    }

    void requireState(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            fail(
                    "\nthen the state is" + INDENT + expected + "\nbut it is"
                            + lines(EventDiff.between(expected, actual)),
                    expected,
                    actual);
        }
    }

    private static String happens(List<?> expected) {
        return "\nthen " + (expected.isEmpty() ? "nothing happens" : "this happens:" + lines(expected));
    }

    private static String lines(List<?> lines) {
        var text = new StringBuilder();
        lines.forEach(it -> text.append(INDENT).append(it));
        return text.toString();
    }

    private void fail(String end, Object expected, Object actual) {
        AssertionFailureBuilder.assertionFailure()
                .message(text + end)
                .expected(expected)
                .actual(actual)
                .includeValuesInMessage(false)
                .buildAndThrow();
    }
}
