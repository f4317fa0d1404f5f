/** The merchant side: from an open item through dunning and hand-over to collected money. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.merchant;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
