package org.parley.harness.workload;

import java.util.UUID;
import org.parley.client.RestClient;

/**
 * Somebody with an account.
 *
 * @param name in the recording
 * @param rest logged in at the first node; {@link RestClient#at} leads to the others
 */
record LoadPerson(String name, UUID id, String username, String password, RestClient rest) {}
