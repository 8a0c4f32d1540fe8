package dev.yore.cli.api;

import dev.yore.view.ViewStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where views are kept: the option of a command that reads or writes them. */
public final class ViewsOption {

    @Option(
            names = "--views",
            paramLabel = "URL",
            description =
                    "Where views are kept: sqlite:FILE, jdbc:postgresql://HOST/DATABASE, dynamodb:PREFIX or memory:"
                            + " (default: the environment's YORE_VIEWS, else views.db in the directory of the store).")
    private @Nullable String url;

    /** Not given; picocli sets it. */
    public ViewsOption() {}

    /** Opens the views that it names. The caller closes them. */
    public ViewStore open(Session session) {
        return session.openViews(url == null ? session.defaultViews() : url);
    }
}
