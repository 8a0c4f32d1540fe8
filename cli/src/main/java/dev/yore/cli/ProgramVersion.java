package dev.yore.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its jar states it. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"yore " + Objects.requireNonNullElse(version, "(unpackaged)")};
    }
}
