package org.footbridge.rights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.footbridge.Riverside;
import org.footbridge.platform.Actor;
import org.springframework.stereotype.Component;

/** A person's copy of the own record, asked for, made as the job makes it, taken and unpacked. */
@Component
class Copied {

    private final OwnCopies copies;
    private final CopyMaking making;

    Copied(OwnCopies copies, CopyMaking making) {
        this.copies = copies;
        this.making = making;
    }

    /** @return the files of the archive by name, in its order */
    Map<String, byte[]> by(Riverside.House house, Actor person) {
        var id = person.call(() -> copies.ask("en"));
        house.job(() -> {
            making.make(id);
            return true;
        });
        return unzip(person.call(() -> copies.take(id)));
    }

    static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzip(byte[] archive) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return files;
    }
}
