using System.Globalization;
using System.Text;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Schema.Source;

public class SourceReaderTests
{
    [Test]
    public void Every_yaml_node_knows_its_line_and_column()
    {
        LocatedNode root = Read("a.yaml", "name: x\nsites:\n  - {id: dc-par, count: 6}\n", out DiagnosticList found);

        Assert.That(found, Is.Empty);
        Assert.That(PlaceOf(root, "name"), Is.EqualTo((1, 7)));
        Assert.That(PlaceOf(root, "sites"), Is.EqualTo((3, 3)));
        Assert.That(PlaceOf(root, "sites[0].id"), Is.EqualTo((3, 10)));
        Assert.That(PlaceOf(root, "sites[0].count"), Is.EqualTo((3, 25)));
        Assert.That(root.Find("sites[1]"), Is.Null);
        Assert.That(root.Find("sites[0].name"), Is.Null);
    }

    [Test]
    public void Every_json_node_knows_its_line_and_column_behind_text_of_any_width()
    {
        // é takes two bytes and one UTF-16 unit, the flag of France eight bytes and four units.
        LocatedNode root = Read("a.json", "{\r\n  \"é🇫🇷\": [1,\n\"x\"]}", out DiagnosticList found);

        Assert.That(found, Is.Empty);
        Assert.That(PlaceOf(root, "é🇫🇷"), Is.EqualTo((2, 12)));
        Assert.That(PlaceOf(root, "é🇫🇷[0]"), Is.EqualTo((2, 13)));
        Assert.That(PlaceOf(root, "é🇫🇷[1]"), Is.EqualTo((3, 1)));
    }

    [TestCase("1.3", ScalarStyle.Plain, "a number")]
    [TestCase("\"1.3\"", ScalarStyle.Quoted, "text")]
    [TestCase("NO", ScalarStyle.Plain, "text")]
    [TestCase("yes", ScalarStyle.Plain, "text")]
    [TestCase("012", ScalarStyle.Plain, "text")]
    [TestCase("1_000", ScalarStyle.Plain, "text")]
    [TestCase("-1e5", ScalarStyle.Plain, "a number")]
    [TestCase("true", ScalarStyle.Plain, "true or false")]
    [TestCase("~", ScalarStyle.Plain, "nothing")]
    [TestCase("", ScalarStyle.Plain, "nothing")]
    [TestCase("'null'", ScalarStyle.Quoted, "text")]
    [TestCase("2018-10-15T00:00:00Z", ScalarStyle.Plain, "text")]
    public void A_scalar_keeps_its_text_and_its_quotes(string written, ScalarStyle style, string kind)
    {
        LocatedNode root = Read("a.yaml", "key: " + written, out _);

        LocatedScalar scalar = (LocatedScalar)root.Find("key")!;
        Assert.That(scalar.Text, Is.EqualTo(written.Trim('"', '\'')));
        Assert.That(scalar.Style, Is.EqualTo(style));
        Assert.That(scalar.Kind, Is.EqualTo(kind));
    }

    [Test]
    public void Json_scalars_are_told_apart_by_their_quotes_too()
    {
        LocatedNode root = Read("a.json", """{"a": 60, "b": "60", "c": null, "d": true}""", out _);

        Assert.That(((LocatedScalar)root.Find("a")!).TryReadInteger(out long number) ? number : 0, Is.EqualTo(60));
        Assert.That(((LocatedScalar)root.Find("b")!).TryReadInteger(out _), Is.False);
        Assert.That(((LocatedScalar)root.Find("c")!).IsNull, Is.True);
        Assert.That(((LocatedScalar)root.Find("d")!).TryReadBoolean(out bool truth) && truth, Is.True);
    }

    [TestCase("a.yaml", "a: 1\nb: 2\na: 3\na: 4\n")]
    [TestCase("a.json", "{\"a\": 1,\n\"b\": 2,\n\"a\": 3,\n\"a\": 4}")]
    public void Each_repeated_key_is_reported_with_both_places_and_the_first_is_kept(string path, string text)
    {
        LocatedNode root = Read(path, text, out DiagnosticList found);

        int column = path == "a.json" ? 2 : 1;
        Assert.That(
            Lines(found),
            Is.EqualTo(
                new[]
                {
                    $"{path}:3:1: duplicate-key: 'a' is given twice; first in line 1, column {column}",
                    $"{path}:4:1: duplicate-key: 'a' is given twice; first in line 1, column {column}",
                }
            )
        );
        Assert.That(((LocatedScalar)root.Find("a")!).Text, Is.EqualTo("1"));
    }

    [TestCase("a: !!str 5\n", "a.yaml:1:4: tag: ")]
    [TestCase("a: !Exec {x: 1}\n", "a.yaml:1:4: tag: ")]
    [TestCase("a: 1\n---\nb: 2\n", "a.yaml:2:1: multiple-documents: ")]
    [TestCase("a: *nowhere\n", "a.yaml:1:4: unknown-alias: ")]
    [TestCase("a: &self [1, *self]\n", "a.yaml:1:14: alias-cycle: ")]
    [TestCase("a: &self {b: *self}\n", "a.yaml:1:14: alias-cycle: ")]
    [TestCase("? [a, b]\n: 1\n", "a.yaml:1:3: complex-key: ")]
    [TestCase("a: &x {b: 1}\nc:\n  <<: *x\n", "a.yaml:3:3: merge-key: ")]
    [TestCase("", "a.yaml:1:1: empty-document: the file is empty")]
    [TestCase("# only a comment\n", "a.yaml:1:1: empty-document: the file is empty")]
    [TestCase("a:\n\tb: 1\n", "a.yaml:2:1: syntax: this is not YAML: a tab indents this line")]
    [TestCase("a: 1\nb:\n  - x\n  \t- y\n", "a.yaml:4:3: syntax: this is not YAML: a tab indents this line")]
    [TestCase("a: [1, 2\nb: 3\n", "a.yaml:1:4: syntax: this is not YAML: the list that begins here has no ']'")]
    [TestCase("a:\n  - {b: c, d: e\nf: 3\n", "a.yaml:2:5: syntax: this is not YAML: the mapping that begins here")]
    [TestCase("a: [{b: 1, c: [2]\n\n\n", "a.yaml:1:5: syntax: this is not YAML: the mapping that begins here")]
    [TestCase("a: {b: 1,\n c: 2 d: 3\n}\n", "a.yaml:2:8: syntax: ")]
    [TestCase("a: 'x\n", "a.yaml:1:4: syntax: ")]
    [TestCase("%YAML 9.9\n---\na: 1\n", "a.yaml:1:1: syntax: ")]
    [TestCase("? :", "a.yaml:2:1: syntax: ")] // where the mapping ends
    [TestCase("a:\n- : ", "a.yaml:3:1: syntax: ")]
    public void What_yaml_allows_but_a_scenario_does_not_is_refused_with_its_place(string text, string expected)
    {
        DiagnosticList found = [];
        SourceReader.Read(new SourceText("a.yaml", text), found);

        Assert.That(found, Has.Count.EqualTo(1));
        Assert.That(found[0].ToString(), Does.StartWith(expected));
        Assert.That(found.HasErrors, Is.True);
    }

    [TestCase("", "a.json:1:1: empty-document: the file is empty")]
    [TestCase("{\"a\": 1,}", "a.json:1:9: syntax: this is not JSON: nothing follows the comma before this bracket")]
    [TestCase("{\n  \"a\": tru\n}", "a.json:2:8: syntax: this is not JSON: 'tru' is neither true, false, null nor")]
    [TestCase("[1] [2]", "a.json:1:5: syntax: this is not JSON: the file goes on after its one value")]
    [TestCase("{\"b\":\n {\"a\": [1]", "a.json:2:2: syntax: this is not JSON: the object that begins here has no '}'")]
    [TestCase("[1, [2,", "a.json:1:5: syntax: this is not JSON: the list that begins here has no ']'")]
    [TestCase("{\"a\": 1 \"b\": 2}", "a.json:1:9: syntax: this is not JSON: a comma is missing before this place")]
    [TestCase("{\"a\" 1}", "a.json:1:6: syntax: this is not JSON: a colon is missing between the key and this place")]
    [TestCase("[1,,2]", "a.json:1:4: syntax: this is not JSON: a value is missing between two commas")]
    [TestCase("{'a': 1}", "a.json:1:2: syntax: this is not JSON: keys and texts stand in double quotes")]
    [TestCase("// x\n{}", "a.json:1:1: syntax: this is not JSON: comments are not part of it")]
    [TestCase("{\"a\": [1}", "a.json:1:9: syntax: this is not JSON: this bracket does not close what was opened last")]
    [TestCase("{\"a\": 01}", "a.json:1:7: syntax: this is not JSON: this is not a number as JSON writes it")]
    [TestCase("{\"a\": \"x\ny\"}", "a.json:1:7: syntax: this is not JSON: this text has no closing quote")]
    [TestCase("[é]", "a.json:1:2: syntax: this is not JSON: 'é' cannot stand here")]
    [TestCase("{\"a\": \"\\ud800\"}", "a.json:1:7: syntax: ")]
    public void Broken_json_is_refused_with_its_place(string text, string expected)
    {
        DiagnosticList found = [];
        Assert.That(SourceReader.Read(new SourceText("a.json", text), found), Is.Null);

        Assert.That(found, Has.Count.EqualTo(1));
        Assert.That(found[0].ToString(), Does.StartWith(expected));
    }

    [Test]
    public void An_alias_stands_for_the_whole_value_of_its_anchor()
    {
        LocatedNode root = Read("a.yaml", "a: &x {b: 1}\nc: *x\n", out DiagnosticList found);

        Assert.That(found, Is.Empty);
        Assert.That(root.Find("c.b"), Is.SameAs(root.Find("a.b")));
    }

    [Test]
    public void A_billion_laughs_are_refused_where_they_grow_too_many()
    {
        // Ten lists of ten aliases of the list before: 10^9 nodes when expanded. Level e has 1 + 10 * (1 + 10 * ...)
        // nodes, a: 11 nodes, b: 111, c: 1,111, d: 11,111, e: 111,111; with those before it the limit of 200,000 falls
        // in f.
        StringBuilder text = new("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
        for (char level = 'b'; level <= 'i'; level++)
        {
            char below = (char)(level - 1);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{level}: &{level} [{string.Join(',', Enumerable.Repeat($"*{below}", 10))}]\n"
            );
        }
        DiagnosticList found = [];

        Assert.That(SourceReader.Read(new SourceText("a.yaml", text.ToString()), found), Is.Null);
        Assert.That(found.Single().ToString(), Does.StartWith("a.yaml:6:8: too-many-nodes: "));
    }

    [TestCase("a.yaml", "[")]
    [TestCase("a.yaml", "{a: ")]
    [TestCase("a.yaml", "- ")]
    [TestCase("a.json", "[")]
    [TestCase("a.json", "{\"a\":")]
    public void Nesting_of_10_000_levels_is_refused_at_level_101(string path, string opening)
    {
        DiagnosticList found = [];
        string text = string.Concat(Enumerable.Repeat(opening, 10_000));

        Assert.That(SourceReader.Read(new SourceText(path, text), found), Is.Null);
        Assert.That(found.Single().Code, Is.EqualTo("too-deep"));
        Assert.That((found[0].Column - 1) / opening.Length, Is.EqualTo(100));
    }

    [Test]
    public void Aliases_cannot_build_a_deeper_tree_than_nesting()
    {
        // Each line adds one level to the one before.
        StringBuilder text = new("a0: &a0 [x]\n");
        for (int i = 1; i <= 150; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}]\n");
        }
        DiagnosticList found = [];

        Assert.That(SourceReader.Read(new SourceText("a.yaml", text.ToString()), found), Is.Null);
        // Line n holds n lists; the mapping around them makes n + 1 levels, so line 100 is the first with 101.
        Assert.That(found.Single().ToString(), Does.StartWith("a.yaml:100:"));
        Assert.That(found[0].Code, Is.EqualTo("too-deep"));
    }

    private static LocatedNode Read(string path, string text, out DiagnosticList found)
    {
        found = [];
        return SourceReader.Read(new SourceText(path, text), found)!;
    }

    private static (int Line, int Column) PlaceOf(LocatedNode root, string path)
    {
        Location at = root.Find(path)!.Location;
        return (at.Line, at.Column);
    }

    private static IEnumerable<string> Lines(DiagnosticList found) => found.Select(diagnostic => diagnostic.ToString());
}
