package dev.yore.examples.bank.berka;

/**
 * What an import did.
 *
 * @param lines the transactions in the file, whether they were taken or not
 * @param recorded those recorded by this run
 * @param known those that were recorded already
 * @param opened the accounts opened by this run
 * @param rejected those not taken
 */
public record ImportReport(long lines, long recorded, long known, long opened, long rejected) {

    static final ImportReport NOTHING = new ImportReport(0, 0, 0, 0, 0);

    static ImportReport rejected(long lines) {
        return new ImportReport(lines, 0, 0, 0, lines);
    }

    static ImportReport recorded(long lines, long opened) {
        return new ImportReport(lines, lines, 0, opened, 0);
    }

    ImportReport plus(ImportReport more) {
        return new ImportReport(
                lines + more.lines,
                recorded + more.recorded,
                known + more.known,
                opened + more.opened,
                rejected + more.rejected);
    }
}
