package dev.yore.kinesis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes of our own, which speak JSON to Kinesis. */
final class Jvm {

    private Jvm() {}

    /** Starts a program in a process; what it writes, to either output, is read from its standard output. */
    static Process start(Class<?> program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m"));
        command.addAll(
                List.of("-Daws.accessKeyId=test", "-Daws.secretAccessKey=test", "-D" + JsonEmulator.CBOR + "=false"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
