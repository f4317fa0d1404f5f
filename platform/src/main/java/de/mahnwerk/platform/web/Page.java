package de.mahnwerk.platform.web;

import de.mahnwerk.law.Money;
import de.mahnwerk.platform.rights.Rights;
import de.mahnwerk.platform.rights.Role;
import de.mahnwerk.platform.rights.SignedIn;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What every template gets: the reader's language, formats for money and dates, the person, the form token.
 *
 * @param path the page's own path, to mark the link in the navigation
 * @param today the side's business day
 */
public record Page(
        Language language,
        String side,
        String path,
        @Nullable SignedIn user,
        String csrf,
        LocalDate today,
        @Nullable String flash,
        List<Link> links,
        Rights rights,
        TemplateEngine templates) {

    /** A link of the header as it stands now. */
    public record Link(String path, String text, long waiting, boolean active) {}

    /** Whether the person may send a form to this address. */
    public boolean may(String address) {
        return user != null && rights.allow(user.roles(), "POST", withoutQuery(address));
    }

    /** Whether the person may see the page at this address. */
    public boolean sees(String address) {
        return user != null && rights.allow(user.roles(), "GET", withoutQuery(address));
    }

    /** "Mahnlauf freigeben: dafür braucht es …", where the person may not; empty for what changes nothing. */
    String ask(String address) {
        return rights.find("POST", withoutQuery(address))
                .map(entry -> entry.changes() ? t("rights.ask", t(entry.textKey()), roles(entry.roles())) : "")
                .orElseGet(() -> t("rights.nobody"));
    }

    /** Roles in words. */
    public String roles(Set<Role> roles) {
        return roles.stream().map(role -> t("role." + role)).collect(Collectors.joining(", "));
    }

    private static String withoutQuery(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    /** What pages are built of. */
    public Blocks blocks() {
        return new Blocks(templates, this);
    }

    public Locale locale() {
        return language.locale();
    }

    public String t(String key, Object... arguments) {
        return language.text(key, arguments);
    }

    /** The text of an enum constant or code below {@code prefix}; the code itself when there is none. */
    public String code(String prefix, @Nullable Object code) {
        String key = prefix + "." + code;
        return code == null ? "" : language.knows(key) ? language.text(key) : code.toString();
    }

    /** What somebody did, in words; its address where there are none, as of a form that is no more. */
    public String action(String action) {
        String key = Rights.Entry.textKey(action);
        return language.knows(key) ? language.text(key) : action;
    }

    /** {@code 1.234,56 €} for Germans, {@code €1,234.56} for English readers. */
    public String money(Money amount) {
        return language.money(amount).replace('-', '−');
    }

    public String cents(long cents) {
        return money(Money.cents(cents));
    }

    /** {@code 1,50} for Germans, {@code 1.50} for English readers: an amount in a field that a person may change. */
    public String amount(long cents) {
        String plain = java.math.BigDecimal.valueOf(cents, 2).toPlainString();
        return locale().getLanguage().equals("de") ? plain.replace('.', ',') : plain;
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    public String percent(BigDecimal share) {
        NumberFormat format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** {@code 23.11.2026}; a dash when there is no date. */
    public String date(@Nullable LocalDate day) {
        return day == null ? "–" : language.date(day);
    }

    /** With the weekday, where a deadline matters: {@code Mo, 23.11.2026}. */
    public String deadline(@Nullable LocalDate day) {
        return day == null ? "–" : language.deadline(day);
    }

    public String moment(@Nullable Instant instant) {
        return instant == null
                ? "–"
                : DateTimeFormatter.ofPattern(
                                language.german() ? "EE, dd.MM.yyyy, HH:mm" : "EE, d MMM yyyy, HH:mm", locale())
                        .format(instant.atZone(de.mahnwerk.platform.time.BusinessClock.ZONE));
    }

    /** "seit 12 Tagen überfällig", "heute fällig", "in 3 Tagen fällig". */
    public String overdue(LocalDate due) {
        long days = ChronoUnit.DAYS.between(due, today);
        return days == 0
                ? t("due.today")
                : days > 0
                        ? t(days == 1 ? "overdue.one" : "overdue.many", days)
                        : t(days == -1 ? "due.one" : "due.many", -days);
    }

    /** Short for lists: "12 Tage" since that day, "in 3 Tagen". */
    public String days(LocalDate due) {
        long days = ChronoUnit.DAYS.between(due, today);
        return days == 0
                ? t("days.today")
                : days > 0 ? t(days == 1 ? "days.one" : "days.many", days) : t("days.ahead", -days);
    }

    /** A badge with word and colour; {@code tone} is a Tabler colour name; {@code meaning} shows on hover and focus. */
    public Content badge(String tone, String word, String meaning) {
        return output -> {
            output.writeContent("<span class=\"badge bg-" + tone + "-lt\"");
            if (!meaning.isEmpty() && !meaning.equals(word)) {
                output.writeContent(" tabindex=\"0\" role=\"note\" title=\"");
                output.writeUserContent(meaning);
                output.writeContent("\"");
            }
            output.writeContent(">");
            output.writeUserContent(word);
            output.writeContent("</span>");
        };
    }

    /** Part of the addresses of style and script. */
    public String version() {
        return StaticFiles.VERSION;
    }
}
