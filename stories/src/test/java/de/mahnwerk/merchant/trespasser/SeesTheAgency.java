package de.mahnwerk.merchant.trespasser;

import de.mahnwerk.agency.AgencySide;

/** Planted: a merchant class that knows the agency. */
public class SeesTheAgency {
    Class<?> seen() {
        return AgencySide.class;
    }
}
