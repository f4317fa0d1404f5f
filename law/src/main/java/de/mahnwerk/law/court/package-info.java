/** The court dunning procedure: competent court, deadlines, admissibility, main claims (§§ 688 to 703d ZPO). */
@NullMarked
@CheckReturnValue
package de.mahnwerk.law.court;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
