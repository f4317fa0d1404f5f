package de.mahnwerk.platform.calculator;

import de.mahnwerk.law.Explained;
import de.mahnwerk.law.Wording;
import java.util.Locale;

/** Input that cannot be computed with; the wording says which field, what is wrong and what to give instead. */
public final class WrongInput extends RuntimeException implements Explained {

    private static final long serialVersionUID = 1L;

    private final transient Wording wording;

    WrongInput(Wording wording) {
        super(wording.in(Locale.ENGLISH));
        this.wording = wording;
    }

    static WrongInput of(String german, String english, Object... details) {
        return new WrongInput(Wording.of(german, english, details));
    }

    @Override
    public Wording wording() {
        return wording;
    }
}
