/** The people of a side: how they log in, what they manage of themselves, and how administrators manage them. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.people;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
