/** Cases from opening to closing: their life cycle, debtors and items. What hangs on a case (account, strategy) listens to it here. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.cases;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
