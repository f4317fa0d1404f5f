package de.mahnwerk.agency.web;

import de.mahnwerk.agency.clients.SuccessFee;
import de.mahnwerk.agency.clients.SuccessFee.Tier;
import de.mahnwerk.agency.clients.Terms;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.RefusedInput;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Terms as a clerk types them; a tier is one of a few rows, of which empty ones are none. */
record TermsForm(Page page, Map<String, String> fields) {

    /** As many rows for tiers as the form shows. */
    static final int TIERS = 5;

    private static final int LONGEST_AGE = 36_500;

    /** Or a refusal that names the field. */
    Terms terms(LocalDate today) {
        LocalDate validFrom = day();
        if (validFrom.isBefore(today)) {
            throw new RefusedInput(page.t("terms.past"));
        }
        return new Terms(
                0,
                validFrom,
                successFee(),
                money("failureFee"),
                fields.containsKey("failureFeeWaivedForInterface"),
                money("withdrawalFee"),
                Terms.PayoutOrder.valueOf(field("payoutOrder")),
                money("smallRest"),
                Terms.SettlementPeriod.valueOf(field("settlementPeriod")),
                field("settlementThreshold").isEmpty() ? Money.ZERO : money("settlementThreshold"));
    }

    private SuccessFee successFee() {
        BigDecimal percent = typed().decimal("terms.successFee", field("successFeePercent"));
        List<Tier> tiers = IntStream.rangeClosed(1, TIERS)
                .filter(row -> !field("tierPercent" + row).isEmpty())
                .mapToObj(this::tier)
                .toList();
        if (!SuccessFee.valid(percent, tiers)) {
            throw new RefusedInput(page.t("terms.percent"));
        }
        if (!SuccessFee.rising(percent, tiers)) {
            throw new RefusedInput(page.t("terms.rising"));
        }
        return new SuccessFee(percent, tiers, field("minimumFee").isEmpty() ? Money.ZERO : money("minimumFee"));
    }

    private Tier tier(int row) {
        String from = field("tierFrom" + row);
        String days = field("tierDays" + row);
        if (!days.matches("\\d{0,5}") || (!days.isEmpty() && Integer.parseInt(days) > LONGEST_AGE)) {
            throw new RefusedInput(page.t("typed.amount", page.t("terms.tierDays"), days));
        }
        return new Tier(
                from.isEmpty() ? Money.ZERO : typed().money("terms.tierFrom", from),
                days.isEmpty() ? 0 : Integer.parseInt(days),
                typed().decimal("terms.tierPercent", field("tierPercent" + row)));
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(field("validFrom"));
        } catch (DateTimeException e) {
            throw new RefusedInput(page.t("typed.amount", page.t("terms.validFrom"), field("validFrom")));
        }
    }

    private Money money(String name) {
        return typed().money("terms." + name, field(name));
    }

    private Typed typed() {
        return new Typed(page);
    }

    private String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
