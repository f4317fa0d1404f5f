package de.mahnwerk.agency.clients;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** German VAT identification numbers (§ 27a UStG): DE and nine digits. */
public final class VatId {

    private VatId() {}

    /** As it stands on an invoice, empty for a client who has none; nothing when it is no such number. */
    public static Optional<String> read(@Nullable String typed) {
        String packed = typed == null ? "" : typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return Optional.of(packed).filter(one -> one.matches("(DE\\d{9})?"));
    }
}
