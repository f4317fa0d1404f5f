package de.mahnwerk.agency.correspondence;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.AgencySettings;
import de.mahnwerk.agency.cases.CaseDebtor;
import de.mahnwerk.platform.letters.Letter;
import de.mahnwerk.platform.letters.Letter.Block;
import de.mahnwerk.platform.web.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is the same on every paper of the agency to a person: sender, address, greeting, regards, foot. */
public record Letterhead(AgencySettings agency, CaseDebtor debtor, Language words) {

    /** The body between greeting and regards, what follows these in small print. */
    public Letter letter(List<Letter.Fact> facts, String subject, List<Block> body, List<String> finePrint) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(greeting()));
        blocks.addAll(body);
        blocks.add(new Block.Paragraph(words.text("letter.regards", agency.name())));
        finePrint.forEach(text -> blocks.add(new Block.FinePrint(text)));
        return new Letter(
                words.locale(),
                agency.name(),
                agency.name() + " · " + agency.street() + " · " + agency.postcode() + " " + agency.city(),
                address(),
                facts,
                subject,
                blocks,
                List.of(
                        agency.name() + "\n" + agency.street() + "\n" + agency.postcode() + " " + agency.city(),
                        agency.email() + "\n" + agency.phone(),
                        agency.registered().replace(" (", "\n(") + "\nIBAN " + agency.trustIban()));
    }

    private List<String> address() {
        List<String> lines = new ArrayList<>();
        String salutation = debtor.salutation();
        if (debtor.company() == null && known(salutation)) {
            lines.add(requireNonNull(salutation));
        }
        lines.add(debtor.name());
        String addition = debtor.addition();
        if (known(addition)) {
            lines.add(requireNonNull(addition));
        }
        lines.add(debtor.street());
        lines.add(debtor.postcode() + " " + debtor.city());
        return lines;
    }

    private String greeting() {
        String salutation = debtor.salutation();
        String name = debtor.lastName() == null ? "" : debtor.lastName();
        if (debtor.company() != null || salutation == null || name.isEmpty()) {
            return words.text("letter.dear");
        }
        return switch (salutation) {
            case "Herr", "Herrn" -> words.text("letter.dear.man", name);
            case "Frau" -> words.text("letter.dear.woman", name);
            default -> words.text("letter.dear");
        };
    }

    private static boolean known(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
