package org.footbridge.ui;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

class PagesTests {

    private final Pages pages = new Pages();
    private final MockMvcTester browser = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Doors())
            .setViewResolvers(pages.templateViewResolver(pages.templateEngine(new MockEnvironment()), WordsOf.strict()))
            .setLocaleResolver(pages.localeResolver(WordsOf.strict()))
            .build());

    @Controller
    private static class Doors {

        @GetMapping("/empty")
        String empty(Model model) {
            model.addAttribute("title", "<script>alert(1)</script>");
            model.addAttribute("text", "Nada todavía & nothing yet");
            return "ui/empty";
        }

        @GetMapping("/problem")
        String problem(Model model) {
            model.addAttribute("problem", "ours");
            return "ui/problem";
        }
    }

    @Test
    void a_template_compiled_by_the_build_becomes_the_page() throws Exception {
        var answer = browser.get().uri("/empty").exchange();

        assertThat(answer).hasStatusOk().hasContentType("text/html;charset=UTF-8");
        var body = answer.getResponse().getContentAsByteArray();
        assertThat(answer.getResponse().getContentLength()).isEqualTo(body.length);
        assertThat(answer.getResponse().getContentAsString()).contains("Nada todavía &amp; nothing yet");
    }

    @Test
    void a_script_in_a_text_is_text() throws Exception {
        var page =
                Jsoup.parse(browser.get().uri("/empty").exchange().getResponse().getContentAsString());

        assertThat(page.select("script")).isEmpty();
        assertThat(page.select(".empty-title").text()).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void a_page_without_a_frame_gets_a_plain_one_in_the_browsers_language() throws Exception {
        var page = Jsoup.parse(browser.get()
                .uri("/problem")
                .header("Accept-Language", "es-MX")
                .exchange()
                .getResponse()
                .getContentAsString());

        assertThat(page.select("html").attr("lang")).isEqualTo("es");
        assertThat(page.select("h1").text()).isEqualTo("Algo falló de nuestro lado");
        assertThat(page.select("a[href=tel:988]")).isNotEmpty();
    }

    @Test
    void what_may_not_be_seen_and_what_does_not_exist_look_the_same() {
        assertThat(problem(HttpStatus.FORBIDDEN)).isEqualTo(problem(HttpStatus.NOT_FOUND));
    }

    @Test
    void every_problem_has_words_in_both_languages() {
        for (var status : HttpStatus.values()) {
            if (status.isError()) {
                for (var locale : WordsOf.strict().locales()) {
                    var words = WordsOf.strict().of(locale);
                    assertThat(words.say("ui.problem." + problem(status) + ".title"))
                            .isNotBlank();
                    assertThat(words.say("ui.problem." + problem(status) + ".text"))
                            .isNotBlank();
                }
            }
        }
    }

    private Object problem(HttpStatus status) {
        var view =
                requireNonNull(pages.problemPages().resolveErrorView(new MockHttpServletRequest(), status, Map.of()));
        assertThat(view.getViewName()).isEqualTo("ui/problem");
        return requireNonNull(view.getModel().get("problem"));
    }

    @Test
    void while_developing_templates_come_from_the_source_tree() {
        var engine = pages.templateEngine(new MockEnvironment().withProperty("footbridge.templates", "reload"));
        var page = new StringOutput();

        engine.render("ui/icon.jte", "check", page);

        assertThat(page.toString()).contains("#check");
    }

    @Test
    void a_file_keeps_its_address_as_long_as_its_content() {
        assertThat(Asset.at("footbridge.css"))
                .isEqualTo(Asset.at("footbridge.css"))
                .matches("/ui/footbridge\\.css\\?v=[0-9a-f]{8}");
    }
}
