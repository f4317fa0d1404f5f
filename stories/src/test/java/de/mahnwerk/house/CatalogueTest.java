package de.mahnwerk.house;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.house.Catalogue.Rule;
import de.mahnwerk.platform.database.SideDatabase;
import de.mahnwerk.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema of both sides keeps the rules of docs/decisions: found in PostgreSQL's catalogue, not listed here. */
class CatalogueTest {

    private static final class Merchant {}

    private static final class Agency {}

    private static final String MERCHANT = TestDatabase.freshFor(Merchant.class);
    private static final String AGENCY = TestDatabase.freshFor(Agency.class);
    private static final Catalogue MERCHANTS = new Catalogue(MERCHANT, "tenant", "merchant_app");
    private static final Catalogue AGENCYS = new Catalogue(AGENCY, "client", "agency_app");

    /** A table that breaks the rule, or a change of one that did not. */
    private static final Map<Rule, String> TRESPASSERS = Map.ofEntries(
            Map.entry(Rule.EVERY_TABLE_KNOWS_WHOSE_IT_IS, "create table trespasser (id bigint primary key)"),
            Map.entry(
                    Rule.TENANT_FIRST_IN_THE_TABLE,
                    "create table trespasser (id bigint, tenant bigint, primary key (tenant, id))"),
            Map.entry(Rule.EVERY_TABLE_HAS_A_KEY, "create table trespasser (tenant bigint not null)"),
            Map.entry(
                    Rule.TENANT_FIRST_IN_EVERY_KEY,
                    "create table trespasser (tenant bigint, id bigint unique, primary key (tenant, id))"),
            Map.entry(Rule.TENANT_FIRST_IN_EVERY_REFERENCE, """
                    create table trespasser (tenant bigint, id bigint, other bigint, primary key (tenant, id),
                      foreign key (other, tenant) references trespasser (id, tenant), unique (id, tenant))
                    """),
            Map.entry(Rule.EVERY_REFERENCE_IS_INDEXED, """
                    create table trespasser (tenant bigint, id bigint, other bigint, primary key (tenant, id),
                      foreign key (tenant, other) references trespasser (tenant, id))
                    """),
            Map.entry(
                    Rule.NO_IDENTITY,
                    "create table trespasser (tenant bigint, id bigint generated always as identity, primary key (tenant, id))"),
            Map.entry(Rule.NO_TRIGGERS, """
                    create table trespasser (tenant bigint primary key);
                    create trigger meddler before update on trespasser for each row
                      execute function suppress_redundant_updates_trigger()
                    """),
            Map.entry(Rule.ROW_SECURITY, "create table trespasser (tenant bigint primary key)"),
            Map.entry(Rule.APPEND_ONLY, """
                    create table trespasser (tenant bigint primary key);
                    comment on table trespasser is 'append-only';
                    grant update on trespasser to merchant_app
                    """),
            Map.entry(Rule.THE_PROGRAM_IS_NOBODY_SPECIAL, """
                    create table trespasser (tenant bigint primary key);
                    grant create on schema public to merchant_app;
                    alter table trespasser owner to merchant_app
                    """));

    @BeforeAll
    static void migrate() {
        SideDatabase.at(MERCHANT, "merchant", 1).close();
        SideDatabase.at(AGENCY, "agency", 1).close();
    }

    @AfterEach
    void drive_out_the_trespasser() {
        run("drop table if exists trespasser cascade; revoke create on schema public from merchant_app");
    }

    static Stream<Arguments> rules() {
        return Arrays.stream(Rule.values())
                .flatMap(rule ->
                        Stream.of(Arguments.of("merchant", MERCHANTS, rule), Arguments.of("agency", AGENCYS, rule)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("rules")
    void the_schema_keeps_the_rule(String side, Catalogue catalogue, Rule rule) {
        assertThat(catalogue.breaches(rule)).as(rule.toString()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void and_the_rule_bites(Rule rule) {
        run(Objects.requireNonNull(TRESPASSERS.get(rule)));

        assertThat(MERCHANTS.breaches(rule)).as(rule.toString()).anyMatch(breach -> breach.startsWith("trespasser"));
    }

    @Test
    void the_schema_has_tables_of_tenants_at_all() {
        run("create table trespasser (tenant bigint primary key)");

        assertThat(MERCHANTS.breaches(Rule.ROW_SECURITY)).hasSize(1);
    }

    private static void run(String sql) {
        try (Connection connection = DriverManager.getConnection(MERCHANT);
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
