package dev.yore.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the documents: a Markdown file.
 *
 * @param name its path from the top of the repository
 * @param lines its text
 */
record Page(String name, List<String> lines) {

    /** The top of the repository. */
    static final Path ROOT = root();

    private static final String FENCE = "```";

    /** Every page there is. */
    static List<Page> all() {
        try (var top = Files.list(ROOT);
                var docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(it -> it.toString().endsWith(".md"))
                    .map(it -> ROOT.relativize(it).toString())
                    .filter(it -> !it.startsWith("docs/target/"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page of this name. */
    static Page read(String name) {
        try {
            return new Page(name, Files.readAllLines(ROOT.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where one of its lines stands, counted from 1. */
    String place(int line) {
        return name + ":" + line;
    }

    /** Its fenced blocks, in order. */
    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        String introduction = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.stripLeading().startsWith(FENCE)) {
                int end = endOfBlock(i);
                blocks.add(
                        new Block(this, language(line), introduction, i + 2, List.copyOf(lines.subList(i + 1, end))));
                introduction = "";
                i = end;
            } else if (!line.isBlank()) {
                introduction = line;
            }
        }
        return blocks;
    }

    /** Its lines outside of fenced blocks; those inside are empty, so that the numbers stay. */
    List<String> prose() {
        var prose = new ArrayList<>(lines);
        for (var block : blocks()) {
            for (int i = block.firstLine() - 2;
                    i <= block.firstLine() + block.lines().size() - 1;
                    i++) {
                prose.set(i, "");
            }
        }
        return prose;
    }

    private int endOfBlock(int begin) {
        for (int i = begin + 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(FENCE)) {
                return i;
            }
        }
        throw new AssertionError("the block that begins here does not end: " + place(begin + 1));
    }

    private static String language(String fence) {
        return fence.strip().substring(FENCE.length()).strip();
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/format.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new AssertionError(
                        "the documents are nowhere above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    @Override
    public String toString() {
        return name;
    }
}
