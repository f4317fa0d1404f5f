/** A shop or ERP that works with Mahnwerk from its own screen. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.stories.shop;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
