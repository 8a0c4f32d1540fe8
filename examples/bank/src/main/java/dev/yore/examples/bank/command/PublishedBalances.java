package dev.yore.examples.bank.command;

/** The table of DynamoDB that has what serves as balances, for any program to read. */
final class PublishedBalances {

    /** Its name, behind the prefix of the views. */
    static final String TABLE = "account-projections";

    /** Where views in DynamoDB are kept if nothing else is said. */
    static final String IN_DYNAMODB = in("dynamodb:");

    private PublishedBalances() {}

    /** The views in DynamoDB that this names, with the table. */
    static String in(String url) {
        return url + (url.contains("?") ? "&" : "?") + "table.balances=" + TABLE + "/accountId";
    }
}
