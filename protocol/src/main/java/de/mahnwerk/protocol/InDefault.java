package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/**
 * Since when and why the debtor is in default.
 *
 * @param since the first day of default
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record InDefault(LocalDate since, DefaultGround ground, List<LocalDate> reminderDates) {

    public InDefault {
        reminderDates = Lists.copy(reminderDates);
    }
}
