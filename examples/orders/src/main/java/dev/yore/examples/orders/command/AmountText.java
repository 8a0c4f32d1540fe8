package dev.yore.examples.orders.command;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How an amount of money is written on the command line. */
final class AmountText implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String text) {
        if (!text.matches("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?")) {
            throw new TypeConversionException("'" + text + "' is no amount such as 100.00");
        }
        return new BigDecimal(text);
    }
}
