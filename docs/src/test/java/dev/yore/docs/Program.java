package dev.yore.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java source file made of blocks of a page, and what it is to print.
 *
 * <p>A block behind a line that ends with a file's name, as in <code>`src/main/java/Main.java`:</code>, is that file. All others of
 * a page are one program: blocks that begin with a type are declarations; the rest are statements, in order, of one method that may
 * throw anything. A fixed list of imports is added to them.
 *
 * <p>What is printed stands in the comments {@code // → text}, a line each. There, {@code …} stands for anything.
 */
final class Program {

    private static final List<String> IMPORTS = List.of(
            "dev.yore.*",
            "dev.yore.deciding.*",
            "dev.yore.domain.*",
            "dev.yore.dynamodb.*",
            "dev.yore.event.*",
            "dev.yore.kinesis.*",
            "dev.yore.log.*",
            "dev.yore.projection.*",
            "dev.yore.snapshot.*",
            "dev.yore.store.*",
            "dev.yore.subscription.*",
            "dev.yore.testkit.*",
            "dev.yore.view.*",
            "dev.yore.views.*",
            "java.io.*",
            "java.math.BigDecimal",
            "java.net.URI",
            "java.nio.file.*",
            "java.sql.Connection",
            "java.sql.DriverManager",
            "java.time.*",
            "java.util.*");

    private static final Pattern FILE = Pattern.compile("`(?:[\\w./-]*/)?(\\w+)\\.java`:?\\**$");
    private static final Pattern TYPE =
            Pattern.compile("(?:(?:final|abstract|sealed|non-sealed) )*(?:class|interface|enum|record) .*");
    private static final Pattern MAIN = Pattern.compile(".*\\bstatic void main\\(.*");
    private static final Pattern PRINTED = Pattern.compile(".*// → (.*)");
    private static final String NOWHERE = "(added)";

    private final String className;
    private final List<String> source = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();

    private Program(String className) {
        this.className = className;
    }

    /** The programs of a page: its files in order, then the one that all other blocks are. */
    static List<Program> of(Page page) {
        var programs = new ArrayList<Program>();
        var rest = new ArrayList<Block>();
        for (var block : page.blocks()) {
            if (block.language().equals("java")) {
                var file = FILE.matcher(block.introduction());
                if (file.find()) {
                    programs.add(ofFile(file.group(1), block));
                } else {
                    rest.add(block);
                }
            }
        }
        if (!rest.isEmpty()) {
            programs.add(ofBlocks(rest));
        }
        return programs;
    }

    private static Program ofFile(String className, Block block) {
        var program = new Program(className);
        program.add(block, _ -> true);
        return program;
    }

    private static Program ofBlocks(List<Block> blocks) {
        var program = new Program("Page");
        IMPORTS.forEach(it -> program.add("import " + it + ";"));
        blocks.forEach(it -> program.add(it, Program::isImport));
        blocks.stream().filter(Program::declares).forEach(it -> program.add(it, line -> !isImport(line)));
        program.add("final class Page {");
        program.add("public static void main(String[] args) throws Exception {");
        blocks.stream().filter(it -> !declares(it)).forEach(it -> program.add(it, line -> !isImport(line)));
        program.add("}");
        program.add("}");
        return program;
    }

    /** The name of the class that is run. */
    String className() {
        return className;
    }

    /** The source. */
    String source() {
        return String.join("\n", source);
    }

    /** Whether there is anything to run. */
    boolean runs() {
        return source.stream().anyMatch(it -> MAIN.matcher(it).matches());
    }

    /** The lines that it must print. */
    List<String> printed() {
        return printed;
    }

    /** Where a line of the source, counted from 1, stands in the page. */
    String place(long line) {
        return line < 1 || line > places.size() ? NOWHERE : places.get((int) line - 1);
    }

    /** A stack trace with the places of the page in it. */
    String withPlaces(String trace) {
        return Pattern.compile("\\(" + className + "\\.java:(\\d+)\\)")
                .matcher(trace)
                .replaceAll(it -> Matcher.quoteReplacement("(" + place(Long.parseLong(it.group(1))) + ")"));
    }

    private void add(String line) {
        source.add(line);
        places.add(NOWHERE);
    }

    private void add(Block block, Predicate<String> wanted) {
        for (int i = 0; i < block.lines().size(); i++) {
            String line = block.lines().get(i);
            if (wanted.test(line)) {
                source.add(line);
                places.add(block.place(i));
                var matcher = PRINTED.matcher(line);
                if (matcher.matches()) {
                    printed.add(matcher.group(1).strip());
                }
            }
        }
    }

    private static boolean declares(Block block) {
        return block.lines().stream()
                .filter(it -> !it.isBlank() && !it.startsWith("//") && !it.startsWith("@") && !isImport(it))
                .findFirst()
                .map(it -> TYPE.matcher(it).matches())
                .orElse(false);
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }
}
