package dev.yore.examples.orders;

/** Where an order is shipped to. */
public record Address(String street, String city, String country) {}
