package de.mahnwerk.merchant.trespasser;

import de.mahnwerk.protocol.NewClaim;

/** Planted: a wire type behind the border. */
public class SpeaksProtocol {
    Class<?> spoken() {
        return NewClaim.class;
    }
}
