package org.footbridge.access.web;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as an SVG path of unit squares, with the four quiet squares around it that readers need.
 *
 * @param size of the whole drawing in squares
 */
public record QrDrawing(int size, String path) {

    private static final int QUIET = 4;

    static QrDrawing of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
                }
            }
        }
        return new QrDrawing(code.size + 2 * QUIET, path.toString());
    }
}
