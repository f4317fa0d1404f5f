/** What a client does to its own cases: hold them and let them go on, tell a dispute, a credit, or news of the debtor. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.steering;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
