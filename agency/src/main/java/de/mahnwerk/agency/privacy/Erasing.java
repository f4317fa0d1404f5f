package de.mahnwerk.agency.privacy;

import de.mahnwerk.law.conduct.Retention;

/**
 * What is erased when a duty to keep ends, in this order. Each statement takes {@code :client} and {@code :cases} and answers
 * with the case of every row that it touched. What is left are sums without a person.
 */
enum Erasing {
    CONTENTS(Retention.Kind.LETTERS, """
            delete from document d using case_document t
             where d.tenant = :client and t.client = :client and t.sha256 = d.sha256 and %s
               and not exists (select 1 from case_document o join collection_case c on c.client = :client and c.id = o.case_id
                                where o.client = :client and o.sha256 = d.sha256 and c.erased is null)
               and not exists (select 1 from client_paper k where k.client = :client and k.document = d.sha256)
            returning t.case_id
            """),
    DOCUMENTS(
            Retention.Kind.LETTERS, "delete from case_document t where t.client = :client and %s returning t.case_id"),
    LETTERS(Retention.Kind.LETTERS, "delete from letter t where t.client = :client and %s returning t.case_id"),
    MESSAGES(Retention.Kind.LETTERS, "delete from case_message t where t.client = :client and %s returning t.case_id"),
    DECISIONS(
            Retention.Kind.LETTERS, "delete from case_decision t where t.client = :client and %s returning t.case_id"),
    INSTRUCTIONS(Retention.Kind.LETTERS, """
            update case_instruction t set wish = null, result = null
             where t.client = :client and %s returning t.case_id
            """),
    INSTALMENTS(
            Retention.Kind.LETTERS,
            "delete from plan_instalment t where t.client = :client and %s returning t.case_id"),
    PLANS(Retention.Kind.LETTERS, "delete from payment_plan t where t.client = :client and %s returning t.case_id"),
    STEPS(Retention.Kind.LETTERS, "delete from case_step t where t.client = :client and %s returning t.case_id"),
    CONCERNS(Retention.Kind.LETTERS, "delete from case_concern t where t.client = :client and %s returning t.case_id"),
    PAUSES(Retention.Kind.LETTERS, "delete from case_pause t where t.client = :client and %s returning t.case_id"),
    WARNINGS(
            Retention.Kind.LETTERS,
            "delete from limitation_warning t where t.client = :client and %s returning t.case_id"),
    /** An event keeps its number, type and amounts, so that nobody who counts them finds a gap. */
    EVENTS(Retention.Kind.LETTERS, """
            update case_event t
               set text_de = 'Gelöscht nach Ablauf der Aufbewahrung', text_en = 'Erased when its retention ended',
                   data = t.data || coalesce((select jsonb_object_agg(k, '') from jsonb_object_keys(t.data) k
                            where k in ('question', 'text', 'name', 'court', 'fileNumber', 'paymentReference', 'creditReference')),
                          '{}')
             where t.client = :client and %s returning t.case_id
            """),
    INQUIRIES(Retention.Kind.LETTERS, """
            with gone as (
              delete from address_inquiry i
               where i.client = :client and i.debtor_id in (
                 select t.debtor_id from collection_case t where t.client = :client and %2$s)
                 and not exists (select 1 from collection_case o
                                  where o.client = :client and o.debtor_id = i.debtor_id and o.erased is null)
              returning i.debtor_id)
            select t.id from gone join collection_case t on t.client = :client and t.debtor_id = gone.debtor_id where %2$s
            """),
    CONTACTS(Retention.Kind.LETTERS, """
            with gone as (
              update debtor d set emails = '[]', phones = '[]', date_of_birth = null, address_source = null
               where d.client = :client and d.id in (
                 select t.debtor_id from collection_case t where t.client = :client and %2$s)
                 and not exists (select 1 from collection_case o
                                  where o.client = :client and o.debtor_id = d.id and o.erased is null)
              returning d.id)
            select t.id from gone join collection_case t on t.client = :client and t.debtor_id = gone.id where %2$s
            """),
    ITEMS(Retention.Kind.VOUCHERS, """
            update case_item t set invoice_number = 'gelöscht ' || t.position, subject = 'gelöscht'
             where t.client = :client and %s returning t.case_id
            """),
    SIDE_COSTS(Retention.Kind.VOUCHERS, """
            update case_side_cost t set invoice_number = null, text = null
             where t.client = :client and %s returning t.case_id
            """),
    POSTINGS(Retention.Kind.VOUCHERS, """
            update posting t set text_de = 'gelöscht', text_en = 'erased' where t.client = :client and %s returning t.case_id
            """),
    CREDITS(Retention.Kind.VOUCHERS, """
            update credit_note t set reference = t.id::text, text = null where t.client = :client and %s returning t.case_id
            """),
    TRUST_POSTINGS(Retention.Kind.VOUCHERS, """
            update trust_posting p set text = '' from trust_entry t
             where p.entry = t.id and t.of_client = :client and %s returning t.case_id
            """),
    BANK_ENTRIES(Retention.Kind.VOUCHERS, """
            update trust_entry t set partner_name = '', partner_iban = '', text = '', end_to_end = '', reason = null
             where t.of_client = :client and %s returning t.case_id
            """),
    REFUNDS(Retention.Kind.VOUCHERS, """
            update payout o set name = '', iban = '', text = '' from payment t
             where o.of_client = :client and o.kind = 'REFUND' and t.client = :client and o.subject = t.id::text
               and o.executed_on is not null and %s
            returning t.case_id
            """),
    PAYMENTS(Retention.Kind.VOUCHERS, """
            update payment t set reference = null where t.client = :client and %s returning t.case_id
            """),
    CASES(Retention.Kind.VOUCHERS, """
            update collection_case t set reminder_dates = '[]' where t.client = :client and %2$s returning t.id
            """),
    PERSON(Retention.Kind.VOUCHERS, """
            with gone as (
              update debtor d
                 set salutation = null, first_name = null, last_name = case when d.kind = 'CONSUMER' then 'gelöscht' end,
                     company = case when d.kind = 'BUSINESS' then 'gelöscht' end, legal_form = null, date_of_birth = null,
                     addition = null, street = 'gelöscht', postcode = '00000', city = 'gelöscht', emails = '[]', phones = '[]',
                     customer_number = null, key = 'erased-' || d.id, known_state = null, address_source = null,
                     erased = true
               where d.client = :client and d.id in (
                 select t.debtor_id from collection_case t where t.client = :client and %2$s)
                 and not exists (select 1 from collection_case o
                                  where o.client = :client and o.debtor_id = d.id and o.erased is distinct from 'VOUCHERS')
              returning d.id)
            select t.id from gone join collection_case t on t.client = :client and t.debtor_id = gone.id where %2$s
            """);

    private final Retention.Kind rule;
    private final String sql;

    Erasing(Retention.Kind rule, String sql) {
        this.rule = rule;
        this.sql = sql.formatted(These.BY_CASE, These.CASES);
    }

    /** Which duty to keep it ends with. */
    Retention.Kind rule() {
        return rule;
    }

    String sql() {
        return sql;
    }

    private static final class These {
        static final String BY_CASE =
                "t.case_id = any(array(select x::uuid from jsonb_array_elements_text(:cases::jsonb) x))";
        static final String CASES = "t.id = any(array(select x::uuid from jsonb_array_elements_text(:cases::jsonb) x))";
    }
}
