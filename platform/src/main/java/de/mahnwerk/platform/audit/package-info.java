/** Who did what and when on a side's pages: written by one filter and by the entrance, never changed, read by administrators. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.audit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
