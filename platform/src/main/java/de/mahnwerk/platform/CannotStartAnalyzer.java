package de.mahnwerk.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Keeps Spring Boot from printing a page of stack trace where a sentence is enough; named in META-INF/spring.factories. */
class CannotStartAnalyzer extends AbstractFailureAnalyzer<CannotStart> {

    @Override
    protected FailureAnalysis analyze(Throwable root, CannotStart reason) {
        return new FailureAnalysis(reason.getMessage(), null, reason);
    }
}
