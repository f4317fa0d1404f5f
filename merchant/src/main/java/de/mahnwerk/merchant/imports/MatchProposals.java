package de.mahnwerk.merchant.imports;

import de.mahnwerk.law.payment.Remittance;
import de.mahnwerk.merchant.imports.ProposalRules.Candidate;
import de.mahnwerk.merchant.imports.ProposalRules.Payment;
import de.mahnwerk.platform.database.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waiting payments may mean: one statement finds what comes into question for all of them, rules weigh it. */
@Component
class MatchProposals {

    /** More is no help to anybody; the oldest go first. */
    private static final int MOST_CANDIDATES = 5_000;

    private static final int SHORTEST = 5;
    private static final int LONGEST = 16;

    private final JdbcClient db;

    MatchProposals(JdbcClient db) {
        this.db = db;
    }

    /** Proposals for these entries, best first for each. */
    List<MatchProposal> of(long tenant, List<Payment> payments) {
        if (payments.isEmpty()) {
            return List.of();
        }
        List<Candidate> candidates = candidates(tenant, payments);
        return payments.stream()
                .flatMap(payment -> ProposalRules.of(payment, candidates).stream())
                .toList();
    }

    private List<Candidate> candidates(long tenant, List<Payment> payments) {
        Set<Long> amounts = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<String> names = new HashSet<>();
        Set<String> ibans = new HashSet<>();
        Set<String> words = new HashSet<>();
        for (Payment payment : payments) {
            amounts.add(payment.cents());
            ibans.add(payment.iban());
            for (String word : ProposalRules.words(payment.payer())) {
                names.add(word);
                names.add(plainest(word));
            }
            payment.texts().forEach(text -> words.addAll(List.of(text.split("\\s+", -1))));
            new Remittance(payment.texts()).runs().forEach(run -> numbers.addAll(oneApart(run.plain())));
        }
        return db.sql("""
                        with payer as (
                          select distinct i.customer_id as id, e.counterparty_iban as iban
                            from statement_entry e
                            join statement_match m on m.tenant = :tenant and m.entry_id = e.id and m.assignment = e.assignment
                            join open_item i on i.tenant = :tenant and i.id = m.item_id
                           where e.tenant = :tenant and e.state = 'MATCHED' and e.counterparty_iban <> ''
                             and e.counterparty_iban = any(array(select jsonb_array_elements_text(:ibans::jsonb)))
                           union
                          select id, iban from customer
                           where tenant = :tenant and iban <> '' and iban = any(array(select jsonb_array_elements_text(:ibans::jsonb)))),
                        said as (select jsonb_array_elements_text(:names::jsonb) as word),
                        known as (
                          select id from payer
                           union
                          select c.id from customer c
                           where c.tenant = :tenant and c.number = any(array(select jsonb_array_elements_text(:words::jsonb)))
                           union
                          select c.id from customer c
                           where c.tenant = :tenant and c.last_name <> ''
                             and c.plain_last_name in (select word from said)
                           union
                          select c.id from customer c
                           where c.tenant = :tenant and c.company <> ''
                             and c.plain_company in (select word from said)),
                        meant as (
                          select id from open_item
                           where tenant = :tenant and state = 'OPEN' and open_cents > 0
                             and open_cents = any(array(select x::bigint from jsonb_array_elements_text(:amounts::jsonb) as x))
                           union
                          select i.id from open_item i join known k on k.id = i.customer_id
                           where i.tenant = :tenant and i.state = 'OPEN' and i.open_cents > 0
                           union
                          select id from open_item
                           where tenant = :tenant and state = 'OPEN' and open_cents > 0
                             and plain_number = any(array(select jsonb_array_elements_text(:numbers::jsonb))))
                        select i.id, i.customer_id, i.number, i.plain_number,
                               c.number as customer_number, trim(c.first_name || ' ' || c.last_name) as last_name, c.company, i.currency, i.open_cents,
                               (coalesce((select sum(s.open_cents) from side_cost s where s.tenant = :tenant and s.item_id = i.id), 0)
                                 + coalesce((select max(n.interest_cents) from dunning_notice n
                                               join dunning_notice_item l on l.tenant = :tenant and l.notice_id = n.id
                                              where n.tenant = :tenant and l.item_id = i.id and n.state <> 'REVOKED'), 0))::bigint as costs_cents,
                               (select coalesce(string_agg(p.iban, ' '), '') from payer p where p.id = i.customer_id) as ibans
                          from open_item i join customer c on c.tenant = :tenant and c.id = i.customer_id
                         where i.tenant = :tenant and i.id in (select id from meant)
                         order by i.due_on, i.id limit :most
                        """)
                .param("tenant", tenant)
                .param("ibans", Rows.json(ibans))
                .param("numbers", Rows.json(numbers))
                .param("names", Rows.json(names))
                .param("words", Rows.json(words))
                .param("amounts", Rows.json(amounts))
                .param("most", MOST_CANDIDATES)
                .query(Candidate.class)
                .list();
    }

    /** As the index has names: umlauts without their dots, whether they came as ä or ae. */
    private static String plainest(String word) {
        return word.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s");
    }

    /** Numbers that are this one with one digit other, missing or too many, or two signs exchanged. */
    private static Set<String> oneApart(String number) {
        Set<String> all = new HashSet<>();
        if (number.length() < SHORTEST || number.length() > LONGEST) {
            return all;
        }
        for (int i = 0; i <= number.length(); i++) {
            String before = number.substring(0, i);
            String after = number.substring(i);
            for (char digit = '0'; digit <= '9'; digit++) {
                all.add(before + digit + after);
                all.add(before + digit + (after.isEmpty() ? "" : after.substring(1)));
            }
            if (!after.isEmpty()) {
                all.add(before + after.substring(1));
            }
            if (after.length() > 1) {
                all.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            }
        }
        return all;
    }
}
