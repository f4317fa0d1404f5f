package de.mahnwerk.stories.browser;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName(
        "The ten commonest tasks of a shop's operator and of a clerk, in both languages, each page without a hurdle")
class EverydayTasksScenario {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate LATER = MONDAY.plusDays(21);
    private static final String QUERY = "Wurde die Kaffeemaschine geliefert?";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"de, '18,90', '12,00'", "en, 18.90, 12.00"})
    void are_done(String language, String paid, String typed) {
        try (TwoSides sides = new TwoSides(folder, MONDAY);
                Screen screen = new Screen()) {
            sides.openAShop(MONDAY);
            sides.live(MONDAY);
            ShopTasks shop =
                    new ShopTasks(Person.logIn(screen, "merchant", sides.merchant(), TwoSides.MERCHANT, language));
            ClerkTasks clerk = new ClerkTasks(Person.logIn(screen, "agency", sides.agency(), TwoSides.CLERK, language));

            shop.brings_in_the_open_items();
            shop.keeps_one_item_out_of_the_dunning_run_and_releases_the_rest();
            sides.live(MONDAY);
            shop.blocks_a_customer_until_a_day(LATER.plusDays(30));
            shop.books_a_payment_by_hand(paid);
            shop.takes_in_a_bank_statement_and_assigns_what_names_nothing(MONDAY);
            shop.notes_that_a_customer_objects();
            sides.live(LATER);
            shop.hands_a_claim_over_with_one_click();
            sides.live(LATER);

            clerk.looks_at_what_came_in();
            clerk.stops_a_case_and_lets_it_go_on();
            clerk.notes_returned_mail_and_the_new_address();
            clerk.offers_instalments();
            clerk.takes_in_the_statement_of_the_trust_account_and_assigns_what_names_nothing(LATER);
            clerk.prints_the_letters_of_the_day();
            clerk.opens_a_case_from_paper(paid);
            clerk.agrees_new_terms_with_a_client("5", typed);
            clerk.closes_a_case_that_leads_nowhere();
            clerk.asks_the_client(QUERY, LATER.plusDays(8));
            sides.live(LATER);

            shop.answers_a_query_of_the_agency(QUERY);
            sides.live(LATER);
            shop.sees_that_its_answer_has_arrived();
            shop.looks_where_a_claim_stands();
            shop.gives_its_accounting_the_bookings(MONDAY, LATER, paid);
        }
    }
}
