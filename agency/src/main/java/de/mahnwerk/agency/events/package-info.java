/** Every change of a case as an event: recorded in the change's transaction, numbered without gaps, read as a feed, pushed as webhooks. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.events;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
