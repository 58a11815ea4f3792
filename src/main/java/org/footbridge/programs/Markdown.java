package org.footbridge.programs;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as lessons are written in it: tables and front matter, no HTML of its own. */
public final class Markdown {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), YamlFrontMatterExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    // Whoever may change a lesson may not put script into everybody's page.
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private static final Pattern TO_WRITE_ON = Pattern.compile("_{5,}");

    private Markdown() {}

    /**
     * For a page: raw HTML comes out as the characters it is, links lead to the web or a mail only. A run of low lines is a
     * line to write on.
     */
    public static Content content(String markdown) {
        var html = TO_WRITE_ON.matcher(html(markdown)).replaceAll("<span class=\"write-on\"></span>");
        return output -> output.writeContent(html);
    }

    static String html(String markdown) {
        return HTML.render(PARSER.parse(markdown));
    }

    static Node tree(String markdown) {
        return PARSER.parse(markdown);
    }

    /** The words of a block or cell, without markup. */
    static String text(Node node) {
        var words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                words.append(' ');
            }
        });
        return words.toString().strip();
    }

    /** Keys above the text and their values, in the order they stand. */
    static Map<String, List<String>> frontMatter(Node tree) {
        var visitor = new YamlFrontMatterVisitor();
        tree.accept(visitor);
        return visitor.getData();
    }

    /** From 1, as an editor counts. */
    static int line(Node block) {
        return block.getSourceSpans().isEmpty()
                ? 1
                : block.getSourceSpans().getFirst().getLineIndex() + 1;
    }
}
