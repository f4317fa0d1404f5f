/** Figures over all clients. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.insight;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
