package org.parley.webhook.incoming.web;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.parley.failure.ParleyException;
import org.parley.rate.web.Rates;
import org.parley.settings.LiveSettings;
import org.parley.webhook.incoming.service.IncomingWebhookSettings;

/** How much may come by each incoming webhook to this node. Counts wrong secrets too: each costs a look-up. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IncomingRates {
    @Inject
    private LiveSettings<IncomingWebhookSettings> settings;

    private final Rates<String> rates = new Rates<>(() -> settings.get().postsPerSecond());

    /**
     * Takes one request's token.
     *
     * @param digest of the webhook's secret
     * @throws ParleyException {@code RATE_LIMITED}
     */
    public void require(String digest) {
        rates.require(digest);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        rates.forgetTheQuiet();
    }
}
