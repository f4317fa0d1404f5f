/** What people may ask of a company that holds data of them: what is stored, from where, for what and for how long. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.agency.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
