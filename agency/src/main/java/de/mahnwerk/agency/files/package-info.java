/** Documents of cases: what a client added and the letters that went out, each with its SHA-256. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.files;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
