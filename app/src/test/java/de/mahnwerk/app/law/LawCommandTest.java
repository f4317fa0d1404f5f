package de.mahnwerk.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LawCommandTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            interest --principal 10000.00 --from 2023-01-01 --to 2023-06-30 --points 5                       | amount | 328.28
            interest --principal 10000 --from 2023-01-01 --to 2023-06-30 --points 9                          | amount | 526.64
            interest --principal 354.16 --from 2018-04-30 --to 2018-06-17 --points 5                         | amount | 1.96
            interest --principal 354.16 --from 2018-04-30 --to 2018-06-17 --points 5 --day-count ACT_360     | amount | 1.99
            interest --principal 1000.00 --from 2026-07-02 --to 2026-11-23 --points 5                        | days   | 145
            interest --principal 750.00 --from 2022-12-01 --to 2026-11-23 --points 5 --rounding SEGMENT      | amount | 215.46
            interest --principal 750.00 --from 2022-12-01 --to 2026-11-23 --points 5 --day-count act-act     | amount | 215.28
            interest --principal 1000.00 --from 2026-07-01 --to 2026-12-31 --points 5 --day-count THIRTY_360 | amount | 32.60
            interest --principal 1000.00 --from 2026-01-01 --to 2026-12-31 --rate 8                          | amount | 80.00
            interest --principal 1000.00 --from 2027-01-01 --to 2027-12-31 --merchants                       | amount | 50.00
            interest --principal 1000.00 --from 2026-07-02 --to 2026-11-23 --no-consumer                     | amount | 41.79
            interest --principal 1000.00 --from 2026-07-02 --to 2026-11-23 --no-consumer --claim-kind OTHER  | amount | 25.90
            interest --principal 1000.00 --from 2026-07-02 --to 2026-11-23 --consumer                        | amount | 25.90
            interest --principal 1.000,00 --from 2.7.2026 --to 23.11.2026 --points 5                         | amount | 25.90
            interest --principal 1000.00 --from 2026-07-02 --to 2026-11-23 --points 5 --payment 2026-09-01:200.00 | amount | 22.94
            interest --principal 1000.00 --from 2026-07-02 --to 2026-11-23 --points 5 --payment 2026-09-01:200.00 --no-count-payment-day | amount | 22.90
            collection-fee --claim 500.00 --mandate 2026-01-10 --rate 0.9                                    | total  | 55.62
            collection-fee --claim 500.00 --mandate 2026-01-10                                               | fee    | 46.35
            collection-fee --claim 50.00 --mandate 2025-05-31 --rate 0.9                                     | total  | 32.40
            collection-fee --claim 50.00 --mandate 2021-09-30 --rate 0.9                                     | total  | 52.92
            collection-fee --claim 300.00 --claim 200.01 --mandate 2026-01-10 --rate 0.9                     | total  | 100.44
            collection-fee --claim 1000.00 --mandate 2026-01-10 --rate 0.9 --payment-plan                    | total  | 139.75
            collection-fee --claim 500.00 --mandate 2026-01-10 --rate 0.9 --vat 19                           | vat    | 10.57
            collection-fee --claim 50.00 --mandate 2026-01-10 --rate 1.3 --contested                         | fee    | 66.95
            collection-fee --claim 119000 --mandate 2021-01-01 --rate 1.5 --vat 19                           | fee    | 2623.50
            collection-fee --claim 500.00 --mandate 2026-01-10 --rate 0.9 --creditors 2                      | fee    | 61.80
            court-fee --claim 500.00 --filed 2026-01-10                                                      | total  | 38.00
            court-fee --claim 500.00 --filed 2025-05-31                                                      | total  | 36.00
            court-dunning --claim 500.00 --filed 2026-01-10                                                  | total  | 61.80
            court-dunning --claim 500.00 --filed 2026-01-10 --credit-rate 0.9                                | total  | 38.62
            court-dunning --claim 500.00 --filed 2026-01-10 --enforcement-order                              | total  | 92.70
            court-dunning --claim 500.00 --filed 2026-01-10                                                  | courtFee | 38.00
            default --invoice-received 2026-06-01 --due 2026-06-01 --state BY --consumer --notice            | firstDayOfDefault | 2026-07-02
            default --invoice-received 2026-09-03 --due 2026-09-03 --no-consumer                             | date   | 2026-10-06
            default --invoice-received 2026-03-05 --due 2026-03-05 --state NW --notice                       | date   | 2026-04-08
            default --due 2026-06-01 --reminder 2026-06-10                                                   | interestFrom | 2026-06-11
            limitation --due 2023-01-02                                                                      | limitationDate | 2026-12-31
            limitation --due 2026-05-05 --never-known                                                        | date   | 2036-05-05
            limitation --due 2023-01-02 --restart 2025-05-10                                                 | limitationDate | 2028-05-10
            limitation --due 2023-01-02 --suspend 2025-01-01..2025-01-31:STUNDUNG                            | limitationDate | 2027-01-31
            limitation --due 2025-03-01 --title 2026-05-26                                                   | limitationDate | 2056-05-26
            limitation --due 2025-05-05 --state BE                                                           | lastFilingDay | 2029-01-02
            deadline --served 2026-12-11 --kind OBJECTION --state BE                                         | deadline | 2026-12-28
            deadline --served 2026-12-11 --kind OBJECTION --state BE                                         | earliestEnforcementOrder | 2026-12-29
            deadline --served 2026-05-11 --kind Einspruch                                                    | deadline | 2026-05-26
            deadline --served 2026-05-11 --kind APPEAL --abroad                                              | deadline | 2026-06-11
            court --state NW --postcode 50667                                                                | court  | AG Euskirchen
            court --state NRW --district HAMM                                                                | court  | AG Hagen
            court --state Bayern                                                                             | court  | AG Coburg
            lump-sum --no-consumer --costs 55.62                                                             | total  | 55.62
            dunning-costs --wanted 5.00                                                                      | amount | 1.50
            enforcement-fee --claim 5000 --mandate 2026-01-10                                                | total  | 126.35
            payout-fee --amount 530.00 --mandate 2026-01-10                                                  | total  | 5.30
            one-lawyer --collection 55.62 --lawyer 61.80 --one-for-all 94.24                                 | total  | 94.24
            retention --kind VOUCHERS --made 2026-03-05                                                      | keepUntil | 2034-12-31
            reference --number AB2G5                                                                         | reference | RF68AB2G5
            reference --number RF18539007547034                                                              | printed | RF18 5390 0754 7034
            main-claim --number 43                                                                           | number | 43
            base-rate --on 2016-12-31                                                                        | rate   | -0.88
            interest --principal 10000 --from 2016-06-15 --to 2016-07-15 --points 9 --rounding SEGMENT       | amount | 69.18
            interest --principal 1000.00 --from 2026-07-02 --to 2026-11-23 --points 5 --day-count ACT_360 --rounding SEGMENT --payment 2026-07-02:100 --payment 2026-11-23:200 | amount | 23.65
            interest --principal 5000.00 --from 2026-05-15 --to 2026-09-30 --points 9 --day-count THIRTY_360 | amount | 197.11
            interest --principal 1234.56 --from 2020-02-28 --to 2020-03-01 --points 5 --day-count ACT_ACT    | amount | 0.42
            interest --principal 10000 --from 2024-02-29 --to 2024-02-29 --points 5                          | amount | 2.36
            collection-fee --claim 100.01 --mandate 2026-01-10 --rate 0.5 --payment-plan                     | total  | 74.16
            collection-fee --claim 50.00 --mandate 2026-01-10 --rate 0.9 --payment-plan --vat 19             | total  | 91.96
            collection-fee --claim 1500 --mandate 2020-05-05 --rate 1.3 --payment-plan                       | total  | 237.00
            collection-fee --claim 550000.01 --mandate 2025-06-01 --rate 1.3                                 | fee    | 5332.60
            court-fee --claim 500000.01 --filed 2025-05-31                                                   | total  | 2049.50
            limitation --due 2023-01-02 --suspend 2026-03-01..2026-05-31:NEGOTIATION --suspend 2026-04-01..2026-06-30:LAWSUIT | limitationDate | 2027-11-01
            limitation --due 2023-01-02 --suspend 2026-11-01..2026-12-15:NEGOTIATION                         | limitationDate | 2027-03-15
            limitation --due 2023-01-02 --suspend 2026-12-11..2027-03-01:COURT_DUNNING                       | limitationDate | 2027-09-22
            limitation --due 2023-01-02 --restart 2027-01-01                                                 | limitationDate | 2026-12-31
            limitation --due 2023-01-02 --restart 2025-06-01 --title 2026-05-26 --restart 2031-04-04         | limitationDate | 2061-04-04
            limitation --due 2023-01-02 --suspend 2026-03-02..2026-05-26:COURT_DUNNING --title 2026-05-26    | limitationDate | 2056-05-26
            limitation --due 2012-05-05 --known 2021-03-01                                                   | limitationDate | 2022-05-05
            default --due 2026-05-05 --invoice-received 2026-05-05 --no-consumer --state NW                  | firstDayOfDefault | 2026-06-06
            default --due 2026-05-05 --invoice-received 2026-05-05 --no-consumer --state BE                  | firstDayOfDefault | 2026-06-05
            deadline --served 2026-11-04 --kind OBJECTION --state SN                                         | earliestEnforcementOrder | 2026-11-20
            deadline --served 2026-11-04 --kind OBJECTION --state TH                                         | deadline | 2026-11-18
            deadline --served 2026-12-23 --kind APPEAL --state ST                                            | deadline | 2027-01-07
            deadline --served 2026-12-23 --kind APPEAL --state HE                                            | deadline | 2027-01-06
            deadline --served 2027-02-22 --kind OBJECTION --state BE                                         | deadline | 2027-03-09
            deadline --served 2026-12-18 --kind OBJECTION                                                    | deadline | 2027-01-04
            deadline --served 2026-08-31 --kind ENFORCEMENT_ORDER --state NW                                 | deadline | 2027-03-01
            """)
    void computes(String command, String key, String expected) {
        Spoken spoken = Spoken.line(command + " --json");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        JsonNode json = spoken.json();
        assertThat(json.get(key).asString()).isEqualTo(expected);
        assertThat(json.get("reasons").size()).isPositive();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            BW, , AG Stuttgart
            BY, 80331, AG Coburg
            BE, , AG Wedding
            Brandenburg, , AG Wedding
            HB, , AG Bremen
            HH, , AG Hamburg-Altona
            HE, , AG Hünfeld
            MV, , AG Hamburg-Altona
            DE-NI, , AG Uelzen
            NW, 52062, AG Euskirchen
            NW, 53113, AG Euskirchen
            NW, 51371, AG Euskirchen
            NW, 42499, AG Euskirchen
            NW, 41812, AG Hagen
            NW, 40210, AG Hagen
            NW, 57072, AG Hagen
            NW, 45468, AG Hagen
            RP, , AG Mayen
            SL, , AG Mayen
            SN, , AG Aschersleben
            Sachsen-Anhalt, , AG Aschersleben
            SH, , AG Schleswig
            TH, , AG Aschersleben
            ABROAD, , AG Wedding
            """)
    void the_applicants_seat_decides_the_court(String state, @Nullable String postcode, String court) {
        String where = postcode == null ? "" : " --postcode " + postcode;
        assertThat(Spoken.line("court --state " + state + where + " --json")
                        .json()
                        .get("court")
                        .asString())
                .isEqualTo(court);
    }

    @Test
    void equal_invoices_share_in_proportion_and_costs_of_each_go_first() {
        JsonNode equal = Spoken.line(
                        "allocate --payment 100.01 --invoice A:200.00:2026-01-10 --invoice B:300.00:2026-01-10 --json")
                .json();
        assertThat(equal.get("invoices").get(0).get("allocated").asString()).isEqualTo("40.00");
        assertThat(equal.get("invoices").get(1).get("allocated").asString()).isEqualTo("60.01");
        JsonNode secured = Spoken.line("allocate --payment 60"
                        + " --invoice id=A,costs=5,interest=2.5,principal=100,due=2026-01-01,security=TITLE"
                        + " --invoice id=B,principal=50,interest=1,due=2026-02-01 --json")
                .json();
        assertThat(secured.get("allocated").get("costs").asString()).isEqualTo("5.00");
        assertThat(secured.get("allocated").get("interest").asString()).isEqualTo("3.50");
        assertThat(secured.get("allocated").get("principal").asString()).isEqualTo("51.50");
        assertThat(secured.get("remaining").get("principal").asString()).isEqualTo("98.50");
        assertThat(secured.get("overpaid").asString()).isEqualTo("0.00");
    }

    @Test
    void a_payment_is_allocated_with_what_remains() {
        JsonNode json = Spoken.line(
                        "allocate --costs 55.62 --interest 12.30 --principal 500.00 --payment 600.00 --json")
                .json();
        assertThat(json.get("overpaid").asString()).isEqualTo("32.08");
        assertThat(json.get("allocated").get("costs").asString()).isEqualTo("55.62");
        assertThat(json.get("remaining").get("principal").asString()).isEqualTo("0.00");
    }

    @Test
    void invoices_that_the_payer_named_come_first() {
        String invoices = " --invoice A:200.00:2026-01-10 --invoice id=B,principal=300.00,due=2026-02-10 --json";
        JsonNode named =
                Spoken.line("allocate --payment 300 --designate B" + invoices).json();
        assertThat(named.get("invoices").get(0).get("remaining").asString()).isEqualTo("200.00");
        assertThat(named.get("invoices").get(1).get("remaining").asString()).isEqualTo("0.00");
        JsonNode byLaw = Spoken.line("allocate --payment 300" + invoices).json();
        assertThat(byLaw.get("invoices").get(0).get("remaining").asString()).isEqualTo("0.00");
        assertThat(byLaw.get("invoices").get(1).get("remaining").asString()).isEqualTo("200.00");
        assertThat(byLaw.get("allocated").get("principal").asString()).isEqualTo("300.00");
        assertThat(byLaw.get("remaining").get("principal").asString()).isEqualTo("200.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interest --principal 1000.00 --from 2026-12-01 --to 2027-01-01 --points 5",
                "interest --principal 1000.00 --from 2001-12-01 --to 2002-01-01 --points 5",
                "collection-fee --claim 500.00 --mandate 2013-07-31 --rate 0.9",
                "court-fee --claim 500.00 --filed 2020-12-31"
            })
    void law_that_is_not_known_is_refused(String command) {
        Spoken spoken = Spoken.line(command + " --json");

        assertThat(spoken.exitCode()).isEqualTo(1);
        assertThat(spoken.json().get("problem").asString()).isNotBlank();
        assertThat(Spoken.line(command).err()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            interest --principal -5 --from 2026-07-02 --to 2026-11-23 --points 5                | 1000.00
            interest --principal 1.000 --from 2026-07-02 --to 2026-11-23 --points 5             | 1000.00
            interest --principal 5 --from 2026-02-30 --to 2026-11-23 --points 5                 | not a day
            interest --principal 5 --from 2026-07-02 --to 2026-07-01 --points 5                 | swap
            interest --principal 5 --from 2026-07-02 --to 2026-11-23                            | --points
            interest --principal 5 --from 2026-07-02 --to 2026-11-23 --points 5 --rate 5        | exclude
            interest --principal 5 --from 2026-07-02 --to 2026-11-23 --points five              | not a number
            interest --principal 5 --from 2026-07-02 --to 2026-11-23 --points 5 --day-count 365 | ACT_365
            interest --principal 5 --from 2026-07-02 --to 2026-11-23 --points 5 --payment 5     | 2026-09-01:200.00
            interest --principal 5 --from 2026-07-02 --to 2026-11-23 --points 5 --payment 2026-09-01:6 | exceed
            interest --principal 5 --principal 6 --from 2026-07-02 --to 2026-11-23 --points 5   | once only
            interest --from 2026-07-02 --to 2026-11-23 --points 5                               | --principal is missing
            interest --principal 5 --from 2026-07-02 --to 2026-11-23 --consumer maybe           | neither yes nor no
            interest --principal 5 --from 2026-07-02 --to 2026-11-23 --points 5 --tables nowhere | base-rates.csv
            collection-fee --claim 500.00 --mandate 2026-01-10 --rate 1.5                       | --contested
            collection-fee --claim 0 --mandate 2026-01-10                                       | above zero
            collection-fee --claim 500 --mandate 2026-01-10 --creditors 0                       | at least one
            collection-fee --claim 500 --mandate 2026-01-10 --creditors x                       | whole number
            collection-fee --claim 500 --mandate 2026-01-10 --settlement --payment-plan         | exclude
            collection-fee --claim 500 --mandate 2026-01-10 --vat 120                           | between 0 and 100
            court-dunning --claim 500 --filed 2026-01-10 --mandate 2026-01-11                   | after --filed
            court-dunning --claim 500 --filed 2026-01-10 --credit-rate 3                        | up to 2.5
            court-dunning --claim 500 --filed 2026-01-10 --enforcement-order --ended-before-filing | exclude
            default --due 2026-06-01 --state XX                                                 | federal state
            limitation --due 2023-01-02 --suspend 2025-01-01                                    | NEGOTIATION
            limitation --due 2023-01-02 --suspend 2025-02-01..2025-01-01:LAWSUIT                | swap
            limitation --due 2023-01-02 --suspend 2025-02-01..2025-03-01:TEA                    | COURT_DUNNING
            allocate --payment 5                                                                | --invoice
            allocate --payment 5 --invoice A                                                    | A:200.00
            allocate --payment 5 --invoice A=1                                                  | A:200.00
            allocate --payment 5 --invoice id=A                                                 | A:200.00
            allocate --payment 5 --invoice A:1 --invoice A:2                                    | only once
            allocate --payment 5 --invoice A:1 --designate B                                    | possible are A
            court --state NW                                                                    | --postcode
            court --state NW --postcode 10115                                                   | 50667
            deadline --served 2026-12-11 --kind TEA                                             | OBJECTION
            main-claim --number 47                                                              | no number 47
            reference --number RF68AB2G5!                                                       | ISO 11649
            """)
    void what_cannot_be_computed_is_refused_with_the_remedy(String command, String remedy) {
        Spoken spoken = Spoken.line(command + " --language en");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err()).contains(remedy);
        assertThat(spoken.out()).isEmpty();
    }

    @Test
    void wrong_input_is_said_in_json_too_and_in_german() {
        Spoken spoken = Spoken.line("court --state NW --json --language de");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.json().get("problem").asString())
                .startsWith("In Nordrhein-Westfalen gibt es zwei Mahngerichte");
    }

    @Test
    void an_unknown_option_is_wrong_use() {
        assertThat(Spoken.line("court --state NW --tea").exitCode()).isEqualTo(2);
        assertThat(Spoken.line("tea").exitCode()).isEqualTo(2);
    }

    @Test
    void help_names_every_option() {
        assertThat(Spoken.line("interest --help").out()).contains("--principal", "--day-count", "--payment", "--json");
        assertThat(Spoken.line("--help").out()).contains("interest", "collection-fee", "limitation", "check");
    }

    @Test
    void the_published_vectors_agree() {
        Spoken spoken = Spoken.by("check", "../law/src/test/resources/de/mahnwerk/law/collection-fee-vectors.csv");

        assertThat(spoken.out()).isEqualToNormalizingNewlines("90 of 90\n");
        assertThat(spoken.exitCode()).isZero();
    }

    @Test
    void a_vector_that_differs_is_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("vectors.csv"), """
                law_date,claim_eur,case,fee,expenses,total,source
                2026-01-10,500,collection_uncontested_0.9,46.35,9.27,55.62,right
                2026-01-10,500,collection_uncontested_0.9,46.36,9.27,55.63,wrong
                2026-01-10,500,tea,1.00,0.00,1.00,unknown
                2012-01-10,500,collection_uncontested_0.9,1.00,0.00,1.00,too old
                soon,500,collection_uncontested_0.9,1.00,0.00,1.00,no day
                """);

        Spoken spoken = Spoken.by("check", file.toString());

        assertThat(spoken.exitCode()).isEqualTo(1);
        assertThat(spoken.out().lines().toList().getLast()).isEqualTo("1 of 5");
        assertThat(spoken.out())
                .contains("line 3: collection_uncontested_0.9 on 500: fee 46.35, the file says 46.36")
                .contains("line 4: tea on 500: unknown case 'tea'")
                .contains("line 5", "2013-08-01")
                .contains("line 6");
    }

    @Test
    void a_file_that_is_none_is_refused(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThat(Spoken.by("check", other.toString()).exitCode()).isEqualTo(2);
        assertThat(Spoken.by("check", other.toString()).err()).contains("law_date", "a,b");
        assertThat(Spoken.by("check", folder.resolve("missing.csv").toString()).err())
                .contains("no such file");
    }

    @Test
    void a_table_that_is_broken_names_file_and_row(@TempDir Path folder) throws IOException {
        Path _ = Files.writeString(folder.resolve("base-rates.csv"), "valid_from,rate_percent\n2027-02-01,1.77\n");

        Spoken spoken = Spoken.by("base-rate", "--on", "2026-12-31", "--tables", folder.toString());

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err()).contains("base-rates.csv", "2027-02-01", "1 January and 1 July");
    }
}
