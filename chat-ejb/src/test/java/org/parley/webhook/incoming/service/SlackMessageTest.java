package org.parley.webhook.incoming.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

class SlackMessageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "see <https://a.test/x> now | see https://a.test/x now",
                "\"<https://a.test/x|the build>\" | the build (https://a.test/x)",
                "\"<https://a.test|https://a.test>\" | https://a.test",
                "\"<mailto:bob@a.test|bob@a.test>\" | mailto:bob@a.test",
                "<!here> <!channel> <!everyone> | @here @channel @everyone",
                "\"<!subteam^S1|@ops> <!subteam^S1>\" | @ops @subteam",
                "\"<!date^1392734382^{date}|18 February>\" | 18 February",
                "\"<@U1> <@U1|bob> <#C1> <#C1|lunch>\" | @U1 @bob #C1 #lunch",
                "a &lt; b &amp;&amp; b &gt; c | a < b && b > c",
                "&amp;lt; | &lt;",
                "1 <2> 3 <x | 1 <2> 3 <x",
                "*bold* _it_ `code` | *bold* _it_ `code`",
            })
    void marksShouldBecomeWhatAPersonWouldWrite(String slack, String plain) {
        assertThat(SlackMarkup.plain(slack)).isEqualTo(plain);
    }

    @Test
    void aTextAloneShouldBeTheMessage() {
        assertThat(
                        text(
                                "{\"text\": \" Build <https://a.test/7|#7> failed \", \"username\": \"Jenkins\", \"icon_emoji\": null}"))
                .isEqualTo("Build #7 (https://a.test/7) failed");
    }

    @Test
    void anAttachmentShouldBeShownWithItsTitleAndFields() {
        assertThat(text("""
                {"text": "An alarm", "attachments": [
                  {"fallback": "not this", "color": "#a00", "pretext": "Disk", "title": "db-1 is full",
                   "title_link": "https://a.test/db-1", "text": "94 &gt; 90 %",
                   "fields": [{"title": "Host", "value": "db-1", "short": true}, {"title": "Since", "value": null}]},
                  {"fallback": "only this"}]}""")).isEqualTo("""
                        An alarm
                        Disk
                        db-1 is full (https://a.test/db-1)
                        94 > 90 %
                        Host: db-1
                        Since
                        only this""");
    }

    @Test
    void blocksShouldTakeThePlaceOfTheText() {
        assertThat(text("""
                {"text": "for those who see no blocks", "blocks": [
                  {"type": "header", "text": {"type": "plain_text", "text": "Release 4.2"}},
                  {"type": "section", "text": {"type": "mrkdwn", "text": "*Ready* for <!here>"},
                   "fields": [{"type": "mrkdwn", "text": "by alice"}, {"type": "mrkdwn", "text": "at noon"}]},
                  {"type": "divider"},
                  {"type": "image", "image_url": "https://a.test/x.png", "alt_text": "a picture"},
                  {"type": "context", "elements": [
                    {"type": "image", "image_url": "https://a.test/i.png", "alt_text": "i"},
                    {"type": "mrkdwn", "text": "from"}, {"type": "mrkdwn", "text": "the pipeline"}]}]}""")).isEqualTo("""
                        Release 4.2
                        *Ready* for @here
                        by alice
                        at noon
                        ———
                        from the pipeline""");
    }

    @Test
    void theTextShouldCountIfNoBlockCanBeShown() {
        assertThat(text("{\"text\": \"hello\", \"blocks\": [{\"type\": \"rich_text\", \"elements\": []}]}"))
                .isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": null, \"attachments\": null}", "{\"attachments\": []}"})
    void nothingToShowShouldBeEmpty(String json) {
        assertThat(text(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": 7}",
                "{\"attachments\": {}}",
                "{\"attachments\": [\"x\"]}",
                "{\"blocks\": [{\"type\": \"section\", \"text\": \"x\"}]}"
            })
    void aFieldOfAWrongTypeShouldBeRefused(String json) {
        assertThatThrownBy(() -> text(json))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FIELD));
    }

    private static String text(String json) {
        return SlackMessage.textOf(json);
    }
}
