/** The agency side: from a claim that is handed over to money that is paid out. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
