/** What the agency's own accounting must know: the trust account and what it earns, as a DATEV stack or as CSV. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.accounting;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
