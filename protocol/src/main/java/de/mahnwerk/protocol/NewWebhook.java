package de.mahnwerk.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Where events shall be pushed.
 *
 * @param types which event types; all when empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NewWebhook(String url, List<String> types) {

    public NewWebhook {
        types = Lists.copy(types);
    }
}
