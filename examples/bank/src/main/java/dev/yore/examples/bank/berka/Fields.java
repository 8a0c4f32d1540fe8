package dev.yore.examples.bank.berka;

import java.util.ArrayList;
import java.util.List;

/** The fields of a line, separated by semicolons; those in quotes may hold semicolons, and quotes written twice. */
final class Fields {

    private final String line;
    private final List<String> fields = new ArrayList<>();
    private int at;

    private Fields(String line) {
        this.line = line;
    }

    /** @throws MalformedLineException if a quote is not closed, or closes in the middle of a field */
    static List<String> of(String line) {
        var reader = new Fields(line);
        do {
            reader.fields.add(reader.field());
        } while (reader.takeSeparator());
        return reader.fields;
    }

    private String field() {
        return at < line.length() && line.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() {
        int end = line.indexOf(';', at);
        String field = line.substring(at, end < 0 ? line.length() : end);
        at += field.length();
        return field;
    }

    private String quoted() {
        var field = new StringBuilder();
        while (true) {
            int end = line.indexOf('"', at + 1);
            if (end < 0) {
                throw new MalformedLineException("a quote is not closed");
            }
            field.append(line, at + 1, end);
            at = end + 1;
            if (at == line.length() || line.charAt(at) == ';') {
                return field.toString();
            }
            if (line.charAt(at) != '"') {
                throw new MalformedLineException("something stands behind a closing quote");
            }
            field.append('"');
        }
    }

    private boolean takeSeparator() {
        boolean more = at < line.length();
        at++;
        return more;
    }
}
