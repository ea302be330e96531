package org.parley.it.payara;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A person at Payara's admin console: does what people do, by mouse and keyboard. */
final class Administrator implements AutoCloseable {
    /** The console loads itself when the first person comes. */
    private static final double PATIENCE_MS = Duration.ofMinutes(1).toMillis();

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;

    /** Logs in, and sees the first page. */
    Administrator(Browser browser, PayaraCluster payara) throws IOException {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("en-GB")
                .setIgnoreHTTPSErrors(true));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        page.onDialog(Dialog::accept);
        page.navigate(payara.console().toString());
        byId("Login.username").fill("admin");
        byId("Login.password").fill(payara.password());
        byId("loginButton").click();
    }

    /** From the first page, by its link. */
    void openParley() {
        byId("form:commonTasksSection:parleyTasks:parleyNodes_link").click();
        see(byId("propertyForm:nodes"));
    }

    /** From any page, by the tree. */
    void openParleyByTree() {
        byId("treeForm:tree:parley:parley_link").click();
        see(byId("propertyForm:nodes"));
    }

    /** What stands in the line of the first node. */
    Locator node(String figure) {
        return byId("propertyForm:nodes:row:0:" + figure + "Column");
    }

    void act(String action) {
        submit(byId("propertyForm:nodes:row:0:actionColumn:" + action));
    }

    void refresh() {
        submit(byId("propertyForm:propertyContentPage:refresh"));
    }

    void disconnect(String username) {
        byId("propertyForm:sheet:everywhere:disconnectProperty:user").fill(username);
        submit(byId("propertyForm:sheet:everywhere:disconnectProperty:disconnect"));
    }

    void resync(String room) {
        byId("propertyForm:sheet:everywhere:resyncProperty:room").fill(room);
        submit(byId("propertyForm:sheet:everywhere:resyncProperty:resync"));
    }

    void replay(String integration) {
        byId("propertyForm:sheet:everywhere:replayProperty:integration").fill(integration);
        submit(byId("propertyForm:sheet:everywhere:replayProperty:replay"));
    }

    /** Adds a property of MicroProfile Config to what the instances share, and saves it. */
    void addProperty(String key, String value) {
        byId("treeForm:tree:configurations:parley-config:parley-config_turner").click();
        byId("treeForm:tree:configurations:parley-config:microprofile:microprofile_link")
                .click();
        byId("propertyForm:microprofileConfigTabs:microProfileConfigPropertyTab")
                .click();
        String source = "propertyForm:propertySheet:source:";
        byId(source + "sourceProp:sourceDropDown").selectOption("config");
        byId(source + "sourceNameProp:sourceNameDropDown").selectOption("parley-config");
        Locator names = page.locator("input[id^='propertyForm:basicTable:rowGroup1:'][id$=':col2:col1St']");
        see(names.first());
        int before = names.count();
        byId("propertyForm:basicTable:topActionsGroup1:addSharedTableButton").click();
        assertThat(names).hasCount(before + 1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MS));
        byId("propertyForm:basicTable:rowGroup1:0:col2:col1St").fill(key);
        byId("propertyForm:basicTable:rowGroup1:0:col3:col1St").fill(value);
        takePicture("console-setting");
        byId("propertyForm:propertyContentPage:topButtons:saveButton").click();
        awaitAlert("New values successfully saved.");
    }

    void awaitAlert(String text) {
        assertThat(byId("propertyForm:pageAlert"))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
    }

    /** What is on the page, under {@code target/screenshots}. */
    void takePicture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }

    /** Until the console has put the answer in the place of the page, what is on the screen is still the old one. */
    private void submit(Locator button) {
        ElementHandle old = byId("propertyForm").elementHandle();
        button.click();
        page.waitForFunction("form => !form.isConnected", old);
    }

    private Locator byId(String id) {
        return page.locator("[id='" + id + "']");
    }

    private static void see(Locator locator) {
        assertThat(locator).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
    }
}
