/** What collection and court cost: RVG with its fee schedule VV, GKG with its schedule KV, §§ 13e, 13f RDG. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.law.costs;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
