package de.mahnwerk.agency.privacy;

import de.mahnwerk.agency.privacy.KnownPerson.Known;
import de.mahnwerk.platform.database.Rows;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads everything that is stored of a person, a statement for each part and client; in a transaction over all clients. */
@Component
class StoredData {

    private final JdbcClient db;

    StoredData(JdbcClient db) {
        this.db = db;
    }

    /** Each part with its rows, in the order of {@link Part}; values that are not known are left out. */
    Map<Part, List<Map<String, Object>>> of(Collection<Known> records, boolean english) {
        Map<Part, List<Map<String, Object>>> data = new EnumMap<>(Part.class);
        Map<Long, List<Long>> debtors = records.stream()
                .collect(Collectors.groupingBy(
                        Known::client, TreeMap::new, Collectors.mapping(Known::id, Collectors.toList())));
        debtors.forEach((client, ids) -> {
            List<UUID> cases = cases(client, ids);
            for (Part part : Part.values()) {
                data.computeIfAbsent(part, _ -> new ArrayList<>()).addAll(rows(part, client, ids, cases, english));
            }
        });
        return data;
    }

    List<UUID> cases(long client, Collection<Long> debtors) {
        return db.sql("""
                        select id from collection_case
                         where client = :client
                           and debtor_id = any(array(select x::bigint from jsonb_array_elements_text(:debtors::jsonb) x))
                        """)
                .param("client", client)
                .param("debtors", Rows.json(debtors))
                .query(UUID.class)
                .list();
    }

    private List<Map<String, Object>> rows(
            Part part, long client, Collection<Long> debtors, Collection<UUID> cases, boolean english) {
        return db
                .sql(part.sql())
                .param("client", client)
                .param("debtors", Rows.json(debtors))
                .param("cases", Rows.json(cases))
                .param("english", english)
                .query()
                .listOfRows()
                .stream()
                .map(StoredData::known)
                .toList();
    }

    private static Map<String, Object> known(Map<String, @Nullable Object> row) {
        Map<String, Object> known = new LinkedHashMap<>();
        row.forEach((field, value) -> {
            if (value != null && !value.equals("")) {
                known.put(field, value instanceof Date day ? day.toLocalDate() : value);
            }
        });
        return known;
    }
}
