/** What an interface for programs needs on either side: answers that are given again, limits of calls, hashes of secrets. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.api;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
