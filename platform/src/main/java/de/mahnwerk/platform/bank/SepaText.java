package de.mahnwerk.platform.bank;

import java.util.regex.Pattern;

/** Names and texts as every SEPA bank takes them: the basic Latin set, and German letters, which all German banks take. */
final class SepaText {

    private static final Pattern UNKNOWN = Pattern.compile("[^A-Za-z0-9/?:().,'+ \\-ÄÖÜäöüß&*$%]");

    private SepaText() {}

    /** Unknown letters lose their accents, other characters become a blank; cut after {@code most}. */
    static String of(String text, int most) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String one = text.substring(i, i + 1);
            plain.append(
                    UNKNOWN.matcher(one).matches()
                            ? java.text.Normalizer.normalize(one, java.text.Normalizer.Form.NFD)
                            : one);
        }
        String known = UNKNOWN.matcher(plain.toString().replaceAll("\\p{M}", ""))
                .replaceAll(" ")
                .replaceAll(" +", " ")
                .strip();
        return known.length() > most ? known.substring(0, most).strip() : known;
    }
}
