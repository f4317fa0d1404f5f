package de.mahnwerk.agency.strategy;

import static java.util.Objects.requireNonNull;

import de.mahnwerk.agency.correspondence.ContactHours;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The fields of one mapping of a YAML text with their lines; what cannot be read is noted as a fault. */
final class Fields {

    private static final int LONGEST_VALUE = 60;
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})-(\\d{1,2})");

    private final int line;
    private final String name;
    private final List<StrategyFault> faults;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private Fields(String name, MappingNode node, List<StrategyFault> faults) {
        this.line = line(node);
        this.name = name;
        this.faults = faults;
        for (NodeTuple pair : node.getValue()) {
            String key = written(pair.getKeyNode());
            if (values.put(key, pair.getValueNode()) != null) {
                faults.add(new StrategyFault(line(pair.getKeyNode()), key, "", "TWICE"));
            }
            lines.put(key, line(pair.getKeyNode()));
        }
    }

    /** The whole text; null when it is no YAML of names and values. */
    static @Nullable Fields root(String yaml, List<StrategyFault> faults) {
        if (yaml.length() > StrategyText.LONGEST) {
            faults.add(new StrategyFault(1, "", String.valueOf(yaml.length()), "TOO_LONG"));
            return null;
        }
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (node instanceof MappingNode mapping) {
                return new Fields("", mapping, faults);
            }
            faults.add(new StrategyFault(1, "strategy", "", "MISSING"));
        } catch (MarkedYAMLException e) {
            int at = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            List<String> rows = yaml.lines().toList();
            faults.add(new StrategyFault(
                    at + 1, "", at < rows.size() ? shortened(rows.get(at).strip()) : "", "NOT_YAML"));
        } catch (YAMLException e) {
            faults.add(new StrategyFault(1, "", shortened(String.valueOf(e.getMessage())), "NOT_YAML"));
        }
        return null;
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    void fault(String field, String code) {
        Node value = values.get(field);
        faults.add(new StrategyFault(
                lines.getOrDefault(field, line), field, value == null ? "" : shortened(written(value)), code));
    }

    @Nullable
    String text(String field) {
        return read(field, true, "NOT_A_NAME", text -> text.isBlank() || text.length() > 60 ? null : text);
    }

    @Nullable
    String oneOf(String field, List<String> known) {
        return read(field, true, "UNKNOWN_STEP", text -> known.contains(text) ? text : null);
    }

    <E extends Enum<E>> @Nullable E required(String field, Class<E> type) {
        return read(field, true, "NOT_ONE_OF_" + field, text -> constant(type, text));
    }

    <E extends Enum<E>> @Nullable E optional(String field, Class<E> type) {
        return read(field, false, "NOT_ONE_OF_" + field, text -> constant(type, text));
    }

    @Nullable
    Integer number(String field, int least, int most) {
        return read(field, false, "NOT_DAYS_" + field, text -> {
            int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
            return number >= least && number <= most ? number : null;
        });
    }

    @Nullable
    BigDecimal amount(String field) {
        return read(
                field,
                false,
                "NOT_EUROS",
                text -> text.matches("\\d{1,9}(\\.\\d{1,2})?") ? new BigDecimal(text) : null);
    }

    /** As 8-20. */
    @Nullable
    ContactHours hours(String field) {
        return read(field, false, "NOT_HOURS", text -> {
            Matcher hours = HOURS.matcher(text);
            int from = hours.matches() ? Integer.parseInt(hours.group(1)) : 0;
            int to = hours.matches() ? Integer.parseInt(hours.group(2)) : 0;
            return from < to && to <= 24 ? new ContactHours(from, to) : null;
        });
    }

    boolean yes(String field) {
        return Boolean.TRUE.equals(read(field, false, "NOT_YES_OR_NO", text -> switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        }));
    }

    /** The mapping below the field; at the top a missing one is a fault. */
    @Nullable
    Fields inside(String field) {
        boolean _ = asked.add(field);
        Node node = values.get(field);
        if (node instanceof MappingNode mapping) {
            return new Fields(field, mapping, faults);
        }
        if (node != null) {
            fault(field, "NOT_FIELDS");
        } else if (name.isEmpty()) {
            fault(field, "MISSING");
        }
        return null;
    }

    /** The list below the field, row by row. */
    List<Fields> rows(String field) {
        boolean _ = asked.add(field);
        Node node = values.get(field);
        if (!(node instanceof SequenceNode list)) {
            fault(field, node == null ? "MISSING" : "NOT_A_LIST");
            return List.of();
        }
        return list.getValue().stream()
                .<Fields>mapMulti((row, sink) -> {
                    if (row instanceof MappingNode mapping) {
                        sink.accept(new Fields(field, mapping, faults));
                    } else {
                        faults.add(new StrategyFault(line(row), field, shortened(written(row)), "NOT_FIELDS"));
                    }
                })
                .toList();
    }

    /** Every field that nobody asked for is a fault. */
    void nothingElse() {
        values.keySet().stream()
                .filter(field -> !asked.contains(field))
                .forEach(field -> fault(field, "UNKNOWN_FIELD"));
    }

    private <T> @Nullable T read(String field, boolean needed, String code, Function<String, @Nullable T> reading) {
        boolean _ = asked.add(field);
        Node node = values.get(field);
        if (node == null) {
            if (needed) {
                fault(field, "MISSING");
            }
            return null;
        }
        T value = node instanceof ScalarNode scalar ? reading.apply(scalar.getValue()) : null;
        if (value == null) {
            fault(field, code);
        }
        return value;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String text) {
        return Arrays.stream(requireNonNull(type.getEnumConstants()))
                .filter(one -> one.name().equals(text))
                .findAny()
                .orElse(null);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String written(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "…";
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
    }
}
