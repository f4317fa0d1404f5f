/** Both sides as people use them: in a browser, by keyboard, on a phone, in the dark, without scripts. */
@NullMarked
package de.mahnwerk.stories.browser;

import org.jspecify.annotations.NullMarked;
