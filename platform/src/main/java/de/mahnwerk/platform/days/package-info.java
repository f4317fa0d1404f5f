/** A business day as a list of jobs, each idempotent for its date, lived in order and once. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.days;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
