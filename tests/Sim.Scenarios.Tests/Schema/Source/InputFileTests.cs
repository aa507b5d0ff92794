using System.Text;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Schema.Source;

public class InputFileTests
{
    private readonly MemoryFiles _files = new();

    [Test]
    public void A_missing_file_is_reported_where_another_file_names_it()
    {
        SourceText scenario = new("s.yaml", "dns: {zone: zone.json}\n");
        DiagnosticList found = [];

        Assert.That(SourceReader.ReadFile(_files, "zone.json", found, scenario.At(12)), Is.Null);
        Assert.That(found.Single().ToString(), Is.EqualTo("s.yaml:1:13: missing-file: there is no file 'zone.json'"));
        Assert.That(found[0].SourceLine, Is.EqualTo("dns: {zone: zone.json}"));
    }

    [Test]
    public void A_folder_is_not_a_file()
    {
        _files["folder/"] = "";

        Assert.That(OnlyFindingIn("folder"), Is.EqualTo("folder:1:1: not-a-file: 'folder' is a folder"));
    }

    [Test]
    public void A_file_of_100_MB_is_refused_before_it_is_parsed()
    {
        _files.Add("a.yaml", [.. "a: "u8, .. new byte[100_000_000].AsSpan()]);

        Assert.That(OnlyFindingIn("a.yaml"), Is.EqualTo("a.yaml:1:1: too-large: 'a.yaml' has more than 8 MiB"));
    }

    [Test]
    public void Bytes_that_are_not_utf8_are_refused_at_the_first_of_them()
    {
        // Latin-1: 0xE9 is é there, and the begin of a sequence that never ends in UTF-8.
        _files.Add("a.yaml", [.. "a: 1\nb: caf"u8, 0xE9, (byte)'\n']);

        Assert.That(OnlyFindingIn("a.yaml"), Is.EqualTo("a.yaml:2:7: not-utf8: the file is not UTF-8 text"));
    }

    [Test]
    public void Utf16_is_refused_as_not_utf8()
    {
        _files.Add("a.yaml", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a: 1\n")]);

        Assert.That(OnlyFindingIn("a.yaml"), Is.EqualTo("a.yaml:1:1: not-utf8: the file is not UTF-8 text"));
    }

    [Test]
    public void A_NUL_does_not_hide_the_rest_of_the_file()
    {
        _files["a.yaml"] = "a: 1\n\0b: 2\n";

        Assert.That(
            OnlyFindingIn("a.yaml"),
            Is.EqualTo("a.yaml:2:1: control-character: the text contains the control character U+0000")
        );
    }

    [TestCase("\uFEFFa: 1\r\nb: 2\r\n")]
    [TestCase("a: 1\rb: 2\r")]
    public void Byte_order_marks_and_foreign_line_ends_do_not_shift_places(string text)
    {
        _files["a.yaml"] = text;
        DiagnosticList found = [];
        LocatedNode root = SourceReader.ReadFile(_files, "a.yaml", found)!;

        Assert.That(found, Is.Empty);
        Location b = root.Find("b")!.Location;
        Assert.That((b.Line, b.Column), Is.EqualTo((2, 4)));
        Assert.That(b.Source.LineAt(2), Is.EqualTo("b: 2"));
        Assert.That(b.Source.LineAt(1), Is.EqualTo("a: 1"));
    }

    private string OnlyFindingIn(string path)
    {
        DiagnosticList found = [];
        Assert.That(SourceReader.ReadFile(_files, path, found), Is.Null);
        return found.Single().ToString();
    }
}
