package org.parley.webhook.outgoing;

import org.parley.webhook.DeadLetters;
import org.parley.webhook.OutgoingWebhooks;

/** Where it is noted what becomes of events. */
record Records(OutgoingWebhooks webhooks, DeadLetters letters, WebhookMeter meter) {}
