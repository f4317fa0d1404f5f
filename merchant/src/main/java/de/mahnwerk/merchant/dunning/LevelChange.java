package de.mahnwerk.merchant.dunning;

/** Every way in which a person's change of the level of proposed items can end. */
public sealed interface LevelChange {

    record Done(int items) implements LevelChange {}

    /** The run no longer waits, or none of the items does. */
    record Moved() implements LevelChange {}

    /** Nothing was changed, because it does not fit this item. */
    record Refused(String number, String reason) implements LevelChange {}
}
