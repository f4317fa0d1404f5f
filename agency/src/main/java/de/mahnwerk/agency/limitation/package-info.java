/** No claim is lost by time: which open cases become time-barred soon, and what would stop it. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.limitation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
