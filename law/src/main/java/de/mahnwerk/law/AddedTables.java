package de.mahnwerk.law;

import java.util.Optional;

/**
 * Where table files come from that an operator adds to those of this release: the next base rate (§ 247 BGB), a new fee
 * table (§ 13 RVG, § 34 GKG). Found through {@link java.util.ServiceLoader}, so that a new half-year needs no release and
 * the law itself still reads nothing but its own resources.
 */
public interface AddedTables {

    /** The text of the added table {@code name} ({@code base-rates.csv}), with its heading, of rates (§ 247 BGB) or fees (§ 13 RVG); empty when there is none. */
    Optional<String> text(String name);
}
