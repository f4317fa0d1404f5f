package de.mahnwerk.house;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What PostgreSQL's catalogue says of a side's schema, against the rules by which it can be distributed by tenant and cannot
 * leak. A table is of a tenant when it has the tenant's column; all others must say in their comment that they belong to
 * the side.
 */
final class Catalogue {

    /** Rules in words, each with a query that names whatever breaks it; {@code $tenant} is the tenant's column, {@code $role} the program's. */
    enum Rule {
        EVERY_TABLE_KNOWS_WHOSE_IT_IS("a table without the tenant's column says 'side-level' in its comment", """
                select t.relname, 'belongs to nobody' from tables t
                 where t.tenant is null and coalesce(t.comment, '') not like '%side-level%'
                """),
        TENANT_FIRST_IN_THE_TABLE("the tenant is the first column, and never null", """
                select t.relname, 'has its tenant at place ' || a.attnum from tables t
                  join pg_attribute a on a.attrelid = t.oid and a.attnum = t.tenant
                 where a.attnum <> 1 or not a.attnotnull
                """),
        EVERY_TABLE_HAS_A_KEY("a table has a primary key", """
                select t.relname, 'has no primary key' from tables t
                 where not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)
                """),
        TENANT_FIRST_IN_EVERY_KEY("the tenant begins every primary key and unique index", """
                select t.relname, i.indexrelid::regclass::text from tables t join pg_index i on i.indrelid = t.oid
                 where t.tenant is not null and i.indisunique and i.indkey[0] <> t.tenant
                """),
        TENANT_FIRST_IN_EVERY_REFERENCE("the tenant begins every foreign key between tables of tenants", """
                select t.relname, c.conname from tables t join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'
                  join tables o on o.oid = c.confrelid
                 where t.tenant is not null
                   and (c.conkey[1] <> t.tenant or (o.tenant is not null and c.confkey[1] <> o.tenant))
                """),
        EVERY_REFERENCE_IS_INDEXED("an index begins with the columns of each foreign key", """
                select t.relname, c.conname from tables t join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'
                 where not exists (
                   select 1 from pg_index i
                    where i.indrelid = t.oid
                      and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$')
                      and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
                """),
        NO_IDENTITY("no column is an identity or a serial", """
                select t.relname, a.attname from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
                 where a.attidentity <> '' or pg_get_serial_sequence(quote_ident(t.relname), a.attname) is not null
                """),
        NO_TRIGGERS("no triggers but PostgreSQL's own for foreign keys", """
                select t.relname, g.tgname from tables t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
                """),
        ROW_SECURITY(
                "row-level security is on, with a policy that names the tenant's column, for reading and writing", """
                select t.relname, 'is open to every tenant' from tables t
                 where t.tenant is not null
                   and (not t.relrowsecurity
                        or not exists (select 1 from pg_policy p where p.polrelid = t.oid and p.polcmd = '*'
                                          and pg_get_expr(p.polqual, p.polrelid) like '%app.tenant%'
                                          and pg_get_expr(p.polqual, p.polrelid) like '%$tenant%')
                        or exists (select 1 from pg_policy p where p.polrelid = t.oid
                                      and pg_get_expr(p.polqual, p.polrelid) not like '%app.tenant%'))
                """),
        APPEND_ONLY("what is append-only can neither be changed nor deleted by the program", """
                select t.relname, p.privilege from tables t
                 cross join (values ('UPDATE'), ('DELETE'), ('TRUNCATE')) as p(privilege)
                 where t.comment like '%append-only%' and has_table_privilege('$role', t.oid, p.privilege)
                """),
        THE_PROGRAM_IS_NOBODY_SPECIAL("the program's role can neither pass row-level security nor own a table", """
                select r.rolname, 'is above the rules' from pg_roles r
                 where r.rolname = '$role' and (r.rolsuper or r.rolbypassrls)
                 union all
                select t.relname, 'belongs to the program' from tables t where t.owner = '$role'
                """);

        private final String words;
        private final String breaches;

        Rule(String words, String breaches) {
            this.words = words;
            this.breaches = breaches;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Tables of others (Flyway, db-scheduler) and what the rules need to know of ours. */
    private static final String TABLES = """
            with tables as (
              select c.oid, c.relname, c.relrowsecurity, obj_description(c.oid) as comment, pg_get_userbyid(c.relowner) as owner,
                     (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = '$tenant' and not a.attisdropped
                         and coalesce(obj_description(c.oid), '') not like '%side-level%') as tenant
                from pg_class c
               where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                 and c.relname not in ('schema_history', 'scheduled_tasks'))
            """;

    private final String url;
    private final List<String> tenantColumns;
    private final String role;

    /** The schema at {@code url} as its owner sees it, used by the program under {@code role}. */
    Catalogue(String url, String tenantColumn, String role) {
        this.url = url;
        this.tenantColumns = List.of(tenantColumn, "tenant");
        this.role = role;
    }

    /** Everything that breaks the rule: table and what of it. */
    List<String> breaches(Rule rule) {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql(rule))) {
            while (row.next()) {
                found.add(row.getString(1) + ": " + row.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(rule.name(), e);
        }
        return found;
    }

    private String sql(Rule rule) {
        return (TABLES + rule.breaches)
                .replace("attname = '$tenant'", "attname in ('" + String.join("', '", tenantColumns) + "')")
                .replace("like '%$tenant%'", "~ '" + String.join("|", tenantColumns) + "'")
                .replace("$role", role);
    }
}
