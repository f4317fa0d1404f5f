package de.mahnwerk.agency.cases;

import de.mahnwerk.law.DebtorKind;
import de.mahnwerk.law.Money;
import de.mahnwerk.law.costs.CreditorVat;
import de.mahnwerk.platform.database.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code collection_case}: how a row is read, listed and changed. */
final class CaseRow {

    static final String SELECT = """
            select client, id, number, reference, merchant_reference, debtor_id, debtor_kind, status, stage, next_step,
                   next_step_on, outcome, channel, creditor_vat, consumer_credit, in_default_since, default_ground,
                   interest_basis, interest_rate, interest_from, mandate_on, received_at, accepted_on, closed_on,
                   strategy_version, step, principal_cents, withdrawal_fee_cents, held_from,
                   closed_from, interest_until, corrected_cents, version, case_sequence
              from collection_case
            """;

    static final RowMapper<CollectionCase> MAPPER = (row, n) -> new CollectionCase(
            row.getLong("client"),
            row.getObject("id", UUID.class),
            row.getLong("number"),
            row.getString("reference"),
            row.getString("merchant_reference"),
            row.getLong("debtor_id"),
            DebtorKind.valueOf(row.getString("debtor_kind")),
            CaseStatus.valueOf(row.getString("status")),
            row.getString("stage"),
            row.getString("next_step"),
            row.getObject("next_step_on", LocalDate.class),
            outcome(row.getString("outcome")),
            Channel.valueOf(row.getString("channel")),
            CreditorVat.valueOf(row.getString("creditor_vat")),
            row.getBoolean("consumer_credit"),
            row.getObject("in_default_since", LocalDate.class),
            DefaultGround.valueOf(row.getString("default_ground")),
            InterestBasis.valueOf(row.getString("interest_basis")),
            row.getBigDecimal("interest_rate"),
            row.getObject("interest_from", LocalDate.class),
            row.getObject("mandate_on", LocalDate.class),
            row.getObject("received_at", OffsetDateTime.class).toInstant(),
            row.getObject("accepted_on", LocalDate.class),
            row.getObject("closed_on", LocalDate.class),
            row.getObject("strategy_version", Integer.class),
            row.getInt("step"),
            Money.cents(row.getLong("principal_cents")),
            Money.cents(row.getLong("withdrawal_fee_cents")),
            status(row.getString("held_from")),
            status(row.getString("closed_from")),
            row.getObject("interest_until", LocalDate.class),
            Money.cents(row.getLong("corrected_cents")),
            row.getLong("version"),
            row.getLong("case_sequence"));

    private record Changed(
            UUID id,
            long version,
            String status,
            @Nullable String stage,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepOn,
            @Nullable Integer strategyVersion,
            int step,
            @Nullable Outcome outcome,
            @Nullable CaseStatus heldFrom,
            long withdrawalFeeCents) {}

    private CaseRow() {}

    /** The condition that a step lies behind the stage after which the client wants to stop, passed over or not. */
    static String beyond(String step, String last) {
        String stages = "array['" + String.join("', '", Cases.STAGES) + "']";
        return "coalesce(array_position(%1$s, %2$s) > array_position(%1$s, %3$s), false)".formatted(stages, step, last);
    }

    static int update(JdbcClient db, long client, List<CaseChange> changes, LocalDate day) {
        List<Changed> rows = changes.stream().map(CaseRow::changed).toList();
        return db.sql("""
                        update collection_case c
                           set status = r.status, stage = r.stage,
                               next_step = case when c.last_stage is null or not (r.stage is not distinct from c.last_stage or %1$s)
                                           then r.next_step end,
                               next_step_on = case when c.last_stage is null or not (r.stage is not distinct from c.last_stage or %1$s)
                                              then r.next_step_on end,
                               strategy_version = r.strategy_version, step = r.step, outcome = r.outcome,
                               withdrawal_fee_cents = r.withdrawal_fee_cents, held_from = r.held_from, version = c.version + 1,
                               closed_on = case when r.status = 'CLOSED' then coalesce(c.closed_on, :day) end,
                               closed_from = case when r.status = 'CLOSED' then coalesce(c.closed_from, nullif(c.status, 'CLOSED'))
                                                  when c.status = 'CLOSED' then c.closed_from end
                          from jsonb_to_recordset(:rows::jsonb) as r(id uuid, version bigint, status text, stage text,
                               next_step text, next_step_on date, strategy_version int, step int, outcome text,
                               held_from text, withdrawal_fee_cents bigint)
                         where c.client = :client and c.id = r.id and c.version = r.version
                        """.formatted(beyond("r.next_step", "c.last_stage")))
                .param("client", client)
                .param("day", day)
                .param("rows", Rows.json(rows))
                .update();
    }

    private static Changed changed(CaseChange change) {
        CaseStatus status = change.status();
        return new Changed(
                change.read().id(),
                change.read().version(),
                status.name(),
                change.stage(),
                change.nextStep(),
                change.nextStepOn(),
                change.strategyVersion(),
                change.step(),
                status == CaseStatus.CLOSED ? change.outcome() : null,
                change.heldFrom(),
                change.withdrawalFee().minorUnits());
    }

    private static final String FILTER = """
             c where (:client::bigint is null or c.client = :client)
               and (:statuses::jsonb = '[]' or c.status = any(array(select jsonb_array_elements_text(:statuses::jsonb))))
               and (:merchantReference::text is null or c.merchant_reference = :merchantReference)
               and (:reference::text is null or c.reference = :reference)
               and (:changedSince::timestamptz is null or c.changed_at >= :changedSince)
               and (:invoice::text is null or exists (
                     select 1 from case_item i
                      where i.client = c.client and i.case_id = c.id and i.invoice_number = :invoice))
               and (:text::text is null
                    or c.reference ilike :like or c.merchant_reference ilike :like
                    or exists (select 1 from case_item i
                                where i.client = c.client and i.case_id = c.id and i.invoice_number ilike :like)
                    or exists (select 1 from debtor d
                                where d.client = c.client and d.id = c.debtor_id
                                  and concat_ws(' ', d.first_name, d.last_name, d.company, d.customer_number) ilike :like))
            """;

    static List<CollectionCase> list(JdbcClient db, CaseFilter filter) {
        return filtered(db.sql(SELECT + FILTER + " and c.number > :after order by c.number limit :limit"), filter)
                .param("after", filter.after())
                .param("limit", filter.limit())
                .query(MAPPER)
                .list();
    }

    static CaseSum sum(JdbcClient db, CaseFilter filter) {
        return filtered(
                        db.sql("select count(*), coalesce(sum(c.principal_cents), 0) from collection_case " + FILTER),
                        filter)
                .query((row, n) -> new CaseSum(row.getLong(1), Money.cents(row.getLong(2))))
                .single();
    }

    private static JdbcClient.StatementSpec filtered(JdbcClient.StatementSpec statement, CaseFilter filter) {
        Instant since = filter.changedSince();
        return statement
                .param("client", filter.client())
                .param("statuses", Rows.json(filter.statuses()))
                .param("merchantReference", filter.merchantReference())
                .param("reference", filter.reference())
                .param("changedSince", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .param("invoice", filter.invoiceNumber())
                .param("text", filter.text())
                .param("like", like(filter.text()));
    }

    private static String like(@Nullable String text) {
        return text == null
                ? ""
                : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static @Nullable CaseStatus status(@Nullable String name) {
        return name == null ? null : CaseStatus.valueOf(name);
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        return name == null ? null : Outcome.valueOf(name);
    }
}
