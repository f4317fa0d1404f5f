package de.mahnwerk.platform.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mahnwerk.law.Money;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads SWIFT MT940 statements as German banks deliver them (DFÜ agreement, annex 3): fields {@code :20:} to {@code :86:},
 * lines that go on, several statements a file. A broken movement is a fault and the next one is read.
 */
public final class Mt940 {

    private static final Pattern FIELD = Pattern.compile("^:(\\d{2}[A-Z]?|NS):", Pattern.MULTILINE);
    private static final Pattern BALANCE = Pattern.compile("([CD])(\\d{6})([A-Z]{3})(\\d[\\d,]*)\\s*");
    private static final Pattern MOVEMENT = Pattern.compile(
            "(\\d{6})(\\d{4})?(RC|RD|EC|ED|C|D)([A-Z])?(\\d{1,15},\\d{0,3})([A-Z][0-9A-Z]{3})(.*)", Pattern.DOTALL);
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int CENTURY_BEGINS = 80;

    private final List<Statement> statements = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private String id = "";
    private String account = "";
    private @Nullable Currency currency;
    private @Nullable Money opening;
    private @Nullable Money closing;
    private @Nullable LocalDate closingOn;
    private List<BankEntry> entries = new ArrayList<>();
    private boolean begun;
    private int line;

    /** A movement whose details may still follow in the field after it. */
    private @Nullable Posting posting;

    private record Posting(
            String at,
            LocalDate bookedOn,
            LocalDate valueOn,
            Money amount,
            boolean reversal,
            String reference,
            String bank) {}

    private Mt940() {}

    /** What the file says; never throws for what stands in it. */
    public static BankFile read(byte[] file) {
        return new Mt940().parse(text(file));
    }

    /** Whether the first field of the file is one with which a statement begins. */
    public static boolean looksLike(byte[] file) {
        String head = text(java.util.Arrays.copyOf(file, Math.min(file.length, 4096)));
        Matcher first = FIELD.matcher(head);
        return first.find()
                && first.group(1).equals("20")
                && FIELD.matcher(head.substring(first.end())).find();
    }

    private static String text(byte[] file) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return new String(file, WINDOWS);
        }
    }

    private BankFile parse(String raw) {
        String text = raw.replace("\r", "");
        Matcher field = FIELD.matcher(text);
        List<Integer> starts = new ArrayList<>();
        while (field.find()) {
            starts.add(field.start());
        }
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
            String whole = text.substring(starts.get(i), end);
            line = 1
                    + (int) text.substring(0, starts.get(i))
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            int colon = whole.indexOf(':', 1);
            take(whole.substring(1, colon), whole.substring(colon + 1).replaceAll("\\n-?[A-Z]*\\s*$", ""));
        }
        finish();
        if (statements.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault("", ":60F:", "", "no-statement"));
        }
        return new BankFile(CamtReader.numbered(statements), faults);
    }

    private void take(String tag, String value) {
        if (!tag.equals("86") && !tag.equals("NS")) {
            book("");
        }
        switch (tag) {
            case "20" -> {
                finish();
                id = value.strip();
            }
            case "25" -> account = value.strip();
            case "60F", "60M" -> open(value);
            case "61" -> movement(value);
            case "86" -> book(value.replace("\n", ""));
            case "62F", "62M" -> close(value);
            default -> {
                // sequence numbers, available balances, notes: nothing that is booked
            }
        }
    }

    private void open(String value) {
        Optional<Money> balance = balance(":60F:", value);
        balance.ifPresent(amount -> {
            begun = true;
            opening = amount;
            currency = amount.currency();
        });
    }

    private void close(String value) {
        Matcher match = BALANCE.matcher(value);
        if (match.matches()) {
            closing = balance(":62F:", value).orElse(null);
            closingOn = day(match.group(2)).orElse(null);
        }
    }

    private Optional<Money> balance(String tag, String value) {
        Matcher match = BALANCE.matcher(value);
        if (!match.matches()) {
            faults.add(new Fault("line " + line, tag, value.strip(), "amount-unreadable"));
            return Optional.empty();
        }
        try {
            Currency of = Currency.getInstance(match.group(3));
            Money amount = amount(match.group(4), of);
            return Optional.of(match.group(1).equals("D") ? amount.negated() : amount);
        } catch (IllegalArgumentException | ArithmeticException e) {
            faults.add(new Fault("line " + line, tag, value.strip(), "amount-unreadable"));
            return Optional.empty();
        }
    }

    private void movement(String value) {
        String at = "line " + line + ", :61:";
        Matcher match = MOVEMENT.matcher(value);
        Currency of = currency;
        if (!match.matches()) {
            faults.add(new Fault(at, ":61:", value.strip(), "amount-unreadable"));
            return;
        }
        Optional<LocalDate> valueOn = day(match.group(1));
        if (valueOn.isEmpty()) {
            faults.add(new Fault(at, ":61:", match.group(1), "date-unreadable"));
            return;
        }
        if (of == null) {
            faults.add(new Fault(at, ":60F:", "", "currency-unknown"));
            return;
        }
        try {
            Money amount = amount(match.group(5), of);
            String mark = match.group(3);
            // RC takes a credit back and so debits; RD the other way round
            boolean credit = mark.equals("C") || mark.equals("RD") || mark.equals("EC");
            String[] references = match.group(7).split("\\n", 2)[0].split("//", 2);
            posting = new Posting(
                    at,
                    bookedOn(match.group(2), valueOn.get()),
                    valueOn.get(),
                    credit ? amount : amount.negated(),
                    mark.startsWith("R"),
                    references[0].strip(),
                    references.length > 1 ? references[1].strip() : "");
        } catch (ArithmeticException e) {
            faults.add(new Fault(at, ":61:", match.group(5), "amount-unreadable"));
        }
    }

    /** The booking day has no year: it is the one nearest to the value day. */
    private static LocalDate bookedOn(@Nullable String monthDay, LocalDate valueOn) {
        if (monthDay == null) {
            return valueOn;
        }
        LocalDate nearest = valueOn;
        long least = Long.MAX_VALUE;
        for (int year = valueOn.getYear() - 1; year <= valueOn.getYear() + 1; year++) {
            Optional<LocalDate> day = day("%02d%s".formatted(year % 100, monthDay));
            if (day.isPresent() && Math.abs(day.get().toEpochDay() - valueOn.toEpochDay()) < least) {
                least = Math.abs(day.get().toEpochDay() - valueOn.toEpochDay());
                nearest = day.get();
            }
        }
        return nearest;
    }

    private void book(String details) {
        Posting open = posting;
        if (open != null) {
            posting = null;
            entries.add(new Mt940Details(details)
                    .entry(
                            open.at(),
                            account,
                            open.bookedOn(),
                            open.valueOn(),
                            open.amount(),
                            open.reversal(),
                            open.reference(),
                            open.bank()));
        }
    }

    private void finish() {
        book("");
        if (begun) {
            statements.add(new Statement("mt940", id, account, "", opening, closing, closingOn, entries));
        }
        begun = false;
        currency = null;
        opening = null;
        closing = null;
        closingOn = null;
        account = "";
        entries = new ArrayList<>();
    }

    private static Money amount(String text, Currency currency) {
        String plain = text.replace(',', '.');
        return Money.of(new BigDecimal(plain.endsWith(".") ? plain + "0" : plain), currency);
    }

    /** {@code yyMMdd}; the 30 February of banks is the last day of its month. */
    private static Optional<LocalDate> day(String text) {
        int two = Integer.parseInt(text.substring(0, 2));
        try {
            YearMonth month =
                    YearMonth.of((two >= CENTURY_BEGINS ? 1900 : 2000) + two, Integer.parseInt(text.substring(2, 4)));
            int day = Integer.parseInt(text.substring(4, 6));
            return day >= 1 && day <= 31
                    ? Optional.of(month.atDay(Math.min(day, month.lengthOfMonth())))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
