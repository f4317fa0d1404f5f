package de.mahnwerk.agency.clients;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.database.Rows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code client} and {@code terms}. */
@Component
public class Clients {

    private static final String COLUMNS = """
            client, number, name, legal_form, street, postcode, city, federal_state, email, phone, payout_iban, payout_bic,
            payout_holder, creditor_vat, vat_id
            """;

    private static final String TERMS = """
            version, valid_from, success_fee_percent, tiers, minimum_fee_cents, failure_fee_cents, failure_fee_waived_for_interface,
            withdrawal_fee_cents, payout_order, small_rest_cents, settlement_period, settlement_threshold_cents
            """;

    /** A tier as it is kept. */
    private record TierRow(long fromCents, int days, BigDecimal percent) {

        private static final TypeReference<List<TierRow>> LIST = new TypeReference<>() {};

        private static List<SuccessFee.Tier> read(String json) {
            return JsonMapper.shared().readValue(json, LIST).stream()
                    .map(row -> new SuccessFee.Tier(Money.cents(row.fromCents()), row.days(), row.percent()))
                    .toList();
        }

        private static String write(List<SuccessFee.Tier> tiers) {
            return JsonMapper.shared()
                    .writeValueAsString(tiers.stream()
                            .map(tier -> new TierRow(tier.from().minorUnits(), tier.days(), tier.percent()))
                            .toList());
        }
    }

    private static final RowMapper<Terms> TERMS_ROW = (row, n) -> new Terms(
            row.getInt("version"),
            row.getObject("valid_from", LocalDate.class),
            new SuccessFee(
                    row.getBigDecimal("success_fee_percent"),
                    TierRow.read(row.getString("tiers")),
                    Money.cents(row.getLong("minimum_fee_cents"))),
            Money.cents(row.getLong("failure_fee_cents")),
            row.getBoolean("failure_fee_waived_for_interface"),
            Money.cents(row.getLong("withdrawal_fee_cents")),
            Terms.PayoutOrder.valueOf(row.getString("payout_order")),
            Money.cents(row.getLong("small_rest_cents")),
            Terms.SettlementPeriod.valueOf(row.getString("settlement_period")),
            Money.cents(row.getLong("settlement_threshold_cents")));

    private final JdbcClient db;
    private final Allowances allowances;

    Clients(JdbcClient db, @Lazy Allowances allowances) {
        this.db = db;
        this.allowances = allowances;
    }

    /** All clients by number; for pages, day jobs and figures. */
    public List<Client> all() {
        return db.sql("select " + COLUMNS + " from client order by number")
                .query(Client.class)
                .list();
    }

    public Client get(long client) {
        return db.sql("select " + COLUMNS + " from client where client = :client")
                .param("client", client)
                .query(Client.class)
                .single();
    }

    /** The one of that number. */
    Optional<Client> numbered(String number) {
        return db.sql("select " + COLUMNS + " from client where number = :number")
                .param("number", number)
                .query(Client.class)
                .optional();
    }

    /** The client as it is now; until the transaction ends nobody gives it another account. */
    public Client locked(long client) {
        return db.sql("select " + COLUMNS + " from client where client = :client for share")
                .param("client", client)
                .query(Client.class)
                .single();
    }

    /** How far the client is set up; also in a transaction over all clients. */
    public Setup setup(long client) {
        return db.sql("""
                        select test, contract_on, contract_until, power_of_attorney_on, power_of_attorney_until, requests_per_minute
                          from client where client = :client
                        """).param("client", client).query(Setup.class).single();
    }

    /** Which clients are test clients. */
    public Set<Long> testClients() {
        return Set.copyOf(
                db.sql("select client from client where test").query(Long.class).list());
    }

    /** A new client with its first terms, its papers still missing; its id. */
    public long create(Client client, Terms terms, boolean test) {
        long id = put(client);
        agree(id, terms);
        setUp(id, new Setup(test, null, null, null, null, null));
        return id;
    }

    /** Changes how far the client is set up. */
    public void change(long client, Setup setup) {
        setUp(client, setup);
        allowances.forget(client);
    }

    /** Where its money goes from now on. */
    public void payTo(long client, String iban, String bic, String holder) {
        Rows.exactlyOne(db.sql("""
                        update client set payout_iban = :iban, payout_bic = :bic, payout_holder = :holder where client = :client
                        """)
                .param("client", client)
                .param("iban", iban)
                .param("bic", bic)
                .param("holder", holder)
                .update());
    }

    void setUp(long client, Setup setup) {
        Rows.exactlyOne(db.sql("""
                        update client set test = :test, contract_on = :contract, contract_until = :contractUntil, power_of_attorney_on = :attorney,
                               power_of_attorney_until = :until, requests_per_minute = :requests
                         where client = :client
                        """)
                .param("client", client)
                .param("test", setup.test())
                .param("contract", setup.contractOn())
                .param("contractUntil", setup.contractUntil())
                .param("attorney", setup.powerOfAttorneyOn())
                .param("until", setup.powerOfAttorneyUntil())
                .param("requests", setup.requestsPerMinute())
                .update());
    }

    /** The terms in force on {@code day}; before the first ones began, those. */
    public Terms terms(long client, LocalDate day) {
        return db.sql("select " + TERMS + """
                          from terms where client = :client
                         order by valid_from > :day, case when valid_from <= :day then version end desc nulls last, version limit 1
                        """)
                .param("client", client)
                .param("day", day)
                .query(TERMS_ROW)
                .single();
    }

    /** Every version, newest first. */
    public List<Terms> termsHistory(long client) {
        return db.sql("select " + TERMS + " from terms where client = :client order by version desc")
                .param("client", client)
                .query(TERMS_ROW)
                .list();
    }

    /** Publishes terms as the next version; the version in {@code terms} is not looked at. Inside the client's transaction. */
    public void agree(long client, Terms terms) {
        Rows.exactlyOne(db.sql("""
                        insert into terms (client, version, valid_from, success_fee_percent, failure_fee_cents,
                                           failure_fee_waived_for_interface, withdrawal_fee_cents, payout_order,
                                           small_rest_cents, settlement_period, tiers, minimum_fee_cents,
                                           settlement_threshold_cents)
                        select :client, coalesce(max(version), 0) + 1, :validFrom, :percent, :failureFee, :waived,
                               :withdrawalFee, :order, :smallRest, :period, :tiers::jsonb, :minimumFee, :threshold
                          from terms where client = :client
                        """)
                .param("client", client)
                .param("validFrom", terms.validFrom())
                .param("percent", terms.successFee().percent())
                .param("tiers", TierRow.write(terms.successFee().tiers()))
                .param("minimumFee", terms.successFee().minimum().minorUnits())
                .param("threshold", terms.settlementThreshold().minorUnits())
                .param("failureFee", terms.failureFee().minorUnits())
                .param("waived", terms.failureFeeWaivedForInterface())
                .param("withdrawalFee", terms.withdrawalFee().minorUnits())
                .param("order", terms.payoutOrder().name())
                .param("smallRest", terms.smallRest().minorUnits())
                .param("period", terms.settlementPeriod().name())
                .update());
    }

    /** Creates the client, or brings the existing one of that number up to date, its account for payouts aside; its id. */
    long put(Client client) {
        return db.sql("""
                        insert into client (number, name, legal_form, street, postcode, city, federal_state, email, phone,
                                            payout_iban, payout_bic, payout_holder, creditor_vat, vat_id)
                        values (:number, :name, :legalForm, :street, :postcode, :city, :federalState, :email, :phone,
                                :payoutIban, :payoutBic, :payoutHolder, :vat, :vatId)
                        on conflict (number) do update
                          set name = excluded.name, legal_form = excluded.legal_form, street = excluded.street,
                              postcode = excluded.postcode, city = excluded.city, federal_state = excluded.federal_state,
                              email = excluded.email, phone = excluded.phone,
                              creditor_vat = excluded.creditor_vat, vat_id = excluded.vat_id
                        returning client
                        """)
                .param("number", client.number())
                .param("name", client.name())
                .param("legalForm", client.legalForm())
                .param("street", client.street())
                .param("postcode", client.postcode())
                .param("city", client.city())
                .param("federalState", client.federalState())
                .param("email", client.email())
                .param("phone", client.phone())
                .param("payoutIban", client.payoutIban())
                .param("payoutBic", client.payoutBic())
                .param("payoutHolder", client.payoutHolder())
                .param("vat", client.creditorVat().name())
                .param("vatId", client.vatId())
                .query(Long.class)
                .single();
    }
}
