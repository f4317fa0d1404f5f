/** Letters to debtors with all that § 13a RDG demands; a letter that misses a duty is not sent. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.correspondence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
