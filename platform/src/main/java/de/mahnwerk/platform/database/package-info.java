/** A side's PostgreSQL: embedded or by URL, its migrations, its roles, and the one place where a transaction says whose it is. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.database;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
