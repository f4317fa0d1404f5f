package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.bank.Fault;
import de.mahnwerk.platform.database.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code import_fault}: what of a file could not be understood, in its order. */
@Component
class ImportFaults {

    private static final int FETCH = 2_000;

    private record FaultRow(int position, String at, String field, String value, String code) {}

    private final JdbcClient db;

    ImportFaults(JdbcClient db) {
        this.db = db;
    }

    /** Adds faults behind the first {@code before}. */
    void add(long tenant, long id, int before, List<Fault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        List<FaultRow> rows = new ArrayList<>();
        faults.forEach(f -> rows.add(new FaultRow(before + rows.size() + 1, f.at(), f.field(), f.value(), f.code())));
        int _ = db.sql("""
                        insert into import_fault (tenant, import_id, position, at, field, value, code)
                        select :tenant, :id, r.* from jsonb_to_recordset(:rows::jsonb)
                               as r(position int, at text, field text, value text, code text)
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .param("rows", Rows.json(rows))
                .update();
    }

    void clear(long tenant, long id) {
        int _ = db.sql("delete from import_fault where tenant = :tenant and import_id = :id")
                .param("tenant", tenant)
                .param("id", id)
                .update();
    }

    List<Fault> first(long tenant, long id, int most) {
        return db.sql("""
                        select at, field, value, code from import_fault
                         where tenant = :tenant and import_id = :id order by position limit :most
                        """)
                .param("tenant", tenant)
                .param("id", id)
                .param("most", most)
                .query(Fault.class)
                .list();
    }

    /** All of them, one after the other, for a file. */
    void each(long tenant, long id, Consumer<Fault> each) {
        try (Stream<Fault> faults =
                db.sql("""
                        select at, field, value, code from import_fault
                         where tenant = :tenant and import_id = :id order by position
                        """).param("tenant", tenant).param("id", id).withFetchSize(FETCH).query(Fault.class).stream()) {
            faults.forEach(each);
        }
    }
}
