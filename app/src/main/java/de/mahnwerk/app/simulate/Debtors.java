package de.mahnwerk.app.simulate;

import de.mahnwerk.app.world.Agenda;
import de.mahnwerk.app.world.Bank;
import de.mahnwerk.app.world.Lapse;
import de.mahnwerk.app.world.People;
import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What the debtors do about the agency's letters, each after his behaviour; everything happens on working days. */
final class Debtors {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal THIRD = new BigDecimal("0.33");
    private static final BigDecimal OFFERED = new BigDecimal("0.7");
    private static final int DAYS_TO_WRITE = 6;
    private static final int DAYS_TO_THINK = 5;
    private static final int DAYS_TO_TRACE = 8;
    private static final int DAYS_TO_SETTLE = 10;
    private static final int DAYS_WITHOUT_HEIRS = 60;
    private static final int DAYS_TO_ANSWER = 14;

    private final Agenda agenda;
    private final Bank bank;
    private final Clerk clerk;
    private final MovedPeople register;
    private final People movers;
    private final Map<Payer, Debt> payers = new HashMap<>();

    /** Somebody who paid an amount; banks leave accents out. */
    private record Payer(String name, Money amount) {

        private static Payer of(String name, Money amount) {
            return new Payer(Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", ""), amount);
        }
    }

    Debtors(Agenda agenda, Bank bank, Clerk clerk, MovedPeople register, long seed) {
        this.agenda = agenda;
        this.bank = bank;
        this.clerk = clerk;
        this.register = register;
        this.movers = new People(new Random(seed + 1));
    }

    /** What somebody of that name, who paid that, meant when he is asked. */
    Optional<Debt> meant(String name, Money amount) {
        return Optional.ofNullable(payers.get(Payer.of(name, amount)));
    }

    /** A letter of the strategy, which demands {@code open}. */
    void read(Shop shop, Debt debt, String kind, Money open, LocalDate day) {
        switch (kind) {
            case "LETTER_1" -> readFirst(shop, debt, open, day, debt.letter(kind));
            case "LETTER_2" -> {
                int _ = debt.letter(kind);
                readSecond(debt, open, day);
            }
            case "LAST_NOTICE" -> {
                int _ = debt.letter(kind);
                if (debt.behaviour() == Behaviour.PAYS_AFTER_LAST_NOTICE) {
                    pay(debt, open, day);
                }
            }
            default -> {
                // letters about plans say nothing that the debtor does not know
            }
        }
    }

    private void readFirst(Shop shop, Debt debt, Money open, LocalDate day, int times) {
        switch (debt.behaviour()) {
            case PAYS_AFTER_LETTER_1 -> pay(debt, open, day);
            case PAYS_IN_PARTS -> pay(debt, open.times(HALF), day);
            case PAYS_A_PART -> pay(debt, open.times(THIRD), day);
            case PAYS_WITHOUT_REFERENCE -> pay(debt, open, day, debt.daysToPay(), "Rechnung bezahlt");
            case PAYS_TWICE -> {
                pay(debt, open, day);
                pay(debt, open, day, debt.daysToPay() + 3, text(debt));
            }
            case PAYS_THE_SHOP -> payShop(shop, debt, day);
            case KEEPS_A_PLAN, BREAKS_A_PLAN -> askForPlan(debt, open, day);
            case DISPUTES_RIGHTLY, DISPUTES_WRONGLY -> dispute(shop, debt, day);
            case MOVED_AND_FOUND, MOVED_AND_LOST -> {
                if (times == 1) {
                    comeBack(debt, day);
                } else {
                    pay(debt, open, day);
                }
            }
            case BECOMES_INSOLVENT -> {
                LocalDate told = later(day, DAYS_TO_WRITE);
                agenda.on(told, () -> shop.tellOfInsolvency(debt, told));
            }
            case DIES -> {
                LocalDate told = later(day, DAYS_TO_WRITE);
                agenda.on(told, () -> shop.tellOfDeath(debt, told));
                agenda.on(later(told, DAYS_WITHOUT_HEIRS), () -> shop.withdraw(debt));
            }
            case PAYS_AFTER_LETTER_2, PAYS_AFTER_LAST_NOTICE, PAYS_AFTER_CLOSING, OFFERS_A_SETTLEMENT, NEVER_PAYS -> {
                // the first letter does not move him
            }
        }
    }

    private void readSecond(Debt debt, Money open, LocalDate day) {
        boolean relents = debt.temper() < 50;
        switch (debt.behaviour()) {
            case PAYS_AFTER_LETTER_2, PAYS_IN_PARTS -> pay(debt, open, day);
            case PAYS_THE_SHOP, DISPUTES_WRONGLY -> {
                if (relents) {
                    pay(debt, open, day);
                }
            }
            case OFFERS_A_SETTLEMENT -> {
                LocalDate written = later(day, DAYS_TO_WRITE);
                agenda.on(
                        written,
                        () -> clerk.offerSettlement(debt, open.times(OFFERED), written.plusDays(DAYS_TO_ANSWER)));
            }
            default -> {
                // whoever has not been moved by the first letter is not by the second
            }
        }
    }

    /** The case is closed; some pay the invoice all the same. */
    void readClosed(Debt debt, LocalDate day) {
        if (debt.behaviour() == Behaviour.PAYS_AFTER_CLOSING) {
            pay(debt, debt.principal(), day);
        }
    }

    /** The shop has accepted what the debtor offered. */
    void paySettlement(Debt debt, Money open, LocalDate day) {
        pay(debt, open.times(OFFERED), day, 3, text(debt));
    }

    private void payShop(Shop shop, Debt debt, LocalDate day) {
        LocalDate paid = later(day, debt.daysToPay());
        agenda.on(later(paid, 1), () -> {
            debt.paysShop(debt.principal());
            shop.reportPayment(debt, debt.principal(), paid);
        });
    }

    private void askForPlan(Debt debt, Money open, LocalDate day) {
        LocalDate asked = later(day, DAYS_TO_WRITE);
        LocalDate agreed = later(asked, DAYS_TO_THINK);
        agenda.on(asked, () -> clerk.offerPlan(debt, open, asked));
        agenda.on(agreed, () -> {
            List<Money> instalments = clerk.agreed(debt, agreed);
            boolean keeps = debt.behaviour() == Behaviour.KEEPS_A_PLAN;
            for (int i = 0; i < (keeps ? instalments.size() : Math.min(1, instalments.size())); i++) {
                payOn(debt, instalments.get(i), dueBefore(Clerk.firstOf(asked).plusMonths(i)), text(debt));
            }
        });
    }

    /** Some days before an instalment is due. */
    private static LocalDate dueBefore(LocalDate due) {
        return Population.workingFrom(due.minusDays(4));
    }

    private void dispute(Shop shop, Debt debt, LocalDate day) {
        LocalDate told = later(day, DAYS_TO_WRITE);
        if (debt.temper() % 2 == 0) {
            agenda.on(told, () -> shop.dispute(debt, told));
        } else {
            agenda.on(told, () -> clerk.disputed(debt));
            LocalDate asked = later(told, 1);
            agenda.on(asked, () -> clerk.ask(debt, asked.plusDays(DAYS_TO_ANSWER)));
        }
        LocalDate settled = later(told, DAYS_TO_SETTLE);
        agenda.on(settled, () -> {
            if (debt.behaviour() == Behaviour.DISPUTES_RIGHTLY) {
                shop.giveIn(debt, settled);
            } else {
                shop.insist(debt);
            }
        });
    }

    private void comeBack(Debt debt, LocalDate day) {
        LocalDate back = later(day, DAYS_TO_WRITE);
        if (debt.behaviour() == Behaviour.MOVED_AND_FOUND) {
            agenda.on(back, () -> {
                register.moved(debt.debtor(), movers.moved(debt.debtor()));
                debt.found();
                clerk.mailCameBack(debt);
            });
        } else {
            agenda.on(back, () -> clerk.mailCameBack(debt));
            agenda.on(later(back, DAYS_TO_TRACE), () -> clerk.close(debt, "UNCOLLECTIBLE"));
        }
    }

    private void pay(Debt debt, Money amount, LocalDate day) {
        pay(debt, amount, day, debt.daysToPay(), text(debt));
    }

    private void pay(Debt debt, Money amount, LocalDate day, int days, String text) {
        payOn(debt, amount, later(day, days), text);
    }

    private void payOn(Debt debt, Money amount, LocalDate on, String text) {
        agenda.on(on, () -> {
            debt.pays(amount);
            payers.put(Payer.of(debt.debtor().name(), amount), debt);
            bank.pay(
                    on,
                    Lapse.TRUST_IBAN,
                    amount,
                    debt.debtor().name(),
                    debt.debtor().iban(),
                    text,
                    "NOTPROVIDED");
        });
    }

    /** Most scan the code of the letter, some type what stands in it. */
    private static String text(Debt debt) {
        return switch (debt.temper() % 10) {
            case 0, 1 -> "Akte " + debt.reference();
            case 2 -> "Rechnung " + debt.invoiceNumber();
            default -> debt.creditorReference();
        };
    }

    private static LocalDate later(LocalDate day, int days) {
        return Population.workingFrom(day.plusDays(days));
    }
}
