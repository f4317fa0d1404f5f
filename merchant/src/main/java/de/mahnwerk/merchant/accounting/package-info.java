/** What the merchant's accounting must know of dunning and collection: bookings of a period, as a DATEV stack or as CSV. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant.accounting;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
