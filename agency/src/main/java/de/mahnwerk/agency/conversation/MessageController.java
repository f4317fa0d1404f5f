package de.mahnwerk.agency.conversation;

import de.mahnwerk.agency.cases.CollectionCase;
import de.mahnwerk.agency.events.UnreadableParameter;
import de.mahnwerk.agency.events.Wire;
import de.mahnwerk.agency.files.CaseFiles;
import de.mahnwerk.agency.intake.ClaimCall;
import de.mahnwerk.agency.intake.ClaimCalls;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Language;
import de.mahnwerk.protocol.Message;
import de.mahnwerk.protocol.MessagePage;
import de.mahnwerk.protocol.NewMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages of a case over the interface. */
@RestController
class MessageController {

    private final ClaimCalls calls;
    private final Messages messages;
    private final CaseFiles files;
    private final BusinessClock clock;

    MessageController(ClaimCalls calls, Messages messages, CaseFiles files, BusinessClock clock) {
        this.calls = calls;
        this.messages = messages;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping("/v1/claims/{id}/messages")
    ResponseEntity<String> list(
            ClaimCall call,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = UnreadableParameter.limit(limit);
        long cursor = UnreadableParameter.cursor(after);
        return calls.read(call, known -> {
            List<Messages.Numbered> found = messages.after(known.client(), known.id(), cursor, most + 1);
            List<Messages.Numbered> shown = found.size() > most ? found.subList(0, most) : found;
            long next = shown.isEmpty() ? cursor : shown.getLast().number();
            return Wire.json(
                    200,
                    new MessagePage(
                            shown.stream().map(Messages.Numbered::message).toList(),
                            Long.toString(next),
                            found.size() > most));
        });
    }

    @PostMapping("/v1/claims/{id}/messages")
    ResponseEntity<String> post(ClaimCall call) {
        return calls.write(call, NewMessage.class, (known, message) -> post(known, message, call.language()));
    }

    private ResponseEntity<String> post(CollectionCase known, NewMessage message, Language language) {
        if (!files.known(known.client(), known.id(), message.documents())) {
            return ClaimCalls.faulty(language, ClaimCalls.fault(language, "/documents", "DOCUMENT_UNKNOWN"));
        }
        UUID query = message.answerTo();
        if (query == null) {
            return Wire.json(201, messages.post(known, message.text(), message.documents(), clock.today()));
        }
        Optional<Message> asked = messages.query(known.client(), known.id(), query);
        if (asked.isEmpty()) {
            return ClaimCalls.faulty(language, ClaimCalls.fault(language, "/answerTo", "QUERY_UNKNOWN", query));
        }
        if (asked.get().answeredAt() != null) {
            return calls.notNow(known, language.text("conversation.answered"));
        }
        return Wire.json(201, messages.answer(known, query, message.text(), message.documents(), clock.today()));
    }
}
