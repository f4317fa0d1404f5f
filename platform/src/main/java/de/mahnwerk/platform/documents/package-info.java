/** Letters and uploads, content-addressed in the side's database behind one small door. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.documents;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
