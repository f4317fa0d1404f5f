package de.mahnwerk.merchant.web;

import de.mahnwerk.merchant.correspondence.NoticePreview;
import de.mahnwerk.merchant.correspondence.NoticeText;
import de.mahnwerk.merchant.correspondence.NoticeTexts;
import de.mahnwerk.merchant.dunning.DunningPolicies;
import de.mahnwerk.merchant.dunning.DunningPolicy;
import de.mahnwerk.merchant.dunning.Level;
import de.mahnwerk.merchant.dunning.Notice;
import de.mahnwerk.merchant.dunning.NoticeDrafts;
import de.mahnwerk.platform.documents.Documents.Document;
import de.mahnwerk.platform.time.BusinessClock;
import de.mahnwerk.platform.web.Page;
import de.mahnwerk.platform.web.RefusedInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages of notices' texts show: where each text is used, and how it reads on a real invoice. */
@Component
public final class TextBoards {

    private static final int MOST_VERSIONS = 20;
    private static final int MOST_INVOICES = 10;

    /** A level of a policy in force that sends notices. */
    private record Step(DunningPolicy policy, Level level) {

        String template() {
            return NoticeTexts.template(level.kind(), level.template());
        }

        private String named(Page page) {
            return policy.name() + " " + page.t("policy.level", page.number(level.level()));
        }
    }

    /** A template: where levels name it, and the saved versions by language; what is built in has none. */
    public record Template(String name, String usedBy, Map<String, NoticeTexts.Version> saved) {}

    /** How a notice would look; without {@code mail} where it cannot be shown, and {@code hint} says why. */
    public record Preview(NoticePreview.@Nullable Mail mail, String invoice, String level, String hint) {}

    private final NoticeTexts texts;
    private final NoticePreview previews;
    private final NoticeDrafts drafts;
    private final DunningPolicies policies;
    private final BusinessClock clock;

    TextBoards(
            NoticeTexts texts,
            NoticePreview previews,
            NoticeDrafts drafts,
            DunningPolicies policies,
            BusinessClock clock) {
        this.texts = texts;
        this.previews = previews;
        this.drafts = drafts;
        this.policies = policies;
        this.clock = clock;
    }

    /** Those that come with the program, those that levels name and those that were saved. */
    List<Template> all(long tenant, Page page) {
        List<Step> steps = steps(tenant);
        List<NoticeTexts.Version> saved = texts.latest(tenant);
        return Stream.of(
                        NoticeTexts.BUILT_IN.stream(),
                        steps.stream().map(Step::template),
                        saved.stream().map(NoticeTexts.Version::template))
                .flatMap(names -> names)
                .distinct()
                .map(name -> new Template(
                        name,
                        steps.stream()
                                .filter(step -> step.template().equals(name))
                                .map(step -> step.named(page))
                                .collect(Collectors.joining(", ")),
                        saved.stream()
                                .filter(version -> version.template().equals(name) && !version.builtIn())
                                .collect(Collectors.toMap(NoticeTexts.Version::language, version -> version))))
                .toList();
    }

    /** {@code said}: what the form says; null for what applies now. */
    Map<String, Object> facts(long tenant, Page page, TextForm form, @Nullable NoticeText said) {
        List<NoticeTexts.Version> versions = texts.versions(tenant, form.template(), form.language(), MOST_VERSIONS);
        Optional<Step> step = step(tenant, form);
        List<String> candidates = step.map(one -> candidates(tenant, one)).orElse(List.of());
        Level.Kind kind = step.map(one -> one.level().kind()).orElse(Level.Kind.DUNNING);
        NoticeText applies = versions.stream()
                .findFirst()
                .filter(latest -> !latest.builtIn())
                .map(NoticeTexts.Version::text)
                .orElseGet(() -> texts.builtIn(kind, form.template(), form.language()));
        NoticeText text = said == null ? applies : said;
        Map<String, Object> facts = new HashMap<>();
        facts.put("template", form.template());
        facts.put("language", form.language());
        facts.put(
                "seen",
                said == null
                        ? versions.stream()
                                .findFirst()
                                .map(NoticeTexts.Version::version)
                                .orElse(0)
                        : form.seen());
        facts.put("text", text);
        facts.put("versions", versions);
        facts.put("candidates", candidates);
        facts.put("preview", preview(tenant, page, form, text, step, candidates));
        return facts;
    }

    private Preview preview(
            long tenant, Page page, TextForm form, NoticeText text, Optional<Step> step, List<String> candidates) {
        if (step.isEmpty()) {
            return new Preview(null, "", "", page.t("texts.preview.noLevel"));
        }
        String level = step.get().named(page);
        Optional<Notice> draft = draft(tenant, form, step.get(), candidates);
        if (draft.isEmpty()) {
            return new Preview(
                    null,
                    form.invoice(),
                    level,
                    form.invoice().isEmpty()
                            ? page.t("texts.preview.noInvoice")
                            : page.t("texts.preview.notOpen", form.invoice()));
        }
        String invoice = draft.get().lines().getFirst().number();
        return new Preview(
                text.fault().isPresent() ? null : previews.mail(tenant, draft.get(), text, form.language()),
                invoice,
                level,
                "");
    }

    /** The letter as PDF; what keeps it from being written is refused. */
    Document paper(long tenant, Page page, TextForm form) {
        Optional<Step> step = step(tenant, form);
        List<String> candidates = step.map(one -> candidates(tenant, one)).orElse(List.of());
        Notice draft = step.flatMap(one -> draft(tenant, form, one, candidates))
                .orElseThrow(() -> new RefusedInput(preview(tenant, page, form, form.text(), step, candidates)
                        .hint()));
        return previews.pdf(tenant, draft, form.text(), form.language());
    }

    /** About the invoice that the form names, else about the first candidate. */
    private Optional<Notice> draft(long tenant, TextForm form, Step step, List<String> candidates) {
        return Stream.of(form.invoice())
                .filter(number -> !number.isEmpty())
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .flatMap(number -> drafts.of(tenant, number, step.level(), clock.today()));
    }

    private List<String> candidates(long tenant, Step step) {
        return drafts.next(tenant, step.policy(), step.level(), clock.today(), MOST_INVOICES);
    }

    /** The level on which the text is tried: the first that names it, else the first of its kind. */
    private Optional<Step> step(long tenant, TextForm form) {
        List<Step> steps = steps(tenant);
        Level.Kind kind =
                form.template().equals(NoticeTexts.BUILT_IN.getFirst()) ? Level.Kind.REMINDER : Level.Kind.DUNNING;
        return steps.stream()
                .filter(step -> step.template().equals(form.template()))
                .findFirst()
                .or(() -> steps.stream()
                        .filter(step -> step.level().kind() == kind)
                        .findFirst());
    }

    /** All levels that send notices, the standard policy's first. */
    private List<Step> steps(long tenant) {
        List<Step> steps = new ArrayList<>();
        for (DunningPolicy policy : policies.inForce(tenant, clock.today())) {
            policy.levels().stream()
                    .filter(level -> level.kind() != Level.Kind.COLLECTION)
                    .forEach(level -> steps.add(new Step(policy, level)));
        }
        steps.sort(Comparator.comparing(step -> !step.policy().isStandard()));
        return steps;
    }
}
