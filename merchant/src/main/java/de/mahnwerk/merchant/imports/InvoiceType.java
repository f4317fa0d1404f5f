package de.mahnwerk.merchant.imports;

import java.util.Set;

/** Document types after UNTDID 1001 as EN 16931 uses them (BT-3). */
final class InvoiceType {

    static final String INVOICE = "380";
    static final String CREDIT_NOTE = "381";

    private static final Set<String> CREDIT_NOTES =
            Set.of("81", "83", CREDIT_NOTE, "396", "261", "262", "296", "308", "420", "458", "532");

    private InvoiceType() {}

    /** Amounts of these are written without a sign and mean the contrary. */
    static boolean isCreditNote(String type) {
        return CREDIT_NOTES.contains(type);
    }
}
