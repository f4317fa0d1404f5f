package de.mahnwerk.merchant.imports;

/** How an e-invoice is to be paid (BT-81, a code of UNTDID 4461; BT-82, its text), in the words that lists of open items use. */
final class PaymentMeans {

    private PaymentMeans() {}

    static String word(String code, String text) {
        return switch (code) {
            case "10" -> "Bar";
            case "20" -> "Scheck";
            case "30", "31", "42", "58" -> "Überweisung";
            case "48", "54", "55" -> "Karte";
            case "49", "59" -> "Lastschrift";
            case "68" -> "Onlinezahlung";
            default -> text.strip();
        };
    }
}
