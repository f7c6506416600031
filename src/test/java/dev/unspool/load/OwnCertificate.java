package dev.unspool.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for 127.0.0.1 that only the test trusts, in the files that balancers read. */
public final class OwnCertificate {

    public static final String CHAIN = "site.crt";
    public static final String KEY = "site.key";
    static final String CHAIN_AND_KEY = "site.pem";

    private static final String STORE = "site.p12";
    private static final String ALIAS = "site";
    private static final String PASSWORD = "of a test";
    private static final long LIMIT_SECONDS = 60;

    private OwnCertificate() {}

    /** Creates one in {@code home} and returns a context that trusts it. */
    public static SSLContext create(Path home) throws Exception {
        var file = home.resolve(STORE);
        Files.deleteIfExists(file);
        make(file);
        var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        var chain = pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
        var key = pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        Files.writeString(home.resolve(CHAIN), chain);
        Files.writeString(home.resolve(KEY), key);
        Files.writeString(home.resolve(CHAIN_AND_KEY), chain + key);
        return trusting(store);
    }

    private static void make(Path file) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-alias",
                        ALIAS,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("keytool.log").toFile())
                .start();
        if (!made.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new AssertionError("keytool made no certificate");
        }
    }

    private static String pem(String what, byte[] bytes) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, lines);
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
