package de.mahnwerk.app.simulate;

import de.mahnwerk.app.world.Customer;
import de.mahnwerk.law.Money;
import de.mahnwerk.protocol.Address;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Debtor;
import de.mahnwerk.protocol.DebtorKind;
import de.mahnwerk.protocol.DefaultGround;
import de.mahnwerk.protocol.InDefault;
import de.mahnwerk.protocol.ItemKind;
import de.mahnwerk.protocol.KnownState;
import de.mahnwerk.protocol.NewClaim;
import de.mahnwerk.protocol.PrincipalItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Debts in the words of the protocol, as a shop's system writes them two months after the invoice was due. */
final class Claims {

    private static final int OVERDUE_DAYS = 60;
    private static final int PAYMENT_DAYS = 14;
    private static final int IN_DEFAULT_DAYS = 40;

    private Claims() {}

    static NewClaim of(Debt debt) {
        LocalDate due = debt.arrives().minusDays(OVERDUE_DAYS);
        LocalDate issued = due.minusDays(PAYMENT_DAYS);
        LocalDate inDefault = debt.arrives().minusDays(IN_DEFAULT_DAYS);
        Amount amount = amount(debt.principal());
        return new NewClaim(
                debt.invoiceNumber(),
                debtor(debt, null),
                List.of(new PrincipalItem(
                        debt.invoiceNumber(),
                        ItemKind.GOODS,
                        debt.subject(),
                        issued,
                        issued,
                        issued,
                        due,
                        amount,
                        amount,
                        null,
                        null,
                        null)),
                List.of(),
                new InDefault(inDefault, DefaultGround.REMINDER, List.of(inDefault.minusDays(1))),
                null,
                List.of(),
                List.of(),
                false,
                true,
                debt.debtor().merchant().deductsVat(),
                false,
                null,
                null,
                null,
                Map.of());
    }

    static Debtor debtor(Debt debt, @Nullable KnownState state) {
        Customer customer = debt.debtor();
        boolean business = !customer.company().isEmpty();
        return new Debtor(
                business ? DebtorKind.BUSINESS : DebtorKind.CONSUMER,
                business ? null : customer.salutation(),
                business ? null : customer.firstName(),
                business ? null : customer.lastName(),
                business ? customer.company() : null,
                null,
                null,
                List.of(),
                null,
                new Address(null, customer.street(), customer.postcode(), customer.city(), "DE"),
                List.of(),
                customer.email().isEmpty() ? List.of() : List.of(customer.email()),
                List.of(),
                customer.number(),
                null,
                state);
    }

    static Amount amount(Money money) {
        return Amount.ofCents(money.minorUnits());
    }
}
