package dev.yore.examples.orders.command;

import dev.yore.examples.orders.Address;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How an address is written on the command line: {@code 12 High Street, Springfield, US}. */
final class AddressText implements ITypeConverter<Address> {
    @Override
    public Address convert(String text) {
        var parts = text.split("\\s*,\\s*", -1);
        if (parts.length != 3) {
            throw new TypeConversionException("'" + text + "' is no address such as '12 High Street, Springfield, US'");
        }
        return new Address(parts[0], parts[1], parts[2]);
    }
}
