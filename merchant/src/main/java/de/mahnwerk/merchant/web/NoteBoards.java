package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.notes.About;
import de.mahnwerk.merchant.notes.Note;
import de.mahnwerk.merchant.notes.Notes;
import de.mahnwerk.merchant.notes.Task;
import de.mahnwerk.merchant.notes.Tasks;
import de.mahnwerk.platform.people.Users;
import java.util.List;
import org.springframework.stereotype.Component;

/** The part of a page on which people write. */
@Component
public record NoteBoards(Notes notes, Tasks tasks, Users users) {

    private static final int MOST = 100;

    /**
     * What stands on one page.
     *
     * @param about path of the page
     */
    public record Board(String about, List<Note> notes, List<Task> tasks, List<Users.Colleague> colleagues) {}

    Board of(long tenant, About page) {
        return new Board(
                page.path(), notes.on(tenant, page, MOST), tasks.on(tenant, page, MOST), users.colleagues(tenant));
    }
}
