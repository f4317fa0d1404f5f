package de.mahnwerk.agency.privacy;

import de.mahnwerk.agency.clients.Client;
import de.mahnwerk.agency.clients.Clients;
import de.mahnwerk.law.conduct.Retention;
import de.mahnwerk.platform.api.Sha256;
import de.mahnwerk.platform.database.Eraser;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Each day erases what nothing allows to keep any more (Art. 5(1) e, 17(1) a GDPR) and writes a line of proof for each case and
 * rule. The case stays with its number, its status and its sums, so that the client's books still agree.
 */
@Component
@Order(60)
public class Erasures implements DayJob {

    private static final List<Retention.Kind> RULES = List.of(Retention.Kind.LETTERS, Retention.Kind.VOUCHERS);
    private static final int CHUNK = 500;

    /** A line of proof. */
    public record Proof(
            long id,
            LocalDate erasedOn,
            String caseHash,
            Retention.Kind rule,
            LocalDate keptUntil,
            long rows,
            String counts) {}

    private record Row(String caseHash, LocalDate keptUntil, Map<String, Long> counts) {}

    private final JdbcClient db;
    private final Expiring expiring;
    private final Clients clients;
    private final Tenancy tenancy;
    private final Eraser eraser;

    Erasures(JdbcClient db, Expiring expiring, Clients clients, Tenancy tenancy, Eraser eraser) {
        this.db = db;
        this.expiring = expiring;
        this.clients = clients;
        this.tenancy = tenancy;
        this.eraser = eraser;
    }

    @Override
    public String name() {
        return "erasures";
    }

    @Override
    public void live(LocalDate day) {
        for (Client client : clients.all()) {
            for (Retention.Kind rule : RULES) {
                boolean more;
                do {
                    more = tenancy.as(client.client(), () -> erase(client.client(), rule, day)) == CHUNK;
                } while (more);
            }
        }
    }

    private int erase(long client, Retention.Kind rule, LocalDate day) {
        List<Expiring.Case> over = expiring.lock(client, rule, day, CHUNK);
        if (over.isEmpty()) {
            return 0;
        }
        String cases = Rows.json(over.stream().map(Expiring.Case::id).toList());
        Map<UUID, Map<String, Long>> counts = eraser.erasing(() -> {
            mark(client, rule, cases);
            Map<UUID, Map<String, Long>> erased = new HashMap<>();
            for (Erasing one : Erasing.values()) {
                if (one.rule() == rule) {
                    db.sql(one.sql())
                            .param("client", client)
                            .param("cases", cases)
                            .query(UUID.class)
                            .list()
                            .forEach(id -> erased.computeIfAbsent(id, _ -> new TreeMap<>())
                                    .merge(one.name(), 1L, Long::sum));
                }
            }
            return erased;
        });
        prove(
                client,
                rule,
                over.stream()
                        .map(one -> new Row(
                                Sha256.hex(one.reference()),
                                one.keptUntil(rule),
                                counts.getOrDefault(one.id(), Map.of())))
                        .toList(),
                day);
        return over.size();
    }

    private void mark(long client, Retention.Kind rule, String cases) {
        int _ = db.sql("""
                        update collection_case set erased = :rule
                         where client = :client and id = any(array(select x::uuid from jsonb_array_elements_text(:cases::jsonb) x))
                        """)
                .param("client", client)
                .param("rule", rule.name())
                .param("cases", cases)
                .update();
    }

    private void prove(long client, Retention.Kind rule, List<Row> rows, LocalDate day) {
        int written = db.sql("""
                        insert into erasure (client, erased_on, case_hash, rule, kept_until, counts)
                        select :client, :day, r.case_hash, :rule, r.kept_until, r.counts
                          from jsonb_to_recordset(:rows::jsonb) as r(case_hash text, kept_until date, counts jsonb)
                        """)
                .param("client", client)
                .param("day", day)
                .param("rule", rule.name())
                .param("rows", Rows.json(rows))
                .update();
        if (written != rows.size()) {
            throw new IllegalStateException("proved " + written + " of " + rows.size() + " erasures");
        }
    }

    /** The latest first, before the line of that number; 0 for the newest. In a transaction over all clients. */
    public List<Proof> proofs(long before, Optional<String> reference, int most) {
        return db.sql("""
                        select id, erased_on, case_hash, rule, kept_until, counts::text as counts,
                               coalesce((select sum(n::bigint) from jsonb_each_text(counts) as one(t, n)), 0)::bigint as rows
                          from erasure
                         where (:before = 0 or id < :before) and (:hash::text is null or case_hash = :hash)
                         order by id desc limit :most
                        """)
                .param("before", before)
                .param("hash", reference.map(Sha256::hex).orElse(null))
                .param("most", most)
                .query(Proof.class)
                .list();
    }
}
