package de.mahnwerk.agency.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import de.mahnwerk.agency.AgencyHouse;
import de.mahnwerk.agency.Clerk;
import de.mahnwerk.agency.ClientDesk;
import de.mahnwerk.agency.TrustBank;
import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.platform.rights.Role;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The accountant of the agency books the trust account and what the agency earns. */
class AgencyAccountingScenario {

    private static final LocalDate MONDAY = AgencyHouse.FIRST_DAY;
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);
    private static final String KIM = "DE02120300000000202051";
    private static final String NOVEMBER = "accounting?from=2026-11-01&to=2026-11-30";

    private final AgencyHouse agency = AgencyHouse.open(AgencyAccountingScenario.class);
    private final TrustBank bank = new TrustBank(agency);
    private final ClientDesk client = new ClientDesk(agency);
    private final Clerk accountant = agency.person(Role.ACCOUNTANT);

    @AfterEach
    void closeHouse() {
        accountant.close();
        agency.close();
    }

    private void paid(CollectionCase one, LocalDate day, String amount) {
        bank.receives(day, amount, "Kim Muster", KIM, "Zahlung von Kim " + one.reference());
        assertThat(bank.tells(day).allocated()).isEqualTo(1);
    }

    private Clerk.Sight makes(String format, String again) {
        Clerk.Sight _ = accountant.look(NOVEMBER);
        Map<String, String> form = new HashMap<>(Map.of("from", "2026-11-01", "to", "2026-11-30", "format", format));
        form.put("again", again);
        return accountant.fill("accounting/files", form);
    }

    private List<String> file(int number) {
        return accountant.look("accounting/files/" + number).html().lines().toList();
    }

    /** What the bookings of a stack leave on each account, in cents; debits count up. */
    private static Map<String, Long> balances(List<String> stack) {
        Map<String, Long> balances = new TreeMap<>();
        stack.stream().skip(2).map(line -> line.split(";", -1)).forEach(line -> {
            long cents = Long.parseLong(line[0].replace(",", ""));
            balances.merge(line[6], cents, Long::sum);
            balances.merge(line[7], -cents, Long::sum);
        });
        return balances;
    }

    @Test
    void the_books_are_even_when_all_is_paid_out_and_nothing_is_exported_twice() {
        CollectionCase one = client.handOver("H-1");
        paid(one, MONDAY, "50.00");
        agency.goTo(FRIDAY);
        bank.executes(FRIDAY, FRIDAY.plusDays(3));
        assertThat(bank.tells(FRIDAY.plusDays(3)).waiting()).isZero();
        agency.goTo(FRIDAY.plusDays(3));

        assertThat(accountant.look(NOVEMBER).html()).contains("Fremdgeld der Mandanten", "Erlöse 19 %", "37,82");
        assertThat(makes("DATEV", "false").html())
                .contains("Die Datei liegt unten bereit", "Noch in keiner Datei: 0 für DATEV");
        List<String> stack = file(1);
        assertThat(stack.getFirst())
                .startsWith("\"EXTF\";700;21;\"Buchungsstapel\";9;")
                .contains(";1001;1;20260101;4;20261101;20261130;");
        // 31.78 and VAT of 6.04; the bank paid out 12.18 to the client and 37.82 to us, which our own statement will
        // book
        assertThat(stack)
                .anySatisfy(line -> assertThat(line).startsWith("37,82;\"S\";;;;;1410;8400;;0611;\"RE-26-000001\""));
        assertThat(String.join("", stack))
                .as("the case, not what the payer wrote")
                .contains("\"Fremdgeld " + one.reference() + " Bohnenkontor GmbH\"")
                .doesNotContain("Zahlung");
        assertThat(balances(stack))
                .containsEntry("1210", 0L)
                .containsEntry("1592", 0L)
                .containsEntry("1360", 0L)
                .containsEntry("1410", 0L)
                .containsEntry("8400", -3782L)
                .containsEntry("1792", 3782L);

        assertThat(makes("DATEV", "false").html()).contains("stehen schon in einer solchen Datei");
        assertThat(makes("CSV", "false").html()).contains("Noch in keiner Datei: 0 für DATEV, 0 für CSV");
        assertThat(file(2))
                .anySatisfy(line -> assertThat(line)
                        .contains("06.11.2026;1410;8400;37,82;RE-26-000001;M-1;Bohnenkontor GmbH;Vergütung"));

        paid(one, FRIDAY.plusDays(4), "10.00");
        assertThat(makes("DATEV", "false").html())
                .as("it came in, and was allocated")
                .contains("Buchungen: 2.");
        assertThat(balances(file(3)))
                .containsOnly(Map.entry("1210", 1000L), Map.entry("1590", 0L), Map.entry("1592", -1000L));
        assertThat(makes("DATEV", "true").html()).contains("Buchungen: " + (stack.size() - 2 + 2) + ".");
    }

    @Test
    void a_stack_lies_in_one_financial_year_and_only_accountants_make_one() {
        Clerk.Sight _ = accountant.look("accounting");
        assertThat(accountant
                        .fill("accounting/files", Map.of("from", "2026-12-01", "to", "2027-01-31", "format", "DATEV"))
                        .html())
                .contains("liegt in einem Wirtschaftsjahr");
        try (Clerk clerk = agency.person(Role.CLERK)) {
            Clerk.Sight _ = clerk.look("accounting");
            assertThat(clerk.fill("accounting/files", Map.of("from", "2026-11-01", "to", "2026-11-30", "format", "CSV"))
                            .status())
                    .isEqualTo(403);
        }
    }
}
