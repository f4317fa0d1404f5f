/** Who is before the page and what they may do: roles, and the table of rights that each side names. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.rights;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
