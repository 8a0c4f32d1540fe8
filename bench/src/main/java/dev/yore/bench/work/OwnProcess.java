package dev.yore.bench.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts classes of the bench in a process of their own, on the same Java and class path, with the collector of {@code ./yore}. */
final class OwnProcess {

    private OwnProcess() {}

    /** @param jvm options of the JVM */
    static ProcessBuilder of(List<String> jvm, Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
