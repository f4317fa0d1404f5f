package de.mahnwerk.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.mahnwerk.protocol.client.WebhookSignature.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Standard Webhooks, with its published example and with two secrets. */
class WebhookSignatureTest {

    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final Clock NOW = Clock.fixed(AT.plusSeconds(2), ZoneOffset.UTC);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";

    @Test
    void the_specifications_example_is_signed_as_it_is_published() {
        assertThat(WebhookSignature.with(OLD).sign(ID, AT, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void during_a_rotation_each_secret_verifies_what_both_signed() {
        String both = WebhookSignature.with(List.of(NEW, OLD)).sign(ID, AT, BODY);
        assertThat(verdict(OLD, both, BODY, NOW)).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(NEW, both, BODY, NOW)).isEqualTo(Verdict.GENUINE);
        assertThat(WebhookSignature.with(List.of(NEW, OLD))
                        .verify(ID, seconds(), WebhookSignature.with(OLD).sign(ID, AT, BODY), BODY, NOW))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void what_was_changed_is_old_or_signed_by_another_is_not_taken() {
        String genuine = WebhookSignature.with(OLD).sign(ID, AT, BODY);
        assertThat(verdict(OLD, genuine, BODY + " ", NOW)).isEqualTo(Verdict.NOT_SIGNED_BY_US);
        assertThat(verdict(NEW, genuine, BODY, NOW)).isEqualTo(Verdict.NOT_SIGNED_BY_US);
        assertThat(verdict(OLD, "v1,nonsense v2," + genuine.substring(3), BODY, NOW))
                .isEqualTo(Verdict.NOT_SIGNED_BY_US);
        assertThat(verdict(OLD, genuine, BODY, Clock.fixed(AT.plusSeconds(301), ZoneOffset.UTC)))
                .isEqualTo(Verdict.TIMESTAMP_OUT_OF_TOLERANCE);
        assertThat(verdict(OLD, genuine, BODY, Clock.fixed(AT.minusSeconds(301), ZoneOffset.UTC)))
                .isEqualTo(Verdict.TIMESTAMP_OUT_OF_TOLERANCE);
        assertThat(WebhookSignature.with(OLD).verify(null, seconds(), genuine, BODY, NOW))
                .isEqualTo(Verdict.HEADER_MISSING);
        assertThat(WebhookSignature.with(OLD).verify(ID, "soon", genuine, BODY, NOW))
                .isEqualTo(Verdict.HEADER_MISSING);
    }

    @Test
    void a_signature_needs_a_secret() {
        assertThatThrownBy(() -> WebhookSignature.with(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Verdict verdict(String secret, String signature, String body, Clock clock) {
        return WebhookSignature.with(secret).verify(ID, seconds(), signature, body, clock);
    }

    private static String seconds() {
        return Long.toString(AT.getEpochSecond());
    }
}
