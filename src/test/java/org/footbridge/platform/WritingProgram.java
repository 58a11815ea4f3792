package org.footbridge.platform;

import java.util.concurrent.atomic.AtomicLong;
import org.footbridge.Footbridge;
import org.springframework.boot.SpringApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/** The whole program, writing as fast as it can and saying on its console what was acknowledged. To be killed. */
public final class WritingProgram {

    private static final int WRITERS = 4;
    private static final AtomicLong NEXT = new AtomicLong();

    private WritingProgram() {}

    public static void main(String[] arguments) {
        var organizations = SpringApplication.run(Footbridge.class, arguments).getBean(Organizations.class);
        String run = "run" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        System.out.println("writing");
        for (int writer = 0; writer < WRITERS; writer++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    write(organizations, run + "-" + NEXT.incrementAndGet());
                }
            });
        }
    }

    /** As a browser would: asks again until there is an answer, and takes "it is there already" for one. */
    private static void write(Organizations organizations, String slug) {
        while (true) {
            try {
                organizations.found(slug);
                break;
            } catch (DuplicateKeyException alreadyThere) {
                break;
            } catch (DataAccessException | TransactionException away) {
                Thread.onSpinWait();
            }
        }
        System.out.println("acknowledged " + slug);
    }
}
