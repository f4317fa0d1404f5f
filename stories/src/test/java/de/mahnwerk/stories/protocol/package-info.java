/** The protocol in the hands of people who have never seen our code: the guide's pages, and clients that a generator made. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.stories.protocol;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
