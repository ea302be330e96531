package org.parley.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.1.2.3",
                "127.1",
                "2130706433",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "4000::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void anAddressThatIsNotPublicShouldBeRefused(String address) {
        assertThatExceptionOfType(TargetRefusedException.class)
                .isThrownBy(() -> guard("").resolve(address))
                .withMessageContaining(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "192.167.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "2001:200::1",
                "2003::1",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1"
            })
    void aPublicAddressShouldBePermitted(String address) throws UnknownHostException {
        assertThat(guard("").resolve(address)).containsExactly(InetAddress.getByName(address));
    }

    @Test
    void aListedNetworkShouldBePermittedAndNoOther() throws UnknownHostException {
        GuardedNames guard = guard("10.1.0.0/16, fd12::/16, 192.168.7.9");

        assertThat(guard.resolve("10.1.255.1")).hasSize(1);
        assertThat(guard.resolve("fd12:1::1")).hasSize(1);
        assertThat(guard.resolve("192.168.7.9")).hasSize(1);
        assertThat(guard.resolve("::ffff:10.1.0.1")).hasSize(1);
        assertThatExceptionOfType(TargetRefusedException.class).isThrownBy(() -> guard.resolve("10.2.0.1"));
        assertThatExceptionOfType(TargetRefusedException.class).isThrownBy(() -> guard.resolve("fd13::1"));
        assertThatExceptionOfType(TargetRefusedException.class).isThrownBy(() -> guard.resolve("192.168.7.8"));
    }

    @Test
    void aListedHostShouldBePermittedUnderItsNameOnly() throws UnknownHostException {
        GuardedNames guard = guard("Build.example");

        assertThat(guard.resolve("build.EXAMPLE")).hasSize(2);
        assertThatExceptionOfType(TargetRefusedException.class).isThrownBy(() -> guard.resolve("10.0.0.1"));
    }

    @Test
    void ofANameOnlyTheAddressesThatArePublicShouldBeConnectedTo() throws UnknownHostException {
        assertThat(guard("").resolve("build.example")).containsExactly(InetAddress.getByName("1.1.1.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "fd12::/129", "10.0.0/8", "300.0.0.1", "http://build", "a b", "10.0.0.0/x", ","})
    void whatIsNeitherNetworkNorHostShouldBeRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> InternalTargets.of(text));
    }

    private static GuardedNames guard(String internal) {
        InternalTargets targets = internal.isEmpty() ? InternalTargets.NONE : InternalTargets.of(internal);
        return new GuardedNames(new Names(), () -> targets);
    }

    /** A name service that knows one host, with an address inside and one outside. */
    private static final class Names implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return host.equalsIgnoreCase("build.example")
                    ? Stream.of("10.9.9.9", "1.1.1.1").map(Names::literal).toArray(InetAddress[]::new)
                    : InetAddress.getAllByName(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }

        private static InetAddress literal(String address) {
            try {
                return InetAddress.getByName(address);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(address, e);
            }
        }
    }
}
