package de.mahnwerk.merchant.imports;

import de.mahnwerk.platform.database.Rows;
import java.sql.Array;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a tenant has said of the columns of its lists; every call works inside a transaction of its tenant. */
@Component
public class SavedColumns {

    /** A kind of list that is known by its columns. */
    public record Layout(String layout, String name) {}

    private final JdbcClient db;

    SavedColumns(JdbcClient db) {
        this.db = db;
    }

    public ColumnMapping mapping(long tenant) {
        Map<String, Column> names = new HashMap<>();
        db.sql("select header, meaning from column_name where tenant = :tenant")
                .param("tenant", tenant)
                .query(row -> {
                    names.put(row.getString(1), Column.valueOf(row.getString(2)));
                });
        Map<String, Map<Integer, Column>> layouts = new HashMap<>();
        db.sql("select layout, meanings from list_layout where tenant = :tenant")
                .param("tenant", tenant)
                .query(row -> {
                    layouts.put(row.getString(1), meanings(row.getArray(2)));
                });
        return new ColumnMapping(names, layouts);
    }

    private static Map<Integer, Column> meanings(Array array) throws SQLException {
        String[] names = (String[]) array.getArray();
        Map<Integer, Column> meanings = new TreeMap<>();
        for (int place = 0; place < names.length; place++) {
            if (!names[place].isEmpty()) {
                meanings.put(place, Column.valueOf(names[place]));
            }
        }
        return meanings;
    }

    /** Saves what one name means in all lists that have no layout of their own. */
    public void name(long tenant, String header, Column meaning) {
        Rows.exactlyOne(db.sql("""
                        insert into column_name (tenant, header, meaning) values (:tenant, :header, :meaning)
                        on conflict (tenant, header) do update set meaning = excluded.meaning
                        """)
                .param("tenant", tenant)
                .param("header", header)
                .param("meaning", meaning.name())
                .update());
    }

    /** Saves what every column means in lists of exactly these columns. */
    public void layout(long tenant, String name, ListColumns columns) {
        List<String> meanings = IntStream.range(0, columns.names().size())
                .mapToObj(place -> columns.meaning(place).map(Column::name).orElse(""))
                .toList();
        Rows.exactlyOne(db.sql("""
                        insert into list_layout (tenant, layout, name, meanings)
                        values (:tenant, :layout, :name, array(select jsonb_array_elements_text(:meanings::jsonb)))
                        on conflict (tenant, layout) do update set name = excluded.name, meanings = excluded.meanings
                        """)
                .param("tenant", tenant)
                .param("layout", ColumnMapping.layout(columns.names()))
                .param("name", name)
                .param("meanings", Rows.json(meanings))
                .update());
    }

    public List<Layout> layouts(long tenant) {
        return db.sql("select layout, name from list_layout where tenant = :tenant order by name, layout")
                .param("tenant", tenant)
                .query(Layout.class)
                .list();
    }

    /** Lists of these columns are read by the names of their columns again; false when the layout is not saved. */
    public boolean forget(long tenant, String layout) {
        return db.sql("delete from list_layout where tenant = :tenant and layout = :layout")
                        .param("tenant", tenant)
                        .param("layout", layout)
                        .update()
                == 1;
    }
}
