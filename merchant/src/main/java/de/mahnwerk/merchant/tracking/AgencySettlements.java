package de.mahnwerk.merchant.tracking;

import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.protocol.Settlement;
import de.mahnwerk.protocol.client.Answer;
import de.mahnwerk.protocol.client.HandoverClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The agency's statements: an event announces each, its lines are fetched once. */
@Component
@Order(65)
public class AgencySettlements implements DayJob, RecurringWork {

    private record Announced(UUID id, String agency) {}

    private record LineRow(
            int line,
            String kind,
            @Nullable UUID caseId,
            @Nullable String caseReference,
            @Nullable String merchantReference,
            @Nullable LocalDate valueOn,
            long netCents,
            long vatCents,
            long waivedCents,
            long payoutCents,
            String textDe,
            String textEn) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Tenants tenants;
    private final AgencyConnections agencies;

    AgencySettlements(JdbcClient db, Tenancy tenancy, Tenants tenants, AgencyConnections agencies) {
        this.db = db;
        this.tenancy = tenancy;
        this.tenants = tenants;
        this.agencies = agencies;
    }

    public List<AgencySettlement> list(long tenant) {
        return db.sql("""
                        select id, agency, number, issued_on, paid_on, received_cents, retained_cents, fees_cents, vat_cents,
                               waived_cents, payout_cents
                          from agency_settlement where tenant = :tenant order by issued_on desc, number desc
                        """).param("tenant", tenant).query(AgencySettlement.class).list();
    }

    public List<AgencySettlement.Line> lines(long tenant, UUID settlement) {
        return db.sql("""
                        select line, kind, case_reference, merchant_reference, value_on, net_cents, vat_cents, waived_cents,
                               payout_cents, text_de, text_en
                          from agency_settlement_line where tenant = :tenant and settlement_id = :id order by line
                        """)
                .param("tenant", tenant)
                .param("id", settlement)
                .query(AgencySettlement.Line.class)
                .list();
    }

    @Override
    public String name() {
        return "agency-settlements";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void live(LocalDate day) {
        int _ = work();
    }

    @Override
    public int work() {
        int fetched = 0;
        for (Tenant merchant : tenants.all()) {
            long tenant = merchant.tenant();
            for (Announced settlement : tenancy.as(tenant, () -> announced(tenant))) {
                HandoverClient client = tenancy.as(tenant, () -> agencies.client(tenant, settlement.agency()));
                Answer<Settlement> answer = client.settlement(settlement.id());
                if (answer instanceof Answer.Done<Settlement> done) {
                    tenancy.run(tenant, () -> keep(tenant, done.value()));
                    fetched++;
                }
            }
        }
        return fetched;
    }

    private List<Announced> announced(long tenant) {
        return db.sql("select id, agency from agency_settlement where tenant = :tenant and not fetched order by id")
                .param("tenant", tenant)
                .query(Announced.class)
                .list();
    }

    private void keep(long tenant, Settlement settlement) {
        List<LineRow> lines = new ArrayList<>();
        for (Settlement.Line line : settlement.lines()) {
            lines.add(new LineRow(
                    lines.size() + 1,
                    line.kind().name(),
                    line.caseId(),
                    line.caseReference(),
                    line.merchantReference(),
                    line.valueDate(),
                    line.net().cents(),
                    line.vat().cents(),
                    line.waived().cents(),
                    line.payout().cents(),
                    line.text().de(),
                    line.text().en()));
        }
        int _ = db.sql("""
                        insert into agency_settlement_line (tenant, settlement_id, line, kind, case_id, case_reference,
                               merchant_reference, value_on, net_cents, vat_cents, waived_cents, payout_cents, text_de, text_en)
                        select :tenant, :id, r.* from jsonb_to_recordset(:rows::jsonb) as r(line int, kind text, case_id uuid,
                               case_reference text, merchant_reference text, value_on date, net_cents bigint, vat_cents bigint,
                               waived_cents bigint, payout_cents bigint, text_de text, text_en text)
                        on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("id", settlement.id())
                .param("rows", Rows.json(lines))
                .update();
        Settlement.Totals totals = settlement.totals();
        Rows.exactlyOne(db.sql("""
                        update agency_settlement set fetched = true, period_from = :from, period_to = :to, received_cents = :received,
                               retained_cents = :retained, fees_cents = :fees, vat_cents = :vat, waived_cents = :waived
                         where tenant = :tenant and id = :id
                        """)
                .param("tenant", tenant)
                .param("id", settlement.id())
                .param("from", settlement.periodFrom())
                .param("to", settlement.periodTo())
                .param("received", totals.received().cents())
                .param("retained", totals.retainedCosts().cents())
                .param("fees", totals.fees().cents())
                .param("vat", totals.vat().cents())
                .param("waived", totals.waived().cents())
                .update());
    }
}
