package dev.yore.docs;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line that a page shows.
 *
 * @param place where it stands
 * @param words its words, as a shell would split them
 * @param printed what stands below it: the lines that it prints, where the block shows any
 * @param showsOutput whether the block shows what is printed
 */
record Command(String place, List<String> words, List<String> printed, boolean showsOutput) {

    /**
     * The commands of a page: the lines of its {@code sh} blocks, and those behind {@code $} in its {@code console} blocks, where
     * what is printed follows.
     */
    static List<Command> of(Page page) {
        var commands = new ArrayList<Command>();
        for (var block : page.blocks()) {
            switch (block.language()) {
                case "sh" -> commands.addAll(plain(block));
                case "console" -> commands.addAll(withOutput(block));
                default -> {}
            }
        }
        return commands;
    }

    private static List<Command> plain(Block block) {
        var commands = new ArrayList<Command>();
        for (int i = 0; i < block.lines().size(); i++) {
            String line = withoutComment(block.lines().get(i));
            if (!line.isBlank()) {
                commands.add(new Command(block.place(i), words(line, block.place(i)), List.of(), false));
            }
        }
        return commands;
    }

    private static List<Command> withOutput(Block block) {
        var commands = new ArrayList<Command>();
        for (int i = 0; i < block.lines().size(); i++) {
            String line = block.lines().get(i);
            if (line.startsWith("$ ")) {
                commands.add(new Command(
                        block.place(i),
                        words(withoutComment(line.substring(2)), block.place(i)),
                        new ArrayList<>(),
                        true));
            } else if (commands.isEmpty()) {
                throw new AssertionError(block.place(i) + ": a console block begins with $ and a command");
            } else {
                commands.getLast().printed.add(line);
            }
        }
        return commands;
    }

    private static String withoutComment(String line) {
        return line.replaceFirst("(^|\\s+)#.*", "");
    }

    /** Splits at blanks, but for those within quotes. What else a shell does is not known here. */
    private static List<String> words(String line, String place) {
        var words = new ArrayList<String>();
        StringBuilder word = null;
        char quote = 0;
        for (char c : line.strip().toCharArray()) {
            if (quote == 0 && "|<>;&$`*~".indexOf(c) >= 0) {
                throw new AssertionError(place + ": this test is no shell: " + c);
            }
            if (quote == 0 && c == ' ') {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }
}
