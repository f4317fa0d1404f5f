package de.mahnwerk.merchant.accounting;

import de.mahnwerk.platform.accounting.Chart;

/** What an account is for, with its number in the two common German charts of accounts. */
public enum Account {
    BANK("1200", "1800"),
    /** For customers whose number is not a debtor's account: receivables outside the subledger. */
    DEBTOR("1410", "1210"),
    /** Compensation for dunning and collection costs; damages bear no VAT. */
    FEES("2742", "4970"),
    INTEREST("2650", "7100"),
    LOSSES("2400", "6930"),
    /** What the agency has received for us and not paid out. */
    AGENCY("1500", "1300"),
    COLLECTION_COSTS("4950", "6825"),
    INPUT_VAT("1576", "1406");

    private final String skr03;
    private final String skr04;

    Account(String skr03, String skr04) {
        this.skr03 = skr03;
        this.skr04 = skr04;
    }

    public String in(Chart chart) {
        return switch (chart) {
            case SKR03 -> skr03;
            case SKR04 -> skr04;
        };
    }
}
