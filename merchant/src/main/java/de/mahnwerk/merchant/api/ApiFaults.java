package de.mahnwerk.merchant.api;

import de.mahnwerk.merchant.imports.Column;
import de.mahnwerk.merchant.imports.Taken;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Fault;
import java.util.List;
import java.util.Locale;

/** Faults of content: the same as files have, with the same words, at the field of the message. */
final class ApiFaults {

    private ApiFaults() {}

    /** A fault by its code in files: {@code due-before-issued}. */
    static Fault of(String pointer, String code, Language language) {
        var fault = new de.mahnwerk.platform.bank.Fault(pointer, "", "", code);
        return new Fault(
                pointer,
                code.toUpperCase(Locale.ROOT).replace('-', '_'),
                fault.problem(language.locale()),
                fault.remedy(language.locale()));
    }

    /** What was refused of an invoice; empty when it was taken. */
    static List<Fault> of(Taken taken, Language language) {
        return taken.code() == null || taken.column() == null
                ? List.of()
                : List.of(of(pointer(taken.column()), taken.code(), language));
    }

    private static String pointer(Column column) {
        return switch (column) {
            case DUE -> "/dueOn";
            case OPEN -> "/open";
            case NUMBER -> "/number";
            default -> "";
        };
    }
}
