package org.parley.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a test the system's Chromium, started once. Where there is none, the test is skipped and says so; where
 * {@code CI=true}, it fails.
 */
public final class Chromium implements ParameterResolver {
    /** The system property that says where Chromium is. */
    private static final String PROPERTY = "parley.chromium";

    private static final Logger LOG = LoggerFactory.getLogger(Chromium.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
                .browser;
    }

    private static Path executable() {
        Path program = Path.of(System.getProperty(PROPERTY, "/usr/bin/chromium"));
        if (Files.isExecutable(program)) {
            return program;
        }
        String trouble = "No Chromium at " + program + " (name it with -D" + PROPERTY + ")";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(trouble);
        }
        LOG.warn("SKIPPED, all browser tests: {}", trouble);
        throw new TestAbortedException(trouble);
    }

    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

        static Running start() {
            Path program = executable();
            Playwright playwright = Playwright.create();
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setHeadless(true)
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"));
            return new Running(playwright, playwright.chromium().launch(options));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
