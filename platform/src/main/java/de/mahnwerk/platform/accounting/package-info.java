/** What accounting programs read: bookings as a DATEV stack. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.accounting;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
