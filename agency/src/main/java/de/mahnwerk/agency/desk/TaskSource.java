package de.mahnwerk.agency.desk;

import java.time.LocalDate;
import java.util.List;

/** A capability that has work for people. Asked in a transaction over all clients. */
public interface TaskSource {

    /** The tasks that are lost first, at most so many. */
    List<Task> tasks(LocalDate day, int most);

    /** How many there are. */
    long count(LocalDate day);
}
