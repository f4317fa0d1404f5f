package de.mahnwerk.merchant.dunning;

/** Every way in which a person's release of a run can end. */
public sealed interface Release {

    record Done() implements Release {}

    /** The run no longer waits. */
    record Moved() implements Release {}

    /** Who proposed the run or changed a level in it must not release it. */
    record SecondPersonNeeded(String person) implements Release {}
}
