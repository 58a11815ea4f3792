package org.footbridge.episodes.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.footbridge.access.Permission;
import org.footbridge.episodes.Answer;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.OfferId;
import org.footbridge.episodes.Offers;
import org.footbridge.episodes.Screenings;
import org.footbridge.episodes.Waitlist;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Drafts;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A place offered, the answer to it, and the waitlist. */
@Controller
class OfferController {

    private final WayIn wayIn;
    private final Episodes episodes;
    private final Screenings screenings;
    private final Offers offers;
    private final Waitlist waitlist;
    private final OfferQuery query;
    private final Acting acting;
    private final Drafts drafts;

    OfferController(
            WayIn wayIn,
            Episodes episodes,
            Screenings screenings,
            Offers offers,
            Waitlist waitlist,
            OfferQuery query,
            Acting acting,
            Drafts drafts) {
        this.wayIn = wayIn;
        this.episodes = episodes;
        this.screenings = screenings;
        this.offers = offers;
        this.waitlist = waitlist;
        this.query = query;
        this.acting = acting;
        this.drafts = drafts;
    }

    @GetMapping("/episodes/{episode}/offer")
    String show(@PathVariable UUID episode, Model model) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        var head = wayIn.head(stay, "offer");
        var soon = soon(stay);
        var tracks = wayIn.trackChoices(stay.programId());
        var standing = screenings.standing(stay.episodeId());
        var made = query.made(stay, new Show(Locale.US, head.zone()));
        var open = made.stream().filter(offer -> offer.answer().isEmpty()).findFirst();
        model.addAttribute(
                "page",
                new OfferPage(
                        head,
                        stay.status().isBefore(),
                        standing.label(),
                        standing.letsOffer(),
                        query.places(tracks, stay.episodeId(), soon, new Show(Locale.US, head.zone())),
                        tracks,
                        open.orElse(null),
                        made.stream().filter(offer -> !offer.answer().isEmpty()).toList(),
                        query.waiting(stay.episodeId(), head.zone()).orElse(null),
                        wayIn.staffChoices(),
                        String.valueOf(Actor.current().person()),
                        soon.toString(),
                        drafts.find(draft(episode)).orElse(Map.of())));
        return "episodes/offer";
    }

    @PostMapping("/episodes/{episode}/offer")
    String make(
            @PathVariable UUID episode,
            @RequestParam @Nullable UUID track,
            @RequestParam @Nullable LocalDate startsOn,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        return acting.act(formToken, here(episode), here(episode), "The place is offered.", flash, () -> {
            if (track == null) {
                return new Answer.Refused(List.of("Please choose a track."));
            }
            var id = new TrackId(track);
            var first = startsOn == null ? query.firstDay(id, soon(stay)) : startsOn;
            return query.elsewhen(id, first)
                    .<Answer>map(sentence -> new Answer.Refused(List.of(sentence)))
                    .orElseGet(() -> offers.make(stay.episodeId(), id, first));
        });
    }

    /** A week from today: time to arrange work, the way here, and whom to tell. */
    private LocalDate soon(Episode stay) {
        return episodes.today(stay.programId()).plusDays(7);
    }

    @PostMapping("/episodes/{episode}/offer/{offer}/answer")
    String answer(
            @PathVariable UUID episode,
            @PathVariable UUID offer,
            @RequestParam Offers.@Nullable Reply reply,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable LocalDate askAgainOn,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        if (!offers.get(new OfferId(offer)).episodeId().equals(stay.episodeId())) {
            throw new org.footbridge.access.NotYours();
        }
        return acting.act(
                formToken,
                here(episode),
                reply == Offers.Reply.ACCEPTED ? "/episodes/" + episode + "/admission" : here(episode),
                "The answer is kept.",
                flash,
                keeping(
                        episode,
                        Map.of(
                                "reply", reply == null ? "" : reply.name(),
                                "reason", reason,
                                "askAgainOn", askAgainOn == null ? "" : askAgainOn.toString()),
                        () -> reply == null
                                ? new Answer.Refused(List.of("Please choose what the person said."))
                                : offers.answer(new OfferId(offer), reply, reason, askAgainOn)));
    }

    @PostMapping("/episodes/{episode}/waiting")
    String wait(
            @PathVariable UUID episode,
            @RequestParam @Nullable UUID track,
            @RequestParam @Nullable UUID owner,
            @RequestParam @Nullable LocalDate nextContact,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        return acting.act(
                formToken,
                here(episode),
                here(episode),
                "On the waitlist, with an owner and a day.",
                flash,
                () -> owner == null || nextContact == null
                        ? new Answer.Refused(List.of("Whoever waits needs an owner and a day of the next contact."))
                        : waitlist.join(
                                stay.episodeId(),
                                track == null ? null : new TrackId(track),
                                new StaffId(owner),
                                nextContact));
    }

    @PostMapping("/episodes/{episode}/waiting/contacts")
    String contacted(
            @PathVariable UUID episode,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable LocalDate nextContact,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        return acting.act(
                formToken,
                here(episode),
                here(episode),
                "Kept, with the next day.",
                flash,
                keeping(
                        episode,
                        Map.of("words", words),
                        () -> nextContact == null
                                ? new Answer.Refused(List.of("Please say when the next contact is."))
                                : waitlist.contacted(stay.episodeId(), words, nextContact)));
    }

    /** What was typed stands on the page again when it is refused. */
    private Supplier<Answer> keeping(UUID episode, Map<String, String> typed, Supplier<Answer> write) {
        return () -> {
            var answer = write.get();
            if (answer.isDone()) {
                drafts.forget(draft(episode));
            } else {
                drafts.keep(draft(episode), typed);
            }
            return answer;
        };
    }

    private static String draft(UUID episode) {
        return "offer/" + episode;
    }

    private static String here(UUID episode) {
        return "/episodes/" + episode + "/offer";
    }
}
