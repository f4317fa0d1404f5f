/** What needs a person, of all clients and capabilities in one list, ordered by what is lost by waiting. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.desk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
