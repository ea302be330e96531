package org.parley.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.parley.it.people.Company;
import org.parley.it.people.FrameCheck;
import org.parley.it.people.Participant;

/** A person at a browser: does what people do, by mouse and keyboard. */
final class Visitor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double PATIENCE_MS = PATIENCE.toMillis();
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final String username;
    private Page page;

    private Visitor(BrowserContext context, String username) {
        this.context = context;
        this.username = username;
        context.onPage(page -> page.onWebSocket(FrameCheck::ofBrowser));
        this.page = context.newPage();
    }

    /** A new person opens a window of their own and creates an account. */
    static Visitor register(Browser browser, URI node, String name) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 800).setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MS);
        Visitor visitor = new Visitor(context, Company.unique(name));
        visitor.open(node);
        visitor.click("register-link");
        visitor.byTestId("login-username").fill(visitor.username);
        visitor.byTestId("login-display-name").fill(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        visitor.byTestId("login-password").fill(Participant.PASSWORD);
        visitor.click("login-submit");
        visitor.awaitConnected();
        return visitor;
    }

    String username() {
        return username;
    }

    Page page() {
        return page;
    }

    void open(URI node) {
        page.navigate(node.toString());
    }

    void createRoom(String name) {
        click("new-create");
        byTestId("room-name").fill(name);
        click("create-room");
        assertThat(byTestId("room-title")).hasText(name);
    }

    void joinRoom(String name) {
        click("browse-rooms");
        byTestId("directory-query").fill(name);
        Locator entry = page.locator("[data-testid=directory-entry][data-name='" + name + "']");
        entry.locator("[data-testid=join]").click();
        assertThat(byTestId("room-title")).hasText(name);
    }

    void giveTopic(String topic) {
        click("room-menu");
        click("describe");
        byTestId("new-room-topic").fill(topic);
        takePictures("topic");
        click("describe-room");
    }

    /** The room has this topic, and its log tells so. */
    void awaitTopic(String topic, String told) {
        assertThat(byTestId("room-topic-text")).hasText(topic);
        assertThat(byTestId("described").last()).hasText(told);
    }

    void openRoom(String name) {
        room(name).click();
        assertThat(byTestId("room-title")).hasText(name);
    }

    void openRoom(URI node, UUID room) {
        page.navigate(node + "/#/rooms/" + room);
    }

    void write(String text) {
        byTestId("composer").fill(text);
        byTestId("composer").press("Enter");
    }

    /** Gives one's own message another text. */
    void change(String before, String after) {
        Locator message = page.locator("[data-testid=message]").filter(new Locator.FilterOptions().setHasText(before));
        message.hover();
        message.locator("[data-testid=edit]").click();
        assertThat(byTestId("composer")).hasValue(before);
        takePictures("editing");
        write(after);
    }

    /** The texts on the page, from top to bottom. */
    List<String> bodies() {
        return page.locator("[data-testid=message] .body").allInnerTexts();
    }

    void awaitBodies(List<String> texts) {
        assertThat(page.locator("[data-testid=message] .body"))
                .hasText(texts.toArray(String[]::new), new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
    }

    void awaitConnected() {
        assertThat(byTestId("connection-status"))
                .hasAttribute(
                        "data-state", "open", new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MS));
    }

    void awaitUnread(String room, int count) {
        assertThat(room(room).locator("[data-testid=unread-badge]"))
                .hasText(Integer.toString(count), new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
    }

    /** What is on the screen counts as read after a moment; here, once the server knows. */
    void awaitAllRead(String room) {
        // not waitForFunction: to it a promise is as good as a yes
        await().atMost(PATIENCE).until(() -> Boolean.TRUE.equals(page.evaluate("""
                async name => {
                  const rooms = await (await fetch('/api/v1/rooms')).json();
                  return rooms.some(room => room.name === name && room.unread === 0);
                }""", room)));
    }

    /** Pulls the cable, or puts it back. */
    void offline(boolean offline) {
        context.setOffline(offline);
    }

    void closeWindow() {
        page.close();
    }

    void openWindow(URI node) {
        page = context.newPage();
        open(node);
    }

    Locator byTestId(String id) {
        return page.locator("[data-testid=" + id + "]");
    }

    /** Pictures of what is on the page, wide and narrow, light and dark, under {@code target/screenshots}. */
    void takePictures(String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {1280, 390}) {
                page.setViewportSize(width, width == 390 ? 844 : 800);
                String file = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(file))
                        .setAnimations(ScreenshotAnimations.DISABLED));
            }
        }
        page.setViewportSize(1280, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    @Override
    public void close() {
        context.close();
        FrameCheck.assertAllValid();
    }

    private void click(String testId) {
        byTestId(testId).click();
    }

    private Locator room(String name) {
        return page.locator("[data-testid=room-item][data-name='" + name + "']");
    }
}
