package de.mahnwerk.protocol;

import java.util.List;

/** All instructions of a case, oldest first. */
public record InstructionList(List<Instruction> instructions) {

    public InstructionList {
        instructions = Lists.copy(instructions);
    }
}
