package de.mahnwerk.merchant.notes;

import de.mahnwerk.platform.database.Rows;
import de.mahnwerk.platform.documents.Documents;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.time.BusinessClock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes with their files. They are kept for ever; who wrote one, or anybody else, can withdraw it, and it stays to be read. */
@Component
public class Notes {

    private record NewFile(int position, String name, String sha256) {}

    private final JdbcClient db;
    private final Documents documents;
    private final BusinessClock clock;

    Notes(JdbcClient db, Documents documents, BusinessClock clock) {
        this.db = db;
        this.documents = documents;
        this.clock = clock;
    }

    /** The number of the note; empty when there is nothing that it could be about. */
    public Optional<Long> write(long tenant, About about, String text, List<Document> files, String by) {
        Optional<Long> note = db.sql("with " + Place.OF + """
                        , written as (
                          insert into note (tenant, customer_id, item_id, handover_id, text, written_at, written_by)
                          select :tenant, customer_id, item_id, handover_id, :text, :now, :by from place
                          returning id),
                        found as (
                          insert into note_word (tenant, word, note_id)
                          select :tenant, w, written.id from written, unnest(:words::text[]) as w)
                        select id from written
                        """)
                .params(Place.parameters(tenant, about))
                .param("text", text)
                .param("words", Words.of(text))
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .optional();
        note.filter(id -> !files.isEmpty()).ifPresent(id -> attach(tenant, id, files));
        return note;
    }

    private void attach(long tenant, long note, List<Document> files) {
        documents.store(tenant, clock.today(), files);
        List<NewFile> rows = IntStream.range(0, files.size())
                .mapToObj(i -> new NewFile(
                        i + 1,
                        files.get(i).name().replaceAll("\\R", " "),
                        files.get(i).sha256()))
                .toList();
        int _ = db.sql("""
                        insert into note_file (tenant, note_id, position, name, sha256)
                        select :tenant, :note, r.* from jsonb_to_recordset(:rows::jsonb) as r(position int, name text, sha256 text)
                        """)
                .param("tenant", tenant)
                .param("note", note)
                .param("rows", Rows.json(rows))
                .update();
    }

    /** False when it is withdrawn already, or there is none. */
    public boolean withdraw(long tenant, long note, String by) {
        return db.sql("""
                        insert into note_withdrawal (tenant, note_id, withdrawn_on, withdrawn_by)
                        select tenant, id, :day, :by from note where tenant = :tenant and id = :note
                        on conflict do nothing
                        """)
                        .param("tenant", tenant)
                        .param("note", note)
                        .param("day", clock.today())
                        .param("by", by)
                        .update()
                == 1;
    }

    /** What a note is about; empty when there is none. */
    public Optional<About> about(long tenant, long note) {
        return db.sql("""
                        select case when item_id is null and handover_id is null then customer_id end as customer,
                               item_id as item, handover_id as handover
                          from note where tenant = :tenant and id = :note
                        """)
                .param("tenant", tenant)
                .param("note", note)
                .query(About.class)
                .optional();
    }

    /** A file of a note by its number, from 1. */
    public Optional<Document> file(long tenant, long note, int position) {
        return db.sql(
                        "select sha256 from note_file where tenant = :tenant and note_id = :note and position = :position")
                .param("tenant", tenant)
                .param("note", note)
                .param("position", position)
                .query(String.class)
                .optional()
                .flatMap(sha256 -> documents.read(tenant, sha256));
    }

    /** Notes that have all these words, or words that begin so, newest first; none where there are no words. */
    public List<FoundNote> search(long tenant, String text, int most) {
        String[] words = Words.of(text);
        if (words.length == 0) {
            return List.of();
        }
        return db.sql("""
                        with hit as (
                          select n.note_id from unnest(:words::text[], :ends::text[]) as q (word, beyond)
                            join note_word n on n.tenant = :tenant and n.word >= q.word and n.word < q.beyond
                           group by n.note_id having count(distinct q.word) = :count
                           order by n.note_id desc limit :most)
                        select x.id, x.text, x.written_at, x.written_by, d.note_id is not null as withdrawn, x.customer_id,
                               case when c.company <> '' then c.company else trim(c.first_name || ' ' || c.last_name) end as customer_name,
                               x.item_id, i.number as item_number, x.handover_id, k.case_reference
                          from hit join note x on x.tenant = :tenant and x.id = hit.note_id
                          join customer c on c.tenant = :tenant and c.id = x.customer_id
                          left join note_withdrawal d on d.tenant = :tenant and d.note_id = x.id
                        """ + Place.NAMED + " order by x.id desc")
                .param("tenant", tenant)
                .param("words", words)
                .param("count", words.length)
                .param("ends", Words.beyond(words))
                .param("most", most)
                .query(FoundNote.class)
                .list();
    }

    /** What is written on a page, newest first. */
    public List<Note> on(long tenant, About page, int most) {
        return db.sql("""
                        select x.id, x.text, x.written_at, x.written_by, x.item_id, i.number as item_number, x.handover_id,
                               k.case_reference, w.withdrawn_on, w.withdrawn_by,
                               (select string_agg(f.name, chr(10) order by f.position) from note_file f
                                 where f.tenant = :tenant and f.note_id = x.id) as names
                          from note x
                          left join note_withdrawal w on w.tenant = :tenant and w.note_id = x.id
                        """ + Place.NAMED + " where x.tenant = :tenant and " + Place.HERE
                        + " order by x.id desc limit :most")
                .params(Place.parameters(tenant, page))
                .param("most", most)
                .query(Note.class)
                .list();
    }
}
