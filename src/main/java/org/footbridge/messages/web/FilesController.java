package org.footbridge.messages.web;

import java.util.UUID;
import org.footbridge.history.MediaType;
import org.footbridge.messages.Attached;
import org.footbridge.messages.AttachedId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What went along with messages: saved, never shown inside our pages, powerless if a browser shows it all the same. */
@Controller("messagesFilesController")
class FilesController {

    private final Attached attached;

    FilesController(Attached attached) {
        this.attached = attached;
    }

    @GetMapping({"/me/messages/files/{file}", "/messages/files/{file}"})
    ResponseEntity<byte[]> open(@PathVariable UUID file) {
        var kept = attached.open(new AttachedId(file));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, kept.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("document-%s.%s"
                                        .formatted(
                                                kept.id().toString().substring(24),
                                                MediaType.suffixOf(kept.mediaType())))
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(kept.content());
    }
}
