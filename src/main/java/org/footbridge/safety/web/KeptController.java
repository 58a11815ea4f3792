package org.footbridge.safety.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.KeptCopies;
import org.footbridge.access.KeptCopyId;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.safety.InReach;
import org.footbridge.ui.Show;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What a phone keeps of one's own plans: handed over as a piece of page, which the phone locks away (CARE 7). */
@Controller
class KeptController {

    private final CopingPlans plans;
    private final CopingQuery query;
    private final List<InReach> inReach;
    private final KeptCopies copies;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;
    private final WordsOf wordsOf;

    KeptController(
            CopingPlans plans,
            CopingQuery query,
            List<InReach> inReach,
            KeptCopies copies,
            Authorization authorization,
            FormTokens tokens,
            House house,
            WordsOf wordsOf) {
        this.plans = plans;
        this.query = query;
        this.inReach = inReach;
        this.copies = copies;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    /** The person keeps it on this phone; the answer's header carries the phone's secret. */
    @PostMapping("/me/kept")
    @Transactional
    public @Nullable String keep(Locale locale, HttpServletResponse response, Model model) {
        var page = page(me(), locale);
        response.setHeader(KeptCopies.HEADER, copies.keep());
        return answer(page, null, response, model);
    }

    /** The same for a phone that keeps it already; only for a phone of the bound person. */
    @GetMapping("/me/kept")
    @Transactional(readOnly = true)
    public @Nullable String again(
            @RequestHeader(KeptCopies.HEADER) String secret,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var me = me();
        if (!copies.isMine(secret)) {
            throw new NotYours();
        }
        return answer(page(me, locale), request.getHeader(HttpHeaders.IF_NONE_MATCH), response, model);
    }

    /** From elsewhere, such as after a phone was lost. */
    @PostMapping("/me/kept/{phone}/removal")
    String remove(@PathVariable UUID phone, @RequestParam @Nullable UUID formToken) {
        return tokens.once(formToken, () -> {
            copies.askRemoval(new KeptCopyId(phone));
            return "redirect:/me/" + CopingKind.SAFETY.path();
        });
    }

    private static @Nullable String answer(
            KeptPage page, @Nullable String known, HttpServletResponse response, Model model) {
        var stamp = '"' + DigestUtils.md5DigestAsHex(page.toString().getBytes(StandardCharsets.UTF_8)) + '"';
        response.setHeader(HttpHeaders.ETAG, stamp);
        if (stamp.equals(known)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return null;
        }
        model.addAttribute("page", page);
        return "safety/keptPlans";
    }

    private KeptPage page(ParticipantId me, Locale locale) {
        var words = wordsOf.of(locale);
        var show = new Show(words.locale(), house.zone());
        var steps = query.steps(me);
        List<KeptPage.Plan> kept = new ArrayList<>();
        for (var kind : CopingKind.values()) {
            plans.current(me, kind)
                    .ifPresent(one -> kept.add(new KeptPage.Plan(
                            words.say("safety.mine." + kind.key()),
                            words.say("safety.writtenOn", show.date(one.writtenAt())),
                            CopingViews.of(kind, one.content(), steps, words, show))));
        }
        kept.sort(Comparator.comparing(
                plan -> plan.view().parts().stream().noneMatch(CopingView.PartView::professionals)));
        return new KeptPage(
                me, inReach.stream().flatMap(one -> one.people(words).stream()).toList(), kept);
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }
}
