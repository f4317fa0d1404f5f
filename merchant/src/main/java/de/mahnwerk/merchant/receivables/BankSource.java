package de.mahnwerk.merchant.receivables;

/**
 * Where an entry of {@link Entry} stands in the bank's statements: {@code 17} is what statement entry 17 was assigned to at
 * first, {@code 17.2} what it was assigned to after that was taken back.
 */
public record BankSource(long statementEntry, int assignment) {

    /** Source of entries that come from the bank. */
    public static final String BOOKED = "bank";

    /** Source of entries that take such a one back because it belonged elsewhere; with its number. */
    public static final String TAKEN_BACK = "bank-undo";

    public static BankSource parse(String sourceId) {
        int dot = sourceId.indexOf('.');
        return dot < 0
                ? new BankSource(Long.parseLong(sourceId), 1)
                : new BankSource(
                        Long.parseLong(sourceId.substring(0, dot)), Integer.parseInt(sourceId.substring(dot + 1)));
    }

    public String sourceId() {
        return assignment == 1 ? Long.toString(statementEntry) : statementEntry + "." + assignment;
    }
}
