package dev.yore.examples.orders.command;

import dev.yore.examples.orders.Item;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How an item is written on the command line: {@code ITEM1:2:29.99}, two pieces at 29.99 each. */
final class ItemText implements ITypeConverter<Item> {

    private static final Pattern ITEM = Pattern.compile("([^:]+):([0-9]{1,6}):(.+)");

    @Override
    public Item convert(String text) {
        var parts = ITEM.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException("'" + text + "' is no item such as ITEM1:2:29.99");
        }
        return new Item(parts.group(1), Integer.parseInt(parts.group(2)), new AmountText().convert(parts.group(3)));
    }
}
