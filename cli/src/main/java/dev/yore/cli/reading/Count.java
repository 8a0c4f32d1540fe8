package dev.yore.cli.reading;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many: a whole number from 0. */
public final class Count implements ITypeConverter<Long> {

    /** For picocli. */
    public Count() {}

    @Override
    public Long convert(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new TypeConversionException("'" + text + "' is no whole number from 0");
        }
        return Long.valueOf(text);
    }
}
