package dev.yore.cli;

import dev.yore.cli.api.MissingCommandException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user who called a command in a wrong way is told: what is wrong, what may have been meant, where help is. */
final class WrongUsage {

    private WrongUsage() {}

    static String message(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(e.getMessage());
        }
        String first = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            return "there is no option '" + first + "'";
        }
        return e.getCommandLine().getSubcommands().isEmpty()
                ? "'" + first + "' is one argument too many"
                : "there is no command '" + first + "'";
    }

    static List<String> hints(ParameterException e) {
        var hints = new ArrayList<String>();
        var command = e.getCommandLine();
        if (e instanceof MissingCommandException) {
            return command.getUsageMessage().lines().toList();
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            var names = Suggestions.of(command, unmatched.getUnmatched().getFirst());
            if (!names.isEmpty()) {
                hints.add("Did you mean " + String.join(" or ", names) + "?");
            }
        } else {
            hints.add(command.getHelp().synopsis(0).strip().replaceFirst("^", "Usage: "));
        }
        hints.add("'" + command.getCommandSpec().qualifiedName() + " --help' tells more.");
        return hints;
    }
}
