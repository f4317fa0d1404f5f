package de.mahnwerk.merchant.api;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.api.Request.CustomerData;
import de.mahnwerk.merchant.api.Request.NewInvoice;
import de.mahnwerk.merchant.api.Request.PostalAddress;
import de.mahnwerk.merchant.imports.ReadInvoice;
import de.mahnwerk.merchant.receivables.NewCustomer;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Amount;
import de.mahnwerk.protocol.Fault;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of a message the invoice that a file would have held; what it then must be, the imports say. */
final class InvoiceReading {

    private static final String INVOICE = "380";
    private static final String CREDIT_NOTE = "381";

    private final Map<String, NewCustomer> known;
    private final Language language;
    private final List<Fault> faults = new ArrayList<>();

    /** {@code known} are the customers that messages name by their number only. */
    InvoiceReading(Map<String, NewCustomer> known, Language language) {
        this.known = known;
        this.language = language;
    }

    /** Why {@link #read} gave nothing. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** The invoice; empty after a fault, of which every one is told. */
    Optional<ReadInvoice> read(String at, NewInvoice message) {
        Money total = money("/total", message.total());
        Money open = message.open() == null ? total : money("/open", message.open());
        ReadInvoice.Buyer buyer = buyer(message);
        if (total != null && open != null && !total.currency().equals(open.currency())) {
            fault("/open/currency", "currency-differs");
        }
        if (!faults.isEmpty() || total == null || open == null || buyer == null) {
            return Optional.empty();
        }
        return Optional.of(new ReadInvoice(
                at,
                message.number().strip(),
                "CREDIT_NOTE".equals(message.kind()) ? CREDIT_NOTE : INVOICE,
                message.issuedOn(),
                message.dueOn(),
                total,
                open,
                buyer,
                "",
                text(message.subject()),
                text(message.orderNumber()),
                message.contractOn(),
                message.deliveredOn(),
                Boolean.TRUE.equals(message.consumerNotice()),
                text(message.shop()),
                text(message.paymentMethod()),
                message.instalment() == null ? 0 : message.instalment()));
    }

    private @Nullable Money money(String pointer, Amount amount) {
        try {
            Currency currency = Currency.getInstance(amount.currency());
            if (currency.getDefaultFractionDigits() < 0) {
                fault(pointer + "/currency", "currency-unknown");
                return null;
            }
            // what a credit note is, its kind says and not a sign
            if (!fits(amount, currency) || amount.decimal().signum() < 0) {
                fault(pointer + "/amount", "amount-unreadable");
                return null;
            }
            return Money.of(amount.decimal(), currency);
        } catch (IllegalArgumentException e) {
            fault(pointer + "/currency", "currency-unknown");
            return null;
        }
    }

    /** Whether an amount has no more decimals than its currency. */
    static boolean fits(Amount amount, Currency currency) {
        return amount.decimal().stripTrailingZeros().scale() <= Math.max(0, currency.getDefaultFractionDigits());
    }

    private ReadInvoice.@Nullable Buyer buyer(NewInvoice message) {
        if ((message.customer() == null) == (message.customerNumber() == null)) {
            fault("/customer", "customer-missing");
            return null;
        }
        NewCustomer customer = message.customer() == null
                ? known.get(Objects.requireNonNull(message.customerNumber()).strip())
                : customer(message.customer(), "/customer");
        if (customer == null) {
            if (message.customer() == null) {
                fault("/customerNumber", "customer-unknown");
            }
            return null;
        }
        return new ReadInvoice.Buyer(
                customer.number(),
                customer.kind().equals("BUSINESS"),
                customer.salutation(),
                customer.firstName(),
                customer.lastName(),
                customer.company(),
                customer.street(),
                customer.postcode(),
                customer.city(),
                customer.country(),
                customer.email(),
                customer.customerGroup(),
                customer.language(),
                customer.federalState());
    }

    /** The customer of a message; null after a fault. */
    @Nullable
    NewCustomer customer(CustomerData data, String at) {
        String company = text(data.company());
        String lastName = text(data.lastName());
        if (company.isEmpty() && lastName.isEmpty()) {
            fault(at + "/lastName", "buyer-missing");
            return null;
        }
        PostalAddress address = data.address() == null ? new PostalAddress(null, null, null, null) : data.address();
        String kind = data.kind() == null ? company.isEmpty() ? "CONSUMER" : "BUSINESS" : data.kind();
        return new NewCustomer(
                data.number().strip(),
                kind,
                text(data.group()),
                text(data.salutation()),
                text(data.firstName()),
                lastName,
                company,
                text(address.street()),
                text(address.postcode()),
                text(address.city()),
                address.country() == null ? "DE" : address.country(),
                text(data.email()),
                text(data.language()),
                text(data.federalState()));
    }

    private void fault(String pointer, String code) {
        faults.add(ApiFaults.of(pointer, code, language));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
