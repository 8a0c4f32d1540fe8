package dev.yore.docs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparing what is printed with what a page says, where {@code …} stands for anything. */
final class Text {

    private static final String ANYTHING = "…";

    private Text() {}

    /** Whether the lines are the expected ones. A line that is {@code …} alone stands for any number of lines. */
    static boolean matches(List<String> lines, List<String> expected) {
        var pattern = expected.stream().map(Text::pattern).collect(Collectors.joining());
        var text = lines.stream().map(it -> it.stripTrailing() + "\n").collect(Collectors.joining());
        return Pattern.matches(pattern, text);
    }

    private static String pattern(String expected) {
        return expected.strip().equals(ANYTHING)
                ? "(?:.*\n)*"
                : Stream.of(expected.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining(".*")) + "\n";
    }
}
