package com.example.mailbridge;

import java.io.IOException;
import java.io.StringReader;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;

/** The words of a page of HTML, with its lines, and nothing else of it: read by the JDK's own parser. */
final class HtmlText extends HTMLEditorKit.ParserCallback {
    private final StringBuilder text = new StringBuilder();
    private int hidden;

    private HtmlText() {}

    static String of(String html) throws IOException {
        HtmlText words = new HtmlText();
        new ParserDelegator().parse(new StringReader(html), words, true);
        return words.text.toString();
    }

    @Override
    public void handleText(char[] data, int position) {
        if (hidden == 0) {
            text.append(data);
        }
    }

    @Override
    public void handleStartTag(HTML.Tag tag, MutableAttributeSet attributes, int position) {
        if (isHidden(tag)) {
            hidden++;
        }
        newLine(tag);
    }

    @Override
    public void handleEndTag(HTML.Tag tag, int position) {
        if (isHidden(tag) && hidden > 0) {
            hidden--;
        }
        newLine(tag);
    }

    @Override
    public void handleSimpleTag(HTML.Tag tag, MutableAttributeSet attributes, int position) {
        newLine(tag);
    }

    private void newLine(HTML.Tag tag) {
        if (tag.breaksFlow() && hidden == 0) {
            text.append('\n');
        }
    }

    private static boolean isHidden(HTML.Tag tag) {
        return tag == HTML.Tag.SCRIPT || tag == HTML.Tag.STYLE || tag == HTML.Tag.HEAD;
    }
}
