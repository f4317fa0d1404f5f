package de.mahnwerk.merchant.imports;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.bank.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of an open-item list. */
final class OpenItemLine {

    private static final Pattern CREDIT_NOTE =
            Pattern.compile("gutschrift|rechnungskorrektur|storno|gs|gu|credit( note)?|381", Pattern.CASE_INSENSITIVE);
    private static final Pattern BUSINESS = Pattern.compile(
            "b2b|business|firma|gewerblich|unternehmen|geschäftskunden?|unternehmer|händler", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONSUMER =
            Pattern.compile("b2c|consumer|privat(kunden?)?|endkunden?|verbraucher", Pattern.CASE_INSENSITIVE);
    private static final Pattern YES = Pattern.compile("ja|j|x|1|true|yes|wahr", Pattern.CASE_INSENSITIVE);

    private static final Pattern INSTALMENT =
            Pattern.compile("(?:rate\\s*)?([1-9]\\d?)(?:\\s*(?:/|von)\\s*\\d{1,2})?", Pattern.CASE_INSENSITIVE);

    private final CsvLines.Line line;
    private final List<String> names;
    private final Map<Column, Integer> places;
    private final List<Fault> faults;

    OpenItemLine(CsvLines.Line line, List<String> names, Map<Column, Integer> places, List<Fault> faults) {
        this.line = line;
        this.names = names;
        this.places = places;
        this.faults = faults;
    }

    List<String> fields() {
        return line.fields();
    }

    /** The invoice of the line; empty after a fault, of which every one is told. */
    Optional<ReadInvoice> read() {
        int before = faults.size();
        if (isMisshapen()) {
            faults.add(new Fault(at(), "", String.join(";", line.fields()), "columns-wrong"));
            return Optional.empty();
        }
        String number = required(Column.NUMBER, "number-missing");
        String customer = required(Column.CUSTOMER_NUMBER, "customer-missing");
        LocalDate issued = date(Column.ISSUED).orElse(null);
        if (text(Column.ISSUED).isEmpty()) {
            fault(Column.ISSUED, "date-missing");
        }
        LocalDate due = issued == null ? null : due(issued);
        LocalDate contractOn = date(Column.CONTRACT_ON).orElse(null);
        LocalDate deliveredOn = date(Column.DELIVERED_ON).orElse(null);
        Currency currency = currency();
        Column amount = text(Column.AMOUNT).isEmpty() ? Column.OPEN : Column.AMOUNT;
        Money total = currency == null ? null : money(amount, currency);
        Money payable = currency == null || text(Column.OPEN).isEmpty() ? total : money(Column.OPEN, currency);
        ReadInvoice.Buyer buyer = buyer(customer);
        int instalment = instalment();
        if (faults.size() > before || issued == null || due == null || total == null || payable == null) {
            return Optional.empty();
        }
        return checked(new ReadInvoice(
                at(),
                number,
                total.isNegative() ? InvoiceType.CREDIT_NOTE : InvoiceType.INVOICE,
                issued,
                due,
                total,
                payable,
                buyer,
                "",
                text(Column.SUBJECT),
                text(Column.ORDER_NUMBER),
                contractOn,
                deliveredOn,
                YES.matcher(text(Column.CONSUMER_NOTICE)).matches(),
                text(Column.SHOP),
                text(Column.PAYMENT_METHOD),
                instalment));
    }

    private Optional<ReadInvoice> checked(ReadInvoice invoice) {
        Optional<InvoiceRules.Breach> breach = InvoiceRules.check(invoice);
        breach.ifPresent(one -> fault(one.column(), one.code()));
        return breach.isPresent() ? Optional.empty() : Optional.of(invoice);
    }

    private int instalment() {
        String text = text(Column.INSTALMENT);
        if (text.isEmpty() || text.matches("0+")) {
            return 0;
        }
        Matcher number = INSTALMENT.matcher(text);
        if (!number.matches()) {
            fault(Column.INSTALMENT, "instalment-unreadable");
            return 0;
        }
        return Integer.parseInt(number.group(1));
    }

    /** More fields than the header has, or text where a whole record should be. */
    private boolean isMisshapen() {
        List<String> fields = line.fields();
        boolean more = fields.size() > names.size()
                && fields.subList(names.size(), fields.size()).stream().anyMatch(field -> !field.isBlank());
        return more || (fields.size() == 1 && names.size() > 1);
    }

    private @Nullable LocalDate due(LocalDate issued) {
        if (!text(Column.DUE).isEmpty()) {
            return date(Column.DUE).orElse(null);
        }
        String days = text(Column.DAYS).replaceAll("(?i)\\s*tage?n?$", "");
        if (days.isEmpty()) {
            return issued; // without an agreement due at once (§ 271(1) BGB)
        }
        if (!days.matches("\\d{1,3}")) {
            fault(Column.DAYS, "days-unreadable");
            return null;
        }
        return issued.plusDays(Integer.parseInt(days));
    }

    private Optional<LocalDate> date(Column column) {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> date = GermanValues.date(text);
        if (date.isEmpty()) {
            fault(column, "date-unreadable");
        }
        return date;
    }

    private @Nullable Currency currency() {
        String code = text(Column.CURRENCY).toUpperCase(Locale.ROOT);
        try {
            Currency currency = code.isEmpty() || code.equals("€") ? Money.EUR : Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
            // gold and the like: nobody writes invoices in it
            fault(Column.CURRENCY, "currency-unknown");
            return null;
        } catch (IllegalArgumentException e) {
            fault(Column.CURRENCY, "currency-unknown");
            return null;
        }
    }

    private @Nullable Money money(Column column, Currency currency) {
        String text = text(column);
        if (text.isEmpty()) {
            fault(column, "amount-missing");
            return null;
        }
        Optional<BigDecimal> amount = GermanValues.amount(text);
        if (amount.isEmpty() || amount.get().stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            fault(column, "amount-unreadable");
            return null;
        }
        Money read = Money.of(amount.get(), currency);
        boolean turned = CREDIT_NOTE.matcher(text(Column.KIND)).matches() && read.isPositive();
        return turned ? read.negated() : read;
    }

    private ReadInvoice.Buyer buyer(String number) {
        String name = text(Column.NAME);
        String company = text(Column.COMPANY);
        String last = text(Column.LAST_NAME);
        String first = text(Column.FIRST_NAME);
        String kind = kind();
        if (company.isEmpty() && last.isEmpty()) {
            boolean business =
                    Buyers.isBusinessName(name) || BUSINESS.matcher(kind).matches();
            int space = name.lastIndexOf(' ');
            company = business ? name : "";
            last = business ? "" : name.substring(space + 1);
            first = business || space < 0 ? first : name.substring(0, space).strip();
        }
        if (company.isEmpty() && last.isEmpty()) {
            fault(places.containsKey(Column.NAME) ? Column.NAME : Column.LAST_NAME, "buyer-missing");
        }
        Optional<String> country = Buyers.country(text(Column.COUNTRY));
        if (country.isEmpty()) {
            fault(Column.COUNTRY, "country-unknown");
        }
        Optional<String> federalState = Buyers.federalState(text(Column.FEDERAL_STATE), country.orElse(""));
        if (federalState.isEmpty()) {
            fault(Column.FEDERAL_STATE, "federal-state-unknown");
        }
        boolean business =
                kind.isEmpty() ? !company.isEmpty() : BUSINESS.matcher(kind).matches();
        return new ReadInvoice.Buyer(
                number,
                business,
                text(Column.SALUTATION),
                first,
                last,
                company,
                (text(Column.STREET) + " " + text(Column.HOUSE_NUMBER)).strip(),
                text(Column.POSTCODE),
                text(Column.CITY),
                country.orElse("DE"),
                text(Column.EMAIL),
                text(Column.CUSTOMER_GROUP),
                Buyers.language(text(Column.LANGUAGE)),
                federalState.orElse(""));
    }

    /** What the list says of the customer's kind; a group counts when it is one of the words for a kind. */
    private String kind() {
        String kind = text(Column.CUSTOMER_KIND);
        String group = text(Column.CUSTOMER_GROUP);
        boolean says =
                BUSINESS.matcher(group).matches() || CONSUMER.matcher(group).matches();
        return kind.isEmpty() && says ? group : kind;
    }

    private String required(Column column, String code) {
        String text = text(column);
        if (text.isEmpty()) {
            fault(column, code);
        }
        return text;
    }

    private String text(Column column) {
        Integer place = places.get(column);
        return place == null || place >= line.fields().size()
                ? ""
                : line.fields().get(place).strip();
    }

    void fault(Column column, String code) {
        Integer place = places.get(column);
        String name = place == null ? column.names().getFirst() : names.get(place);
        faults.add(new Fault(at(), name, text(column), code));
    }

    private String at() {
        return "line " + line.number();
    }
}
