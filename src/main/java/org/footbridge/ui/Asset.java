package org.footbridge.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses of our own style sheet, script and icons; they change with the content, so browsers may keep them. */
public final class Asset {

    private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

    private Asset() {}

    /** The address of a file under {@code static/ui}, for example {@code /ui/footbridge.css?v=1f2e3d4c}. */
    public static String at(String file) {
        return ADDRESSES.computeIfAbsent(file, name -> "/ui/" + name + "?v=" + hashOf("/static/ui/" + name));
    }

    private static String hashOf(String resource) {
        try (var content = Asset.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalArgumentException("There is no " + resource + " on the class path.");
            }
            var digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
