package de.mahnwerk.agency.web;

import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.Locale;
import java.util.Map;
import org.iban4j.BicUtil;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;

/** An account for payouts as somebody types it. */
record AccountForm(Page page, Map<String, String> fields) {

    boolean isEmpty() {
        return packed("payoutIban").isEmpty();
    }

    /** Without blanks, its check digits right. */
    String iban() {
        String iban = packed("payoutIban");
        try {
            IbanUtil.validate(iban);
        } catch (Iban4jException e) {
            throw new RefusedInput(page.t("account.ibanWrong", iban));
        }
        return iban;
    }

    /** Of eight or eleven letters, or empty. */
    String bic() {
        String bic = packed("payoutBic");
        try {
            if (!bic.isEmpty()) {
                BicUtil.validate(bic);
            }
        } catch (Iban4jException e) {
            throw new RefusedInput(page.t("account.bicWrong", bic));
        }
        return bic;
    }

    String holder() {
        String holder = fields.getOrDefault("payoutHolder", "").strip();
        if (holder.isEmpty()) {
            throw new RefusedInput(page.t("account.holderMissing"));
        }
        return holder;
    }

    private String packed(String name) {
        return fields.getOrDefault(name, "").replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
