package de.mahnwerk.agency.cases;

import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes debtors, cases, items and side costs of a whole batch: one statement for each table. */
@Component
class CaseOpening {

    private record DebtorRow(
            UUID caseId,
            String key,
            String kind,
            @Nullable String salutation,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company,
            @Nullable String legalForm,
            @Nullable LocalDate dateOfBirth,
            @Nullable String addition,
            String street,
            String postcode,
            String city,
            String country,
            List<String> emails,
            List<String> phones,
            @Nullable String customerNumber,
            String language) {}

    private record CaseEntry(
            int place,
            UUID id,
            String debtorKey,
            String merchantReference,
            String channel,
            String creditorVat,
            boolean consumerCredit,
            LocalDate inDefaultSince,
            String defaultGround,
            List<String> reminderDates,
            String interestBasis,
            @Nullable String interestRate,
            LocalDate interestFrom,
            long principalCents) {}

    private record ItemRow(
            UUID caseId,
            int position,
            String invoiceNumber,
            String kind,
            String subject,
            @Nullable LocalDate contractOn,
            @Nullable LocalDate deliveredOn,
            LocalDate issuedOn,
            LocalDate dueOn,
            long amountCents,
            long openCents) {}

    private record CostRow(
            UUID caseId,
            int position,
            String kind,
            long amountCents,
            LocalDate arisenOn,
            @Nullable String invoiceNumber,
            @Nullable String text) {}

    private final JdbcClient db;
    private final Clients clients;

    CaseOpening(JdbcClient db, Clients clients) {
        this.db = db;
        this.clients = clients;
    }

    void insert(long client, List<NewCase> wanted, FirstStep.Split first, LocalDate day, Instant now) {
        int debtors = putDebtors(client, wanted);
        int cases = addCases(client, wanted, first, day, now);
        int items = addItems(client, wanted);
        int costs = addSideCosts(client, wanted);
        assert debtors >= 0 && cases <= wanted.size() && items >= cases && costs >= 0;
    }

    private int putDebtors(long client, List<NewCase> wanted) {
        return db.sql("""
                        insert into debtor (client, key, kind, salutation, first_name, last_name, company, legal_form,
                                            date_of_birth, addition, street, postcode, city, country, emails, phones,
                                            customer_number, language)
                        select distinct on (r.key) :client, r.key, r.kind, r.salutation, r.first_name, r.last_name, r.company,
                               r.legal_form, r.date_of_birth, r.addition, r.street, r.postcode, r.city, r.country, r.emails,
                               r.phones, r.customer_number, r.language
                          from jsonb_to_recordset(:rows::jsonb) as r(key text, kind text, salutation text, first_name text,
                               last_name text, company text, legal_form text, date_of_birth date, addition text, street text,
                               postcode text, city text, country text, emails jsonb, phones jsonb, customer_number text,
                               language text)
                         order by r.key
                        on conflict (client, key) do update
                          set kind = excluded.kind, salutation = excluded.salutation, first_name = excluded.first_name,
                              last_name = excluded.last_name, company = excluded.company, legal_form = excluded.legal_form,
                              date_of_birth = coalesce(excluded.date_of_birth, debtor.date_of_birth),
                              addition = excluded.addition, street = excluded.street, postcode = excluded.postcode,
                              city = excluded.city, country = excluded.country, emails = excluded.emails,
                              phones = excluded.phones, language = excluded.language
                        """)
                .param("client", client)
                .param(
                        "rows",
                        Rows.json(wanted.stream().map(CaseOpening::debtorRow).toList()))
                .update();
    }

    private int addCases(long client, List<NewCase> wanted, FirstStep.Split first, LocalDate day, Instant now) {
        List<CaseEntry> rows = new ArrayList<>();
        for (NewCase one : wanted) {
            rows.add(entry(rows.size(), one));
        }
        return db.sql("""
                        with r as (
                          select t.*, nextval('collection_case_seq') as number
                            from (select * from jsonb_to_recordset(:rows::jsonb) as j(place int, id uuid, debtor_key text,
                                    merchant_reference text, channel text, creditor_vat text, consumer_credit boolean,
                                    in_default_since date, default_ground text, reminder_dates jsonb, interest_basis text,
                                    interest_rate numeric, interest_from date, principal_cents bigint)
                                   order by place) t),
                        named as (
                          select r.*, :prefix || lpad(r.number::text, greatest(7, length(r.number::text)), '0') as reference from r)
                        insert into collection_case (client, id, number, reference, merchant_reference, debtor_id, debtor_kind,
                               status, channel, creditor_vat, consumer_credit, in_default_since, default_ground,
                               reminder_dates, interest_basis, interest_rate, interest_from, mandate_on, received_at,
                               accepted_on, principal_cents, changed_at, terms_version, strategy_version, next_step,
                               next_step_on)
                        select :client, r.id, r.number, r.reference,
                               r.merchant_reference, d.id, d.kind, :status, r.channel, r.creditor_vat, r.consumer_credit,
                               r.in_default_since, r.default_ground, r.reminder_dates, r.interest_basis, r.interest_rate,
                               r.interest_from, :day, :now, :day, r.principal_cents, :now, :terms,
                               case when s.other then :otherVersion else :strategyVersion end,
                               case when s.other then :otherStep else :firstStep end,
                               case when s.other then :otherStepOn::date else :firstStepOn::date end
                          from named r join debtor d on d.client = :client and d.key = r.debtor_key
                         cross join lateral (
                               select ('x' || substr(md5(:seed || r.reference), 1, 7))::bit(28)::int % 100 < :percent
                                      and (:of::text is null or d.kind = :of) as other) s
                         order by r.place
                        on conflict (client, merchant_reference) do nothing
                        """)
                .param("client", client)
                .param("day", day)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("status", CaseStatus.ACCEPTED.name())
                .param("terms", clients.terms(client, day).version())
                .param("strategyVersion", first.usual().strategyVersion())
                .param("firstStep", first.usual().name())
                .param("firstStepOn", first.usual().on())
                .param("otherVersion", first.other().strategyVersion())
                .param("otherStep", first.other().name())
                .param("otherStepOn", first.other().on())
                .param("percent", first.percent())
                .param("of", first.of() == null ? null : first.of().name())
                .param("seed", first.seed())
                .param("prefix", String.format(Locale.ROOT, "NW-%02d-", day.getYear() % 100))
                .param("rows", Rows.json(rows))
                .update();
    }

    private int addItems(long client, List<NewCase> wanted) {
        return db.sql("""
                        insert into case_item (client, case_id, position, invoice_number, kind, subject, contract_on,
                                               delivered_on, issued_on, due_on, amount_cents, open_cents)
                        select :client, r.case_id, r.position, r.invoice_number, r.kind, r.subject, r.contract_on, r.delivered_on,
                               r.issued_on, r.due_on, r.amount_cents, r.open_cents
                          from jsonb_to_recordset(:rows::jsonb) as r(case_id uuid, position int, invoice_number text, kind text,
                               subject text, contract_on date, delivered_on date, issued_on date, due_on date,
                               amount_cents bigint, open_cents bigint)
                          join collection_case c on c.client = :client and c.id = r.case_id
                        """)
                .param("client", client)
                .param(
                        "rows",
                        Rows.json(wanted.stream().flatMap(CaseOpening::itemRows).toList()))
                .update();
    }

    private int addSideCosts(long client, List<NewCase> wanted) {
        List<CostRow> rows = wanted.stream().flatMap(CaseOpening::costRows).toList();
        if (rows.isEmpty()) {
            return 0;
        }
        return db.sql("""
                        insert into case_side_cost (client, case_id, position, kind, amount_cents, arisen_on, invoice_number,
                                                    text)
                        select :client, r.case_id, r.position, r.kind, r.amount_cents, r.arisen_on, r.invoice_number, r.text
                          from jsonb_to_recordset(:rows::jsonb) as r(case_id uuid, position int, kind text, amount_cents bigint,
                               arisen_on date, invoice_number text, text text)
                          join collection_case c on c.client = :client and c.id = r.case_id
                        """)
                .param("client", client)
                .param("rows", Rows.json(rows))
                .update();
    }

    private static String key(NewCase one) {
        String number = one.debtor().customerNumber();
        return number == null ? "case " + one.id() : "number " + number;
    }

    private static DebtorRow debtorRow(NewCase one) {
        CaseDebtor debtor = one.debtor();
        return new DebtorRow(
                one.id(),
                key(one),
                debtor.kind().name(),
                debtor.salutation(),
                debtor.firstName(),
                debtor.lastName(),
                debtor.company(),
                debtor.legalForm(),
                debtor.dateOfBirth(),
                debtor.addition(),
                debtor.street(),
                debtor.postcode(),
                debtor.city(),
                debtor.country(),
                debtor.emails(),
                debtor.phones(),
                debtor.customerNumber(),
                debtor.language());
    }

    private static CaseEntry entry(int place, NewCase one) {
        return new CaseEntry(
                place,
                one.id(),
                key(one),
                one.merchantReference(),
                one.channel().name(),
                one.creditorVat().name(),
                one.consumerCredit(),
                one.inDefaultSince(),
                one.defaultGround().name(),
                one.reminderDates().stream().map(LocalDate::toString).toList(),
                one.interestBasis().name(),
                one.interestRate() == null ? null : one.interestRate().toPlainString(),
                one.interestFrom(),
                one.principal().minorUnits());
    }

    private static java.util.stream.Stream<ItemRow> itemRows(NewCase one) {
        return one.items().stream()
                .map(item -> new ItemRow(
                        one.id(),
                        item.position(),
                        item.invoiceNumber(),
                        item.kind(),
                        item.subject(),
                        item.contractOn(),
                        item.deliveredOn(),
                        item.issuedOn(),
                        item.dueOn(),
                        cents(item.amount()),
                        cents(item.open())));
    }

    private static java.util.stream.Stream<CostRow> costRows(NewCase one) {
        return one.sideCosts().stream()
                .map(cost -> new CostRow(
                        one.id(),
                        cost.position(),
                        cost.kind(),
                        cents(cost.amount()),
                        cost.arisenOn(),
                        cost.invoiceNumber(),
                        cost.text()));
    }

    private static long cents(Money amount) {
        return amount.minorUnits();
    }
}
