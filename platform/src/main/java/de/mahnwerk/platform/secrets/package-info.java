/** Secrets that must be used again and therefore cannot be hashed: sealed in the database with a key outside of it. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.secrets;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
