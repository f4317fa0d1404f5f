package de.mahnwerk.merchant.imports;

import de.mahnwerk.law.payment.Remittance;
import de.mahnwerk.platform.database.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds all items that entries may mean: one statement for a whole file. */
@Component
class Candidates {

    private final JdbcClient db;

    Candidates(JdbcClient db) {
        this.db = db;
    }

    List<Matching.Candidate> of(long tenant, List<Matching.Waiting> entries) {
        Set<String> numbers = new HashSet<>();
        Set<String> references = new HashSet<>();
        Set<String> ibans = new HashSet<>();
        for (Matching.Waiting entry : entries) {
            Remittance said = new Remittance(entry.texts());
            said.runs().forEach(run -> numbers.add(run.plain()));
            said.references().forEach(reference -> references.add(reference.value()));
            if (!entry.counterpartyIban().isEmpty()) {
                ibans.add(entry.counterpartyIban());
            }
        }
        return find(tenant, Rows.json(numbers), Rows.json(references), Rows.json(ibans), "[]");
    }

    List<Matching.Candidate> item(long tenant, long itemId) {
        return items(tenant, List.of(itemId));
    }

    List<Matching.Candidate> items(long tenant, List<Long> ids) {
        return find(tenant, "[]", "[]", "[]", Rows.json(ids));
    }

    private List<Matching.Candidate> find(long tenant, String numbers, String references, String ibans, String ids) {
        return db.sql("""
                        with payer as (
                          select distinct i.customer_id, e.counterparty_iban as iban
                            from statement_entry e
                            join statement_match m on m.tenant = :tenant and m.entry_id = e.id and m.assignment = e.assignment
                            join open_item i on i.tenant = :tenant and i.id = m.item_id
                           where e.tenant = :tenant and e.state = 'MATCHED'
                             and e.counterparty_iban = any(array(select jsonb_array_elements_text(:ibans::jsonb)))
                           union
                          select id, iban from customer
                           where tenant = :tenant and iban <> '' and iban = any(array(select jsonb_array_elements_text(:ibans::jsonb)))),
                        named as (
                          select id from open_item
                           where tenant = :tenant
                             and plain_number = any(array(select jsonb_array_elements_text(:numbers::jsonb)))
                           union
                          select id from open_item
                           where tenant = :tenant and creditor_reference = any(array(select jsonb_array_elements_text(:references::jsonb)))
                           union
                          select i.id from open_item i join payer p on p.customer_id = i.customer_id
                           where i.tenant = :tenant
                           union
                          select x::bigint from jsonb_array_elements_text(:ids::jsonb) as x),
                        meant as (
                          select id from named
                           union
                          select p.id from named n
                            join open_item i on i.tenant = :tenant and i.id = n.id
                            join open_item p on p.tenant = :tenant and p.plain_invoice_number = i.plain_number
                           union
                          select f.id from named n
                            join open_item p on p.tenant = :tenant and p.id = n.id and p.state = 'REPLACED'
                            join open_item f on f.tenant = :tenant and f.plain_number = p.plain_invoice_number
                           union
                          select f.id from named n
                            join open_item p on p.tenant = :tenant and p.id = n.id and p.state = 'REPLACED'
                            join open_item f on f.tenant = :tenant and f.plain_invoice_number = p.plain_invoice_number
                           union
                          select id from open_item
                           where tenant = :tenant
                             and plain_invoice_number = any(array(select jsonb_array_elements_text(:numbers::jsonb))))
                        select i.id, i.customer_id, i.plain_number, coalesce(i.plain_invoice_number, '') as plain_invoice_number,
                               i.creditor_reference, i.currency,
                               (i.amount_cents + coalesce((select sum(e.amount_cents) from item_entry e
                                          where e.tenant = :tenant and e.item_id = i.id and e.kind = 'REPLACED'), 0))::bigint as amount_cents,
                               i.open_cents, i.state, i.issued_on, i.due_on,
                               coalesce((select sum(c.open_cents) from side_cost c
                                          where c.tenant = :tenant and c.item_id = i.id), 0)
                               + greatest(0, coalesce((select max(n.interest_cents) from dunning_notice n
                                            join dunning_notice_item ni on ni.tenant = :tenant and ni.notice_id = n.id
                                           where n.tenant = :tenant and ni.item_id = i.id and n.state <> 'REVOKED'), 0)
                                 - coalesce((select sum(s.amount_cents) from side_cost s
                                              where s.tenant = :tenant and s.item_id = i.id and s.kind = 'INTEREST'), 0)) as costs_cents,
                               coalesce((select -sum(e.amount_cents) from side_cost s
                                           join side_cost_entry e on e.tenant = :tenant and e.cost_id = s.id
                                          where s.tenant = :tenant and s.item_id = i.id
                                            and e.kind in ('PAID', 'PAYMENT_REVERSED')), 0)::bigint as costs_paid_cents,
                               coalesce((select sum(e.amount_cents) from item_entry e
                                          where e.tenant = :tenant and e.item_id = i.id and e.source = 'agency'
                                            and e.kind = 'SHARED_OUT'), 0)::bigint as agency_shared_cents,
                               (select coalesce(string_agg(p.iban, ' '), '') from payer p where p.customer_id = i.customer_id) as ibans
                          from open_item i
                         where i.tenant = :tenant and i.id in (select id from meant)
                         for update of i
                        """)
                .param("tenant", tenant)
                .param("numbers", numbers)
                .param("references", references)
                .param("ibans", ibans)
                .param("ids", ids)
                .query(Matching.Candidate.class)
                .list();
    }
}
