package dev.yore.docs;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A folder in which the programs of a page are compiled, and run as a reader would run them: each in a JVM of its own. */
final class Sandbox {

    private static final long PATIENCE_SECONDS = 300;
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path classes;
    private final Path folder;
    private final Map<String, String> environment;

    /** @param folder an empty one; programs run in a folder in it */
    Sandbox(Path folder) throws IOException {
        this(folder, Map.of());
    }

    /** The same with programs that find more in their environment. */
    Sandbox(Path folder, Map<String, String> environment) throws IOException {
        this.environment = environment;
        this.classes = Files.createDirectory(folder.resolve("classes"));
        this.folder = Files.createDirectory(folder.resolve("run"));
    }

    /** What a process did. */
    record Ran(int exitCode, List<String> out, String err) {}

    /** Compiles programs together and runs those that can be run, one behind the other, in one folder. */
    void run(List<Program> programs) throws IOException, InterruptedException {
        compile(programs);
        for (var program : programs) {
            if (program.runs()) {
                run(program);
            }
        }
    }

    /** Runs a class of ours or of a library's. */
    Ran java(List<String> command) throws IOException, InterruptedException {
        var all = new ArrayList<String>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(List.of(
                "-ea",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder));
        all.addAll(
                List.of("-Dstdout.encoding=UTF-8", "-cp", classes + System.getProperty("path.separator") + CLASS_PATH));
        all.addAll(command);
        var out = Files.createTempFile(classes, "out", "");
        var err = Files.createTempFile(classes, "err", "");
        var builder = new ProcessBuilder(all);
        builder.environment().putAll(environment);
        var process = builder.directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.createTempFile(classes, "in", "").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + command);
        }
        return new Ran(process.exitValue(), Files.readAllLines(out), Files.readString(err));
    }

    private void run(Program program) throws IOException, InterruptedException {
        var ran = java(List.of(program.className()));
        if (ran.exitCode != 0) {
            throw new AssertionError(program.place(firstPlace(program)) + ": the program of the page fails:\n"
                    + program.withPlaces(ran.err));
        }
        if (!Text.matches(ran.out, program.printed())) {
            throw new AssertionError("%s: the page says that this is printed:%n%s%nbut it was this:%n%s"
                    .formatted(
                            program.place(firstPlace(program)),
                            String.join("\n", program.printed()),
                            String.join("\n", ran.out)));
        }
    }

    private void compile(List<Program> programs) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options = List.of(
                "-d", classes.toString(), "-cp", CLASS_PATH, "-proc:none", "-Xlint:all,-path,-classfile,-serial");
        var sources = programs.stream().map(Source::new).toList();
        boolean compiled = compiler.getTask(null, null, diagnostics, options, null, sources)
                .call();
        if (!compiled || !diagnostics.getDiagnostics().isEmpty()) {
            throw new AssertionError(
                    diagnostics.getDiagnostics().stream().map(Sandbox::message).collect(joining("\n")));
        }
    }

    private static String message(Diagnostic<? extends JavaFileObject> diagnostic) {
        String place =
                diagnostic.getSource() instanceof Source source ? source.program.place(diagnostic.getLineNumber()) : "";
        return place + ": " + diagnostic.getMessage(null);
    }

    private static long firstPlace(Program program) {
        long line = 1;
        while (program.place(line).startsWith("(")) {
            line++;
        }
        return line;
    }

    /** A program as a source file. */
    private static final class Source extends SimpleJavaFileObject {
        private final Program program;

        Source(Program program) {
            super(URI.create("string:///" + program.className() + ".java"), Kind.SOURCE);
            this.program = program;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return program.source();
        }
    }
}
