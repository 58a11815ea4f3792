package org.footbridge.ui;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file somebody handed in. The server takes far larger ones than any page keeps, so that the page itself can answer with
 * all that was typed beside it; no more of such a file than this comes into memory.
 */
public final class HandedIn {

    /** 20 MB of a scan, as papers are kept, and one byte that tells it was more. */
    private static final int MOST = 20_971_521;

    private HandedIn() {}

    /** Its bytes, up to one more than any page takes; none for no file. */
    public static byte[] bytes(@Nullable MultipartFile file) throws IOException {
        if (file == null) {
            return new byte[0];
        }
        try (var content = file.getInputStream()) {
            return content.readNBytes(MOST);
        }
    }
}
