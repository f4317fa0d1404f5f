package de.mahnwerk.merchant.insight;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.time.BusinessClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Figures over all merchants of this side, for the operator. Money as decimal strings in euros. */
@RestController
class OperatorReport {

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final BusinessClock clock;

    OperatorReport(JdbcClient db, Tenancy tenancy, BusinessClock clock) {
        this.db = db;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @GetMapping("/ops/report")
    Map<String, Object> report() {
        return tenancy.asEveryone(() -> {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("customers", count("select count(*) from customer"));
            report.put("invoices", count("select count(*) from open_item where kind = 'INVOICE'"));
            report.put("overdue", overdue());
            report.put("notices", counts("select level::text, count(*) from dunning_notice group by level"));
            report.put("letters", count("select count(*) from dunning_notice where state = 'PRINT'"));
            report.put("emails", count("select count(*) from dunning_notice where state = 'SENT'"));
            report.put(
                    "handedOver",
                    Map.of(
                            "automatic",
                                    count("select count(*) from handover where cause = 'RUN' and sent_on is not null"),
                            "byClick",
                                    count(
                                            "select count(*) from handover where cause = 'CLICK' and sent_on is not null")));
            report.put("accepted", count("select count(*) from handover where case_id is not null"));
            report.put("rejected", counts("""
                            select coalesce(reason_code, faults->0->>'code', 'UNKNOWN'), count(*)
                              from handover where state = 'REJECTED' group by 1
                            """));
            report.put("received", euros("""
                            select coalesce(-sum(amount_cents), 0)::bigint from item_entry
                             where source <> 'agency' and kind in ('PAYMENT', 'PAYMENT_REVERSED')
                            """));
            report.put(
                    "eventsApplied", count("select coalesce(sum(events_applied), 0)::bigint from agency_connection"));
            return report;
        });
    }

    /** Invoices that were not paid when they fell due. */
    private long overdue() {
        return db.sql("""
                        select count(*) from open_item i
                         where i.kind = 'INVOICE' and i.due_on < :today
                           and (select coalesce(sum(e.amount_cents), 0) from item_entry e
                                 where e.tenant = i.tenant and e.item_id = i.id and e.value_on <= i.due_on) > 0
                        """).param("today", clock.today()).query(Long.class).single();
    }

    private long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    private String euros(String sql) {
        return Money.cents(count(sql)).toPlainString();
    }

    private Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new TreeMap<>();
        db.sql(sql)
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
