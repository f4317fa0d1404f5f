/** Public holidays of the German federal states. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.calendar;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
