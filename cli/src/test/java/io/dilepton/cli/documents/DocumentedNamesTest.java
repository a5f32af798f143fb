package io.dilepton.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.CommandRun;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedNamesTest {

    private static final int MANY = 100;

    private final CommandNames names = new CommandNames(CommandRun.commandLine());

    @Test
    void shouldNameOnlyCommandsAndOptionsThatThereAre() throws Exception {
        List<DocumentedCommand> commands = new ArrayList<>();
        List<Document> documents = new ArrayList<>(Document.all());
        documents.add(Document.read(Document.ROOT.resolve("CHANGELOG.md")));
        for (Document document : documents) {
            document.commands().stream().filter(DocumentedCommand::isOurs).forEach(commands::add);
            commands.addAll(document.mentions());
        }

        assertThat(commands).hasSizeGreaterThan(MANY);
        assertThat(commands.stream()
                        .filter(command -> !names.unknown(command).isEmpty())
                        .map(command -> command + " names " + String.join(", ", names.unknown(command))))
                .isEmpty();
    }

    @Test
    void shouldFindWhatIsNotThere() {
        assertThat(unknown("./dilepton replya FILE…")).containsExactly("replya of dilepton");
        assertThat(unknown("dilepton models list|shwo")).containsExactly("shwo of dilepton models");
        assertThat(unknown("./dilepton subscribe z --wheer 'a && --b'"))
                .containsExactly("--wheer of dilepton subscribe");
        assertThat(unknown("./dilepton train TASK [--dat FILE…]")).hasSize(1);
        assertThat(unknown("./dilepton train higgs|decay-channel --data FILE… [--publish] --out DIR"))
                .isEmpty();
        assertThat(unknown("./dilepton replay FILE… [--rate N | --speed X | --maxx]"))
                .hasSize(1);
    }

    @Test
    void shouldCutADocumentIntoWhatAReaderTypes() {
        Document document = new Document(
                "page.md",
                List.of(
                        "```",
                        "./dilepton a  # why",
                        "key=value",
                        "```",
                        "text",
                        "```console",
                        "$ cd x",
                        "output",
                        "```",
                        "```sh",
                        "a \\",
                        "  b && c 'd && e'",
                        "```"));

        assertThat(document.commands().stream().map(DocumentedCommand::text))
                .containsExactly("./dilepton a", "cd x", "a b", "c 'd && e'");
        assertThat(new Document("page.md", List.of("see `dilepton a|b` and `dilepton.events`")).mentions())
                .hasSize(1);
    }

    @Test
    void shouldSayWhichCommandsNoTestTypes() throws Exception {
        assertThat(Files.readString(Document.ROOT.resolve("docs/deployment.md")))
                .contains(Rules.reasons());
    }

    @Test
    void shouldFindWhatAnotherTestDoesNotSay() throws Exception {
        OtherTest others = new OtherTest(CommandRun.commandLine());
        assertThat(others.missing("BenchChaosIT", command("./dilepton bench chaos --kills 5 --report FILE")))
                .isEmpty();
        assertThat(others.missing("BenchChaosIT", command("./dilepton bench stream --kills 5 --rounds=3")))
                .containsExactly("stream", "--rounds");
        assertThat(others.missing("ArchiveIT", command("tar -xzf a.tar.gz"))).isEmpty();
        assertThat(others.missing("ArchiveIT", command("tar -cjf a.tar.bz2"))).containsExactly("-cjf");
        assertThat(others.missing("NoSuchIT", command("./dilepton demo"))).containsExactly("the test NoSuchIT");
    }

    private static DocumentedCommand command(String text) {
        return new DocumentedCommand("page.md", 1, 1, text);
    }

    @Test
    void shouldFindTheDocuments() {
        assertThat(Document.ROOT.resolve("README.md")).exists();
        assertThat(Files.isDirectory(Document.ROOT.resolve("docs"))).isTrue();
    }

    private List<String> unknown(String text) {
        return names.unknown(command(text));
    }
}
