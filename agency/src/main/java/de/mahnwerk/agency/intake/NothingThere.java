package de.mahnwerk.agency.intake;

import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.protocol.ProblemType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What no other controller of the interface answers: a problem document, never a page for people. */
@RestController
class NothingThere {

    @RequestMapping("/v1/**")
    ResponseEntity<String> nothing() {
        return Wire.problem(ProblemType.NOT_FOUND, "The interface has no such call.");
    }
}
