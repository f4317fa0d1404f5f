/** What the agency tells back: the feed applied once and in order, cases with timeline, money booked, both books compared. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.tracking;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
