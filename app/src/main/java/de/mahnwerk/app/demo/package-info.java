/** A demo world that lives through the real imports, pages and endpoints of both sides; it never touches a table. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.app.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
