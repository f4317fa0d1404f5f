package de.mahnwerk.merchant.receivables;

import de.mahnwerk.law.Money;
import de.mahnwerk.merchant.receivables.ItemFilter.Sort;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of open items: filtered, sorted, page by page from a key, with the sums of the whole filter. */
@Component
public class OpenItemList {

    /**
     * How many items the filter leaves, and what is open on those in euros, in cents.
     *
     * @param foreign what is open in each other currency: amounts of different currencies are never added up
     */
    public record Sums(long items, long openCents, long overdueCents, List<Money> foreign) {}

    /** What is open by age, in euro cents. */
    public record Ageing(long notDue, long days14, long days30, long older, long collection) {
        public long total() {
            return notDue + days14 + days30 + older + collection;
        }
    }

    private record CurrencySum(String currency, long items, long openCents, long overdueCents) {}

    private static final int FETCH = 2_000;

    /** So many items are added up within a few milliseconds. */
    private static final int LONG = 20_000;

    /** Numbers by their beginning or end, references, amounts, customers by number or the beginning of their name. */
    private static final String FOUND = """
            select n.id from open_item n where n.tenant = :tenant
               and n.search_number >= upper(:q) and n.search_number < upper(:q) || :beyond
            union
            select n.id from open_item n where n.tenant = :tenant
               and n.search_ending >= reverse(upper(:q)) and n.search_ending < reverse(upper(:q)) || :beyond
            union
            select n.id from open_item n where n.tenant = :tenant and n.creditor_reference = replace(upper(:q), ' ', '')
            union
            select n.id from open_item n where n.tenant = :tenant and n.open_cents = :cents
               and n.state in ('OPEN', 'PAID', 'IN_COLLECTION', 'WRITTEN_OFF', 'REPLACED')
            union
            select n.id from open_item n
              join customer k on k.tenant = n.tenant and k.id = n.customer_id
             where n.tenant = :tenant and k.tenant = :tenant
               and (k.number = upper(:q)
                    or (k.search_name >= lower(:q) and k.search_name < lower(:q) || :beyond)
                    or (:firstName <> '' and k.search_name >= lower(:lastName) and k.search_name < lower(:lastName) || :beyond
                        and lower(k.first_name) = lower(:firstName)))
            """;

    private final JdbcClient db;

    OpenItemList(JdbcClient db) {
        this.db = db;
    }

    /** At most {@code most} items after the filter's key. */
    public List<OpenItem> page(long tenant, ItemFilter filter, LocalDate today, int most) {
        return db.sql(OpenItem.SELECT + where(filter) + place(filter) + " order by " + order(filter.sort())
                        + " limit :most")
                .params(parameters(tenant, filter, today))
                .param("most", most)
                .query(OpenItem.class)
                .list();
    }

    /** Everything that the filter leaves, one after the other, for a file. */
    public void all(long tenant, ItemFilter filter, LocalDate today, Consumer<OpenItem> each) {
        try (Stream<OpenItem> items = db
                .sql(OpenItem.SELECT + where(filter) + " order by " + order(filter.sort()))
                .params(parameters(tenant, filter, today))
                .withFetchSize(FETCH)
                .query(OpenItem.class)
                .stream()) {
            items.forEach(each);
        }
    }

    /** The ids of everything that the filter leaves, for an action on the whole list. */
    public List<Long> ids(long tenant, ItemFilter filter, LocalDate today) {
        return db.sql("select i.id from open_item i" + where(filter) + " order by i.due_on, i.id")
                .params(parameters(tenant, filter, today))
                .query(Long.class)
                .list();
    }

    /** Whether there are so many items that adding them up would keep the first page waiting. */
    public boolean isLong(long tenant) {
        return db.sql("""
                        select count(*) from (select 1 from open_item where tenant = :tenant limit :most) as beginning
                        """)
                        .param("tenant", tenant)
                        .param("most", LONG + 1)
                        .query(Integer.class)
                        .single()
                > LONG;
    }

    public Sums sums(long tenant, ItemFilter filter, LocalDate today) {
        List<CurrencySum> sums = db.sql("""
                        select i.currency, count(*) as items, coalesce(sum(i.open_cents), 0)::bigint as open_cents,
                               coalesce(sum(i.open_cents) filter (where i.due_on < :today), 0)::bigint as overdue_cents
                          from open_item i
                        """ + where(filter) + " group by i.currency order by i.currency")
                .params(parameters(tenant, filter, today))
                .query(CurrencySum.class)
                .list();
        List<CurrencySum> euros =
                sums.stream().filter(sum -> sum.currency().equals("EUR")).toList();
        return new Sums(
                sums.stream().mapToLong(CurrencySum::items).sum(),
                euros.stream().mapToLong(CurrencySum::openCents).sum(),
                euros.stream().mapToLong(CurrencySum::overdueCents).sum(),
                sums.stream()
                        .filter(sum -> !sum.currency().equals("EUR"))
                        .map(sum -> new Money(sum.openCents(), Currency.getInstance(sum.currency())))
                        .toList());
    }

    /** What is open by age, of items in euros. */
    public Ageing ageing(long tenant, LocalDate today) {
        return db.sql("""
                        select coalesce(sum(open_cents) filter (where state = 'OPEN' and due_on >= :today), 0)::bigint as not_due,
                               coalesce(sum(open_cents) filter (where state = 'OPEN' and due_on < :today and due_on >= :today - 14), 0)::bigint as days14,
                               coalesce(sum(open_cents) filter (where state = 'OPEN' and due_on < :today - 14 and due_on >= :today - 30), 0)::bigint as days30,
                               coalesce(sum(open_cents) filter (where state = 'OPEN' and due_on < :today - 30), 0)::bigint as older,
                               coalesce(sum(open_cents) filter (where state = 'IN_COLLECTION'), 0)::bigint as collection
                          from open_item where tenant = :tenant and state in ('OPEN', 'IN_COLLECTION') and open_cents > 0 and currency = 'EUR'
                        """)
                .param("tenant", tenant)
                .param("today", today)
                .query(Ageing.class)
                .single();
    }

    /** The key of the last item of a page, from which the next one goes on. */
    public static String key(ItemFilter filter, OpenItem last) {
        String value = switch (filter.sort()) {
            case DUE, DUE_DOWN -> last.dueOn().toString();
            case AMOUNT, AMOUNT_DOWN -> Long.toString(last.openCents());
            case NUMBER, NUMBER_DOWN -> last.number();
        };
        return last.id() + "~" + value;
    }

    private static Map<String, Object> parameters(long tenant, ItemFilter filter, LocalDate today) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("tenant", tenant);
        parameters.put("today", today);
        String q = filter.q();
        parameters.put("q", q);
        parameters.put("beyond", Customers.LAST_LETTER);
        parameters.put("firstName", q.contains(" ") ? q.substring(0, q.lastIndexOf(' ')) : "");
        parameters.put("lastName", q.substring(q.lastIndexOf(' ') + 1));
        parameters.put("cents", cents(filter.q()));
        parameters.put("overdue", filter.overdueDays());
        parameters.put("level", filter.level());
        String[] key = key(filter);
        parameters.put("afterId", key.length == 2 ? Long.parseLong(key[0]) : 0L);
        parameters.put("afterValue", key.length == 2 ? key[1] : "");
        return parameters;
    }

    /** {@code 89,90}, {@code 1.234,50} or {@code 89.90} as cents; -1 when it is no amount. */
    private static long cents(String text) {
        String plain = text.replace("€", "").strip();
        if (plain.matches("\\d{1,3}(\\.\\d{3})*,\\d{2}")) {
            plain = plain.replace(".", "");
        }
        return plain.matches("\\d{1,9}[.,]\\d{2}") ? Long.parseLong(plain.replaceAll("[.,]", "")) : -1;
    }

    private static String where(ItemFilter filter) {
        StringBuilder where = new StringBuilder(" where i.tenant = :tenant");
        where.append(
                switch (filter.view()) {
                    case OPEN -> " and i.state = 'OPEN' and i.open_cents <> 0";
                    case OVERDUE -> " and i.state = 'OPEN' and i.open_cents > 0 and i.due_on < :today";
                    case COLLECTION -> " and i.state = 'IN_COLLECTION'";
                    case DISPUTED -> " and i.disputed_on is not null and i.state in ('OPEN', 'IN_COLLECTION')";
                    case DONE -> " and i.state in ('PAID', 'WRITTEN_OFF', 'REPLACED')";
                    case ALL -> "";
                });
        if (!filter.q().isEmpty()) {
            where.append(" and i.id in (" + FOUND + ")");
        }
        if (filter.overdueDays() > 0) {
            where.append(" and i.due_on <= :today - :overdue");
        }
        if (filter.level() > 0) {
            where.append(" and i.level_reached >= :level");
        }
        if (filter.returned()) {
            where.append(" and i.returned_debit_on is not null");
        }
        String exists =
                "exists (select 1 from dunning_block b where b.tenant = i.tenant and b.customer_id = i.customer_id"
                        + " and (b.item_id is null or b.item_id = i.id) and b.from_on <= :today and (b.until_on is null or b.until_on >= :today))";
        where.append(
                switch (filter.blocked()) {
                    case ALL -> "";
                    case YES -> " and " + exists;
                    case NO -> " and not " + exists;
                });
        return where.toString();
    }

    private static String place(ItemFilter filter) {
        return key(filter).length == 2 ? " and " + after(filter.sort()) : "";
    }

    /** Id and value of the last item before; a key that does not fit the order begins at the beginning. */
    private static String[] key(ItemFilter filter) {
        String value = switch (filter.sort()) {
            case DUE, DUE_DOWN -> "\\d{4}-\\d{2}-\\d{2}";
            case AMOUNT, AMOUNT_DOWN -> "-?\\d{1,17}";
            case NUMBER, NUMBER_DOWN -> ".+";
        };
        return filter.after().matches("\\d{1,18}~" + value) ? filter.after().split("~", 2) : new String[0];
    }

    private static String order(Sort sort) {
        return switch (sort) {
            case DUE -> "i.due_on, i.id";
            case DUE_DOWN -> "i.due_on desc, i.id desc";
            case AMOUNT -> "i.open_cents, i.id";
            case AMOUNT_DOWN -> "i.open_cents desc, i.id desc";
            case NUMBER -> "i.search_number, i.id";
            case NUMBER_DOWN -> "i.search_number desc, i.id desc";
        };
    }

    private static String after(Sort sort) {
        return switch (sort) {
            case DUE -> "(i.due_on, i.id) > (:afterValue::date, :afterId)";
            case DUE_DOWN -> "(i.due_on, i.id) < (:afterValue::date, :afterId)";
            case AMOUNT -> "(i.open_cents, i.id) > (:afterValue::bigint, :afterId)";
            case AMOUNT_DOWN -> "(i.open_cents, i.id) < (:afterValue::bigint, :afterId)";
            case NUMBER -> "(i.search_number, i.id) > (upper(:afterValue), :afterId)";
            case NUMBER_DOWN -> "(i.search_number, i.id) < (upper(:afterValue), :afterId)";
        };
    }
}
