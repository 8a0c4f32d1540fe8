package dev.yore.event;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidNullException;

/** What Jackson complains about, in words for whoever wrote the JSON: where and why, without its own switches and classes. */
final class JsonErrors {

    private record Rule(Pattern noise, String instead) {
        static Rule of(String noise, String instead) {
            return new Rule(Pattern.compile(noise, Pattern.DOTALL), instead);
        }

        String applyTo(String text) {
            return noise.matcher(text).replaceAll(instead);
        }
    }

    private static final Pattern MISSING = Pattern.compile("Missing required creator property .*", Pattern.DOTALL);

    private static final List<Rule> RULES = List.of(
            Rule.of("^Trailing token .*", "there is something behind the value"),
            Rule.of(" \\(start marker at \\[Source: .*?\\]\\)", ""),
            Rule.of(" ?\\[Source: [^\\]]*\\]", ""),
            Rule.of(": enable `[^`]*` to allow", ""),
            Rule.of(", from `[^`]*`", ""),
            Rule.of(" \\(with format '.*?'\\)", ""),
            Rule.of(" \\((?:set|but could|not recognized|token) [^)]*(?:\\([^)]*\\)[^)]*)?\\)", ""),
            Rule.of(" \\(code \\d+\\)", ""),
            Rule.of("\\((?:\\w+\\.)+\\w+\\) ", ""),
            Rule.of("`(?:\\w+[.$])*(\\w+)`", "$1"));

    private JsonErrors() {}

    /** Why a text is no JSON, with line and column where they are known. */
    static String malformed(JacksonException e) {
        var location = e.getLocation();
        String place = location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        return reason(e) + place;
    }

    /** Why a value has not the shape that was expected, to be read after it: {@code : amount is missing}. */
    static String shape(JacksonException e) {
        String path = path(e);
        if (MISSING.matcher(e.getOriginalMessage()).matches()) {
            return ": " + path + " is missing";
        }
        if (e instanceof InvalidNullException) {
            return ": " + path + " is null";
        }
        return ": " + (path.isEmpty() ? "" : path + ": ") + reason(e);
    }

    /** The reason alone. */
    static String reason(JacksonException e) {
        return withoutNoise(e.getOriginalMessage());
    }

    /** The same of an error that Jackson lets through from below. */
    static String withoutNoise(String message) {
        String reason = message;
        for (var rule : RULES) {
            reason = rule.applyTo(reason);
        }
        return reason;
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
