package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.UnknownLaw;
import de.mahnwerk.platform.web.NotFound;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.Pages;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page "Rechner" of both sides. A calculation is a plain address, so it can be kept and sent. */
@RestController
class CalculatorController {

    private final Pages pages;

    CalculatorController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/calculator")
    ResponseEntity<String> first() {
        return pages.go("/calculator/interest");
    }

    @GetMapping("/calculator/{name}")
    ResponseEntity<String> show(@PathVariable("name") String name, @RequestParam MultiValueMap<String, String> typed) {
        List<Calculation> all = Calculations.of(LawTables.published());
        Calculation calculation = all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("calculation " + name));
        Map<String, List<String>> values = values(calculation, typed);
        Map<String, Object> facts = new HashMap<>();
        facts.put("calculations", all);
        facts.put("chosen", calculation);
        facts.put("typed", values);
        if (!typed.isEmpty()) {
            Page page = pages.page();
            try {
                facts.put("shown", ShownAnswer.of(calculation.compute(values), page));
            } catch (WrongInput e) {
                facts.put("problem", calculation.withLabels(e.explain(page.locale()), page.locale()));
            } catch (UnknownLaw e) {
                facts.put("problem", page.t("calculator.unknown", e.explain(page.locale())));
            }
        }
        return pages.show("platform/calculator", "calculator.title", facts);
    }

    /** Fields for several values are typed one a line. */
    private static Map<String, List<String>> values(Calculation calculation, MultiValueMap<String, String> typed) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field field : calculation.fields()) {
            values.put(
                    field.name(),
                    typed.getOrDefault(field.name(), List.of()).stream()
                            .flatMap(value -> field.many() ? value.lines() : java.util.stream.Stream.of(value))
                            .toList());
        }
        return values;
    }
}
