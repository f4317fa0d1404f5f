/** What every played world needs: invented merchants and people, a bank that prints real statements, a time-lapse. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.app.world;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
