package org.footbridge.platform;

import java.util.List;
import java.util.UUID;
import org.footbridge.Footbridge;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.measures.AnsweringRisks;
import org.footbridge.notes.ClosingGroups;
import org.footbridge.scheduling.SessionId;
import org.springframework.boot.SpringApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The whole program, writing, closing groups and taking risk answers as fast as it can and saying on its console which
 * were acknowledged. To be killed.
 */
final class WritingProgram {

    static final String ORGANIZATION = "killed-often";
    static final String READY = "writing";
    static final String ACKNOWLEDGED = "acknowledged ";
    static final String CLOSED = "closed ";
    static final String ANSWERED = "answered ";
    private static final int WRITERS = 4;

    private final FormTokens tokens;
    private final Audit audit;
    private final Actor actor;

    private WritingProgram(FormTokens tokens, Audit audit, Actor actor) {
        this.tokens = tokens;
        this.audit = audit;
        this.actor = actor;
    }

    public static void main(String[] arguments) {
        var application = SpringApplication.run(Footbridge.class, arguments);
        var organizations = application.getBean(Organizations.class);
        var organization = organizations.bySlug(ORGANIZATION).orElseGet(() -> organizations.found(ORGANIZATION));
        var program = new WritingProgram(
                application.getBean(FormTokens.class),
                application.getBean(Audit.class),
                Actor.job(organization, "kill test"));
        var groups = application.getBean(ClosingGroups.class);
        var closing = groups.ready(WritingProgram::tellClosed);
        var risks =
                application.getBean(AnsweringRisks.class).ready(response -> System.out.println(ANSWERED + response));
        System.out.println(READY);
        Thread.ofPlatform().start(risks);
        Thread.ofPlatform().start(() -> closeAll(groups, closing));
        for (int writer = 0; writer < WRITERS; writer++) {
            Thread.ofPlatform().start(program::writeForever);
        }
    }

    private static void tellClosed(SessionId session) {
        System.out.println(CLOSED + session.value());
    }

    /** When its database went away under it, it goes on with what is still open. */
    private static void closeAll(ClosingGroups groups, Runnable closing) {
        var next = closing;
        while (true) {
            try {
                next.run();
                next = groups.ready(WritingProgram::tellClosed);
            } catch (DataAccessException | TransactionException away) {
                next = () -> groups.ready(WritingProgram::tellClosed).run();
            }
        }
    }

    private void writeForever() {
        while (true) {
            write(UUID.randomUUID());
        }
    }

    /** As a browser does: the same form is sent again until there is an answer. */
    private void write(UUID form) {
        while (true) {
            try {
                actor.call(() -> tokens.once(form, () -> {
                    audit.act(Act.CREATE, "kill test", null, List.of(), form.toString());
                    return "done";
                }));
                System.out.println(ACKNOWLEDGED + form);
                return;
            } catch (DataAccessException | TransactionException away) {
                Thread.onSpinWait();
            }
        }
    }
}
