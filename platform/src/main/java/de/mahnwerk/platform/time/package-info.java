/** The only place that reads a clock or rolls dice: the business day in Europe/Berlin, instants, ids. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.time;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
