/** Reading XML that strangers wrote: no document types, no entities, nothing fetched, limits on everything. */
@NullMarked
@CheckReturnValue
package de.mahnwerk.platform.xml;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
