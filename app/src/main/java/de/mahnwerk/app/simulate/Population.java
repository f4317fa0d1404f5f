package de.mahnwerk.app.simulate;

import de.mahnwerk.app.world.Customer;
import de.mahnwerk.app.world.Merchant;
import de.mahnwerk.app.world.People;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws the claims day by day; the same seed gives the same claims. Every debtor owes one of them. */
final class Population {

    private final Assumptions assumptions;
    private final int cases;
    private final List<LocalDate> arrivals;
    private final Random dice;
    private final People people;
    private int drawn;

    Population(Assumptions assumptions, long seed, int cases, LocalDate first, int days) {
        this.assumptions = assumptions;
        this.cases = cases;
        this.dice = new Random(seed);
        this.people = new People(dice);
        LocalDate end = first.plusDays(Math.max(7, days - assumptions.quietDays()));
        this.arrivals = first.datesUntil(end).filter(Population::working).toList();
    }

    /** Whether banks, shops and clerks work. */
    static boolean working(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The day itself, or the Monday after it. */
    static LocalDate workingFrom(LocalDate day) {
        LocalDate next = day;
        while (!working(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** What the shops hand over that day; to be asked day by day. */
    List<Debt> arrivingOn(LocalDate day) {
        List<Debt> today = new ArrayList<>();
        while (drawn < cases && arrival(drawn).equals(day)) {
            today.add(debt(drawn++, day));
        }
        return today;
    }

    private LocalDate arrival(int number) {
        return arrivals.get((int) ((long) number * arrivals.size() / cases));
    }

    private Debt debt(int number, LocalDate day) {
        Merchant shop = Merchant.ALL.get(number % Merchant.ALL.size());
        Assumptions.Drawn claim = assumptions.draw(dice);
        Customer debtor = people.customer(shop, number);
        return new Debt(
                number,
                claim.behaviour().moved() ? debtor.withoutEmail() : debtor,
                shop.sells().get(dice.nextInt(shop.sells().size())),
                day,
                claim,
                dice.nextInt(100),
                assumptions.daysToPay().draw(dice));
    }
}
