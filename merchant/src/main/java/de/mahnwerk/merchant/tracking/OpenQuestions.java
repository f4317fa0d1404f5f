package de.mahnwerk.merchant.tracking;

import de.mahnwerk.merchant.handover.AgencyConnection;
import de.mahnwerk.merchant.handover.AgencyConnections;
import de.mahnwerk.merchant.tenants.Tenant;
import de.mahnwerk.merchant.tenants.Tenants;
import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.database.Tenancy;
import de.mahnwerk.platform.days.DayJob;
import de.mahnwerk.platform.days.RecurringWork;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.DecisionRequest;
import de.mahnwerk.protocol.Onboarding;
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

/**
 * Asks the agency for what events only announce: the text of a decision that is wanted, once for each, and once a day what is
 * still missing before claims are accepted.
 */
@Component
@Order(66)
class OpenQuestions implements DayJob, RecurringWork {

    private record Announced(UUID id, UUID caseId, String agency) {}

    private record StepRow(
            int position, String kind, @Nullable String link, String textDe, String textEn) {}

    private final JdbcClient db;
    private final Tenancy tenancy;
    private final Tenants tenants;
    private final AgencyConnections agencies;

    OpenQuestions(JdbcClient db, Tenancy tenancy, Tenants tenants, AgencyConnections agencies) {
        this.db = db;
        this.tenancy = tenancy;
        this.tenants = tenants;
        this.agencies = agencies;
    }

    @Override
    public String name() {
        return "open-questions";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void live(LocalDate day) {
        for (Tenant merchant : tenants.all()) {
            long tenant = merchant.tenant();
            tenancy.as(tenant, () -> agencies.all(tenant)).forEach(agency -> onboarding(tenant, agency));
        }
        int _ = work();
    }

    @Override
    public int work() {
        int fetched = 0;
        for (Tenant merchant : tenants.all()) {
            long tenant = merchant.tenant();
            for (Announced one : tenancy.as(tenant, () -> announced(tenant))) {
                HandoverClient agency = tenancy.as(tenant, () -> agencies.client(tenant, one.agency()));
                if (agency.decision(one.caseId()) instanceof Answer.Done<DecisionRequest> done) {
                    tenancy.run(tenant, () -> keep(tenant, one.id(), done.value()));
                    fetched++;
                }
            }
        }
        return fetched;
    }

    private List<Announced> announced(long tenant) {
        return db.sql("""
                        select d.id, k.case_id, k.agency
                          from case_decision d
                          join collection_case k on k.tenant = :tenant and k.handover_id = d.handover_id
                         where d.tenant = :tenant and not d.fetched and d.choice is null order by d.due_on, d.id
                        """).param("tenant", tenant).query(Announced.class).list();
    }

    /** Where the agency has asked something newer meanwhile, the event's text has to do. */
    private void keep(long tenant, UUID asked, DecisionRequest request) {
        boolean same = request.id().equals(asked);
        Rows.exactlyOne(db.sql("""
                        update case_decision
                           set fetched = true, if_yes_de = :yesDe, if_yes_en = :yesEn, if_no_de = :noDe, if_no_en = :noEn,
                               cost_cents = :cost, offer_cents = :offer,
                               text_de = coalesce(:textDe, text_de), text_en = coalesce(:textEn, text_en)
                         where tenant = :tenant and id = :id
                        """)
                .param("tenant", tenant)
                .param("id", asked)
                .param("yesDe", same ? request.ifYes().de() : null)
                .param("yesEn", same ? request.ifYes().en() : null)
                .param("noDe", same ? request.ifNo().de() : null)
                .param("noEn", same ? request.ifNo().en() : null)
                .param("textDe", same ? request.question().de() : null)
                .param("textEn", same ? request.question().en() : null)
                .param("cost", same ? cents(request.costs()) : null)
                .param("offer", same ? cents(request.offer()) : null)
                .update());
    }

    private static @Nullable Long cents(@Nullable Amount amount) {
        return amount == null ? null : amount.cents();
    }

    private void onboarding(long tenant, AgencyConnection agency) {
        HandoverClient client = tenancy.as(tenant, () -> agencies.client(tenant, agency.name()));
        if (client.onboarding() instanceof Answer.Done<Onboarding> done) {
            List<StepRow> missing = new ArrayList<>();
            for (Onboarding.Step step : done.value().steps()) {
                if (!step.done()) {
                    missing.add(new StepRow(
                            missing.size(),
                            step.kind().name(),
                            step.link(),
                            step.text().de(),
                            step.text().en()));
                }
            }
            tenancy.run(tenant, () -> replace(tenant, agency.name(), missing));
        }
    }

    private void replace(long tenant, String agency, List<StepRow> missing) {
        int _ = db.sql("delete from agency_onboarding where tenant = :tenant and agency = :agency")
                .param("tenant", tenant)
                .param("agency", agency)
                .update();
        int _ = db.sql("""
                        insert into agency_onboarding (tenant, agency, position, kind, link, text_de, text_en)
                        select :tenant, :agency, r.* from jsonb_to_recordset(:rows::jsonb) as r(position int, kind text, link text,
                               text_de text, text_en text)
                        """)
                .param("tenant", tenant)
                .param("agency", agency)
                .param("rows", Rows.json(missing))
                .update();
    }
}
