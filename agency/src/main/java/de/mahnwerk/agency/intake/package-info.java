/** The interface of the protocol to a client's claims: checks, hand-over, reading, direct payments, withdrawal. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.intake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
