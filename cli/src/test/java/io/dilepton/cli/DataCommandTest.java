package io.dilepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code dilepton data} as a user runs it, against an HTTP server on loopback. */
class DataCommandTest {

    private static final byte[] CONTENT = "Run,Event\n1,2\n".getBytes(StandardCharsets.US_ASCII);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private HttpServer portal;

    @BeforeEach
    void openPortal() throws IOException {
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/record/303/files/dimuon.csv", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, CONTENT.length);
                exchange.getResponseBody().write(CONTENT);
            }
        });
        portal.start();
    }

    @AfterEach
    void closePortal() {
        portal.stop(0);
    }

    @Test
    void shouldPrintAnAlignedTableWhenListing() {
        assertThat(run("data", "list")).isZero();

        List<String> lines = out.toString().lines().toList();
        String header = lines.get(0);
        String dielectron = lines.get(1);
        assertThat(header).startsWith("NAME").contains("RECORD", "BYTES", "ADLER32", "LICENCE", "DOI");
        assertThat(dielectron)
                .contains("dielectron-2010", "304", "14,744,033", "3abf9720", "CC0-1.0", "10.7483/OPENDATA.CMS.PCSW");
        assertThat(dielectron.indexOf("304")).isEqualTo(header.indexOf("RECORD"));
        assertThat(dielectron.indexOf("3abf9720")).isEqualTo(header.indexOf("ADLER32"));
        assertThat(lines).anyMatch(line -> line.startsWith("zee-2011") && line.contains("5207 (of 545)"));
    }

    @Test
    void shouldPrintTheCatalogueWhenListingAsJson() throws Exception {
        assertThat(run("data", "list", "--json")).isZero();

        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.get("catalogue").asInt()).isPositive();
        assertThat(json.get("files").get(0).get("name").asText()).isEqualTo("dielectron-2010");
        assertThat(json.get("files").get(0).get("size").asLong()).isEqualTo(14_744_033);
    }

    @Test
    void shouldDownloadAndSayWhatWasVerifiedWhenFetching() {
        int exitCode = fetch("dimuon-2010");

        assertThat(exitCode).isZero();
        assertThat(directory.resolve("dimuon-2010.csv")).hasBinaryContent(CONTENT);
        assertThat(out.toString())
                .contains("dimuon-2010.csv", "14 bytes", "not verified")
                .hasLineCount(1);
        assertThat(err.toString()).contains("dimuon-2010: downloading");

        assertThat(fetch("dimuon-2010")).isZero();
        assertThat(out.toString()).contains("was there already");
    }

    @Test
    void shouldFetchTheOthersAndFailWhenOneFileIsMissing() {
        int exitCode = fetch("zee-2010", "dimuon-2010");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString())
                .contains("/record/306/files/Zee.csv does not exist (HTTP 404)", "1 of 2 files could not be fetched")
                .doesNotContain("Exception");
        assertThat(directory.resolve("dimuon-2010.csv")).exists();
    }

    @Test
    void shouldNameTheKnownFilesWhenNameIsNotKnown() {
        int exitCode = fetch("zmumu");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("'zmumu'", "zmumu-2011").hasLineCount(1);
    }

    @Test
    void shouldRefuseWhenBaseUrlIsNoWebAddress() {
        int exitCode = run("data", "fetch", "zee-2011", "--base-url", "ftp://somewhere");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("--base-url", "ftp://somewhere").hasLineCount(1);
    }

    @Test
    void shouldSayWhatIsInTheWayWhenDirectoryIsAFile() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        int exitCode = run("data", "fetch", "dimuon-2010", "--dir", file.toString(), "--base-url", location());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains(file.toString()).hasLineCount(1);
    }

    private int fetch(String... names) {
        String[] arguments = new String[names.length + 6];
        arguments[0] = "data";
        arguments[1] = "fetch";
        System.arraycopy(names, 0, arguments, 2, names.length);
        arguments[names.length + 2] = "--dir";
        arguments[names.length + 3] = directory.toString();
        arguments[names.length + 4] = "--base-url";
        arguments[names.length + 5] = location();
        return run(arguments);
    }

    private String location() {
        return "http://127.0.0.1:" + portal.getAddress().getPort();
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
