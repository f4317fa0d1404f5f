package de.mahnwerk.merchant.receivables;

import de.mahnwerk.law.Money;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An open item with the customer that owes it. */
public record OpenItem(
        long id,
        long customerId,
        String customerNumber,
        String customerKind,
        String customerName,
        String street,
        String postcode,
        String city,
        String email,
        String kind,
        String number,
        String subject,
        LocalDate issuedOn,
        LocalDate dueOn,
        String currency,
        long amountCents,
        long openCents,
        String creditorReference,
        String state,
        int levelReached,
        @Nullable LocalDate lastNoticeOn,
        @Nullable LocalDate defaultSince,
        @Nullable LocalDate disputedOn,
        @Nullable String disputeReason,
        @Nullable LocalDate returnedDebitOn,
        boolean blocked) {

    public Money open() {
        return in(openCents);
    }

    public Money amount() {
        return in(amountCents);
    }

    /** An amount in the item's currency, of minor units. */
    public Money in(long cents) {
        return new Money(cents, Currency.getInstance(currency));
    }

    /** What a letter or a claim still needs of the address; empty when it is complete. */
    public boolean addressComplete() {
        return !street.isBlank() && postcode.matches("\\d{5}") && !city.isBlank() && street.matches(".*\\d.*");
    }

    static final String SELECT = """
            select i.id, i.customer_id, c.number as customer_number, c.kind as customer_kind,
                   case when c.company <> '' then c.company else trim(c.first_name || ' ' || c.last_name) end as customer_name,
                   c.street, c.postcode, c.city, c.email, i.kind, i.number, i.subject, i.issued_on, i.due_on, i.currency,
                   i.amount_cents, i.open_cents, i.creditor_reference, i.state, i.level_reached, i.last_notice_on,
                   i.default_since, i.disputed_on, i.dispute_reason, i.returned_debit_on,
                   exists (select 1 from dunning_block b
                            where b.tenant = i.tenant and b.customer_id = i.customer_id
                              and (b.item_id is null or b.item_id = i.id)
                              and b.from_on <= :today and (b.until_on is null or b.until_on >= :today)) as blocked
              from open_item i join customer c on c.tenant = i.tenant and c.id = i.customer_id
            """;
}
