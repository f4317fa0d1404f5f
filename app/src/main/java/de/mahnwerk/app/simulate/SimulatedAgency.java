package de.mahnwerk.app.simulate;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.mahnwerk.app.Operator;
import de.mahnwerk.app.OperatorToken;
import de.mahnwerk.app.Side;
import de.mahnwerk.app.SideDoor;
import de.mahnwerk.app.world.Lapse;
import de.mahnwerk.app.world.Merchant;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The real agency side in time-lapse on a database of its own, with the mail server of the world outside. */
final class SimulatedAgency implements AutoCloseable {

    private static final String CLERK = "sachbearbeitung";
    private static final String PASSWORD = "mahnwerk-simulate";
    private static final int MOST_TASKS = 100_000;

    private final GreenMail mails;
    private final Side.Running side;
    private final Operator operator;
    private final MovedPeople register;

    private SimulatedAgency(GreenMail mails, Side.Running side, Operator operator, MovedPeople register) {
        this.mails = mails;
        this.side = side;
        this.operator = operator;
        this.register = register;
    }

    static SimulatedAgency start(Path data, int port, LocalDate firstDay) {
        GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        receiveIn(mails);
        MovedPeople register = MovedPeople.in(data);
        Map<String, String> settings =
                Lapse.settings(data, Side.AGENCY, port, mails.getSmtp().getPort(), firstDay);
        settings.put("agency.address-register.file", register.file().toString());
        Side.Running side = Side.AGENCY.start(settings);
        Operator operator = new Operator(side.address(), OperatorToken.of(data, Side.AGENCY));
        return new SimulatedAgency(mails, side, operator, register);
    }

    /** The register of addresses that the agency asks. */
    MovedPeople register() {
        return register;
    }

    /** One mailbox for all the world: tens of thousands of them would make the mail server of the simulation slow. */
    private static void receiveIn(GreenMail mails) {
        try {
            GreenMailUser everybody = mails.getUserManager().createUser("everybody@example.org", "everybody", "");
            mails.getUserManager().setMessageDeliveryHandler((_, _) -> everybody);
        } catch (UserException e) {
            throw new IllegalStateException("the mail server has no mailbox", e);
        }
    }

    /** A clerk with the rights of a lead, logged in. */
    SideDoor clerk() {
        JsonNode _ = operator.call(
                "POST", "/ops/users", Map.of("login", CLERK, "password", PASSWORD, "displayName", "Sachbearbeitung"));
        SideDoor door = new SideDoor(side.address(), "");
        door.logIn(CLERK, PASSWORD);
        return door;
    }

    /** All merchants with an interface as clients. */
    List<Shop> shops(LocalDate firstDay) {
        List<Shop> shops = new ArrayList<>();
        for (Merchant one : Merchant.ALL) {
            JsonNode client = operator.call("POST", "/ops/clients", Lapse.client(one, firstDay));
            shops.add(new Shop(
                    one.key(),
                    side.address(),
                    client.get("clientId").asString(),
                    client.get("clientSecret").asString()));
        }
        return shops;
    }

    /** Lives the day; again it only does what has come up since. */
    void live(LocalDate day) {
        JsonNode _ = operator.call("PUT", "/ops/day", Map.of("date", day));
        try {
            mails.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException("the mailboxes cannot be emptied", e);
        }
    }

    JsonNode trust() {
        return operator.call("GET", "/ops/trust", Map.of());
    }

    JsonNode report() {
        return operator.call("GET", "/ops/report", Map.of());
    }

    /** All that waits for a person. */
    JsonNode tasks() {
        return operator.call("GET", "/ops/tasks?most=" + MOST_TASKS, Map.of()).get("tasks");
    }

    @Override
    public void close() {
        operator.close();
        side.close();
        mails.stop();
    }
}
