package de.mahnwerk.merchant.handover;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Holidays;
import de.mahnwerk.merchant.receivables.Contacts.Contact;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we know about a claim when it is sent. Cents are euro cents.
 *
 * @param holidays at the merchant's place, which move the end of a period (§ 193 BGB)
 */
record ClaimFacts(
        String merchantReference,
        boolean creditorDeductsVat,
        Holidays holidays,
        Customer customer,
        List<Contact> further,
        List<Item> items,
        List<Cost> costs,
        List<Step> steps) {

    record Customer(
            String number,
            DebtorKind kind,
            String salutation,
            String firstName,
            String lastName,
            String company,
            String street,
            String postcode,
            String city,
            String country,
            String email,
            String phone,
            String language) {}

    record Item(
            String number,
            String subject,
            String orderNumber,
            @Nullable LocalDate contractOn,
            @Nullable LocalDate deliveredOn,
            LocalDate issuedOn,
            LocalDate dueOn,
            String currency,
            long amountCents,
            long openCents,
            String state,
            boolean consumerNotice,
            @Nullable LocalDate defaultSince,
            @Nullable String defaultGround,
            @Nullable LocalDate disputedOn,
            boolean blocked,
            boolean neverCollection) {}

    record Cost(String kind, long cents, LocalDate arisenOn, String number) {}

    record Step(int level, LocalDate sentOn, String channel, long feeCents, LocalDate deadlineOn) {}
}
