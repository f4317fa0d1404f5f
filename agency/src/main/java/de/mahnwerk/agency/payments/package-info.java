/** The trust account: statements in, each entry to its case or to the work list, the proof that the bank holds what is owed. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.payments;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
