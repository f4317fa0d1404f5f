package de.mahnwerk.agency.privacy;

import de.mahnwerk.law.conduct.Retention;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One kind of data that is stored of a person: where it comes from, how long it is kept, and how it is read. A test holds these
 * and {@link #LEFT_OUT} against all tables that know a case or a debtor, so that a new table is not forgotten.
 */
enum Part {
    PERSON(Source.CREDITOR, Retention.Kind.VOUCHERS, "debtor", """
            select d.customer_number as "customerNumber", d.kind as "debtorKind", d.salutation as "salutation",
                   d.first_name as "firstName", d.last_name as "lastName", d.company as "company", d.legal_form as "legalForm",
                   d.date_of_birth as "dateOfBirth", d.addition as "addition", d.street as "street", d.postcode as "postcode",
                   d.city as "city", d.country as "country",
                   array_to_string(array(select jsonb_array_elements_text(d.emails)), ', ') as "emails",
                   array_to_string(array(select jsonb_array_elements_text(d.phones)), ', ') as "phones",
                   d.language as "language", d.known_state as "knownState", d.address_source as "addressSource"
              from debtor d where d.client = :client and d.id = any(array(select x::bigint from jsonb_array_elements_text(:debtors::jsonb) x))
             order by d.id
            """),
    CASES(Source.CREDITOR, Retention.Kind.VOUCHERS, "collection_case", """
            select c.reference as "case", k.name || ' ' || k.legal_form as "creditor", c.merchant_reference as "merchantReference",
                   c.status as "status", c.stage as "stage", c.outcome as "outcome",
                   (c.received_at at time zone 'Europe/Berlin')::date as "receivedOn", c.channel as "handedOverBy",
                   c.accepted_on as "acceptedOn", c.closed_on as "closedOn",
                   case when c.closed_on is not null then
            """ + Expiring.LAST_MADE + """
                    end as "lastOn",
                   (select max(e.business_day) from case_event e
                     where e.client = c.client and e.case_id = c.id and e.type = 'court.final') as "titledOn",
                   c.in_default_since as "inDefaultSince",
                   c.default_ground as "defaultGround",
                   array_to_string(array(select jsonb_array_elements_text(c.reminder_dates)), ', ') as "reminderDates",
                   c.interest_from as "interestFrom", c.interest_until as "interestUntil", c.interest_rate as "interestRate",
                   c.principal_cents as "principalCents", c.corrected_cents as "correctedCents"
              from collection_case c join client k on k.client = c.client
             where c.client = :client and c.id = any(array(select x::uuid from jsonb_array_elements_text(:cases::jsonb) x))
             order by c.number
            """),
    ITEMS(Source.CREDITOR, Retention.Kind.VOUCHERS, "case_item", """
            select c.reference as "case", t.invoice_number as "invoiceNumber", t.subject as "subject", t.contract_on as "contractOn",
                   t.delivered_on as "deliveredOn", t.issued_on as "issuedOn", t.due_on as "dueOn", t.amount_cents as "amountCents",
                   t.open_cents as "openCents"
              from case_item t %1$s %2$s order by c.number, t.position
            """),
    SIDE_COSTS(Source.CREDITOR, Retention.Kind.VOUCHERS, "case_side_cost", """
            select c.reference as "case", t.kind as "sideCost", t.arisen_on as "arisenOn", t.invoice_number as "invoiceNumber",
                   t.text as "text", t.amount_cents as "amountCents"
              from case_side_cost t %1$s %2$s order by c.number, t.position
            """),
    POSTINGS(Source.AGENCY, Retention.Kind.VOUCHERS, "posting", """
            select c.reference as "case", t.value_on as "valueOn", t.booked_on as "bookedOn",
                   case when :english then t.text_en else t.text_de end as "text", t.amount_cents as "amountCents"
              from posting t %1$s %2$s order by c.number, t.id
            """),
    PAYMENTS(Source.BANK, Retention.Kind.VOUCHERS, "payment", """
            select c.reference as "case", t.source as "paidTo", t.value_on as "valueOn", t.booked_on as "bookedOn",
                   t.amount_cents as "amountCents", t.reversed_on as "reversedOn",
                   case when own.ok then e.partner_name end as "payer", case when own.ok then e.partner_iban end as "iban",
                   case when own.ok then e.text end as "remittance"
              from payment t %1$s
              left join trust_entry e on e.of_client = :client and e.case_id = t.case_id and e.payment_id = t.id
              left join debtor d on d.client = :client and d.id = c.debtor_id
             cross join lateral (select lower(btrim(e.partner_name)) = d.plain_name as ok) own
             %2$s order by c.number, t.booked_on, t.id
            """),
    CREDITS(Source.CREDITOR, Retention.Kind.VOUCHERS, "credit_note", """
            select c.reference as "case", t.kind as "credit", t.reference as "creditReference", t.value_on as "valueOn",
                   t.booked_on as "bookedOn", t.text as "text", t.amount_cents as "amountCents"
              from credit_note t %1$s %2$s order by c.number, t.booked_on, t.id
            """),
    PLANS(Source.AGENCY, Retention.Kind.LETTERS, "payment_plan", """
            select c.reference as "case", t.nth as "planNumber", t.state as "planState", t.offered_on as "offeredOn",
                   t.valid_until as "validUntil", t.agreed_on as "agreedOn", t.agreed_by as "agreedBy", t.ended_on as "endedOn",
                   t.rate_percent as "interestRate", t.costs_cents as "costsCents"
              from payment_plan t %1$s %2$s order by c.number, t.nth
            """),
    INSTALMENTS(Source.AGENCY, Retention.Kind.LETTERS, "plan_instalment", """
            select c.reference as "case", t.nth as "planNumber", t.number as "instalment", t.due_on as "dueOn",
                   t.amount_cents as "amountCents", t.reminded_on as "remindedOn", t.missed_on as "missedOn",
                   t.grace_until as "graceUntil"
              from plan_instalment t %1$s %2$s order by c.number, t.nth, t.number
            """),
    LETTERS(Source.AGENCY, Retention.Kind.LETTERS, "letter", """
            select c.reference as "case", t.day as "day", t.kind as "letter", t.channel as "letterChannel", t.email as "email",
                   t.deadline_on as "deadlineOn", t.demanded_cents as "demandedCents", t.returned_on as "returnedOn",
                   t.undelivered_on as "undeliveredOn", t.trouble as "trouble"
              from letter t %1$s %2$s order by c.number, t.id
            """),
    DOCUMENTS(Source.CREDITOR_AND_AGENCY, Retention.Kind.LETTERS, "case_document", """
            select c.reference as "case", (t.added_at at time zone 'Europe/Berlin')::date as "day", t.sender as "sender",
                   t.kind as "documentKind", t.name as "fileName"
              from case_document t %1$s %2$s order by c.number, t.number
            """),
    MESSAGES(Source.CREDITOR_AND_AGENCY, Retention.Kind.LETTERS, "case_message", """
            select c.reference as "case", (t.posted_at at time zone 'Europe/Berlin')::date as "day", t.sender as "sender",
                   t.kind as "messageKind", t.due_on as "dueOn", t.text as "message"
              from case_message t %1$s %2$s order by c.number, t.number
            """),
    DECISIONS(Source.CREDITOR_AND_AGENCY, Retention.Kind.LETTERS, "case_decision", """
            select c.reference as "case", (t.requested_at at time zone 'Europe/Berlin')::date as "day", t.kind as "decision",
                   t.offer_cents as "offerCents", t.choice as "choice", t.taken_by as "takenBy",
                   (t.taken_at at time zone 'Europe/Berlin')::date as "takenOn", t.told_on as "toldOn"
              from case_decision t %1$s %2$s order by c.number, t.requested_at
            """),
    INSTRUCTIONS(Source.CREDITOR, Retention.Kind.LETTERS, "case_instruction", """
            select c.reference as "case", (t.ordered_at at time zone 'Europe/Berlin')::date as "day", t.kind as "instruction",
                   t.state as "instructionState", (t.done_at at time zone 'Europe/Berlin')::date as "doneOn", t.result as "result"
              from case_instruction t %1$s %2$s order by c.number, t.ordered_at
            """),
    INQUIRIES(Source.REGISTER, Retention.Kind.LETTERS, "address_inquiry", """
            select t.asked_on as "day", t.register as "register", t.street as "street", t.postcode as "postcode", t.city as "city",
                   t.new_street as "newStreet", t.new_postcode as "newPostcode", t.new_city as "newCity"
              from address_inquiry t
             where t.client = :client and t.debtor_id = any(array(select x::bigint from jsonb_array_elements_text(:debtors::jsonb) x))
             order by t.id
            """),
    STEPS(Source.AGENCY, Retention.Kind.LETTERS, "case_step", """
            select c.reference as "case", t.done_on as "day", t.name as "step", t.taken as "taken",
                   case when :english then t.reason_en else t.reason_de end as "reason"
              from case_step t %1$s %2$s order by c.number, t.step
            """),
    PAUSES(Source.AGENCY, Retention.Kind.LETTERS, "case_pause", """
            select c.reference as "case", t.until as "pausedUntil" from case_pause t %1$s %2$s order by c.number
            """),
    LIMITATION(Source.AGENCY, Retention.Kind.LETTERS, "limitation_warning", """
            select c.reference as "case", t.expires_on as "expiresOn" from limitation_warning t %1$s %2$s order by c.number
            """),
    CONCERNS(Source.CREDITOR_AND_AGENCY, Retention.Kind.LETTERS, "case_concern", """
            select c.reference as "case", t.noted_on as "day", t.kind as "concern", t.channel as "concernChannel", t.text as "message",
                   t.due_on as "dueOn", t.decision as "concernDecision", t.decided_on as "takenOn", t.answer as "answer"
              from case_concern t %1$s %2$s order by c.number, t.noted_on, t.id
            """),
    HOLDS(Source.AGENCY, Retention.Kind.LETTERS, "erasure_hold", """
            select c.reference as "case", t.noted_on as "day", t.reason as "keptFor" from erasure_hold t %1$s %2$s order by c.number
            """),
    /** Without the reason why the merchant or a clerk let the case rest. */
    EVENTS(Source.AGENCY, Retention.Kind.LETTERS, "case_event", """
            select c.reference as "case", t.business_day as "day",
                   case when t.type = 'case.paused' then case when :english then 'Paused' else 'Angehalten' end
                        when :english then t.text_en else t.text_de end as "event"
              from case_event t %1$s %2$s and t.type not like 'fee.%%' and t.type not like 'settlement.%%' and t.type not like 'instruction.%%'
               and t.type not like 'message.%%' and t.type not in ('claim.queried', 'claim.query_answered')
             order by c.number, t.case_seq
            """),
    INFORMATION(Source.AGENCY, Retention.Kind.LETTERS, "information_given", """
            select t.given_on as "day", t.sha256 as "fingerprint"
              from information_given t
             where t.client = :client and t.debtor_id = any(array(select x::bigint from jsonb_array_elements_text(:debtors::jsonb) x))
             order by t.id
            """);

    /** Where data come from (Art. 15(1) g GDPR). */
    enum Source {
        CREDITOR,
        AGENCY,
        CREDITOR_AND_AGENCY,
        BANK,
        REGISTER
    }

    /** Tables that know a case and are not told, each with why. */
    static final Map<String, String> LEFT_OUT = Map.of(
            "settlement_line", "what client and agency owe each other: their business secret (Art. 15(4) GDPR)",
            "settled_fee", "the same",
            "trust_entry", "told with the payment that it became",
            "returned_after_end", "told as the day on which a payment went back",
            "intake", "told as the day on which the case was received",
            "webhook_delivery", "numbers of events only");

    private static final Pattern FIELD = Pattern.compile(" as \"(\\w+)\"");

    private final Source source;
    private final Retention.Kind kept;
    private final String table;
    private final String sql;

    Part(Source source, Retention.Kind kept, String table, String sql) {
        this.source = source;
        this.kept = kept;
        this.table = table;
        this.sql = sql.formatted(Of.CASES, Of.THESE);
    }

    Source source() {
        return source;
    }

    Retention.Kind kept() {
        return kept;
    }

    String table() {
        return table;
    }

    /** Reads it of {@code :debtors} and {@code :cases} of {@code :client}, with texts in English if {@code :english}. */
    String sql() {
        return sql;
    }

    /** The names of the columns: camel case, amounts end in {@code Cents}. */
    List<String> fields() {
        return FIELD.matcher(sql).results().map(field -> field.group(1)).toList();
    }

    /** The tables of the person's cases. */
    private static final class Of {
        static final String CASES = "join collection_case c on c.client = :client and c.id = t.case_id";
        static final String THESE = """
                where t.client = :client and t.case_id = any(array(select x::uuid from jsonb_array_elements_text(:cases::jsonb) x))
                """;
    }
}
