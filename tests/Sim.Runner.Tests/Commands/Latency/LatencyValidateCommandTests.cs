using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Latency;

public sealed class LatencyValidateCommandTests
{
    // By great circle 7.5 ms + 1.5 ms per 100 km. A degree of the equator is 111.195 km, so 9 degrees (1,000.76 km)
    // take 22.511 ms and 18 degrees (2,001.51 km) take 37.523 ms: +12.6 % of 20 ms and -6.2 % of 40 ms.
    private const string Measured = """
        # a quiet week
        from,to,rtt_ms
        0;0,0;9,20
        0;0,0;18,40
        Paris,CDG,1
        europe-wset1,Paris,9
        0;0,0;18,12
        """;

    private string _file = "";

    [SetUp]
    public void WriteFile()
    {
        _file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "rtt.csv");
        File.WriteAllText(_file, Measured);
    }

    [TearDown]
    public void DeleteFile() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Test]
    public void Errors_worst_pairs_and_what_was_left_out_are_told()
    {
        Tool tool = Validate();

        Assert.Multiple(() =>
        {
            Assert.That(tool.Error, Is.Empty);
            Assert.That(tool.ExitCode, Is.Zero);
            Assert.That(tool.Output, Does.StartWith("rtt.csv: 3 pairs, predicted by great-circle\n"));
            Assert.That(tool.Output, Does.Match("(?m)^  median, absolute +12.6 % +12.5 %$"));
            Assert.That(tool.Output, Does.Match("(?m)^  0;0 +0;18 +12.0 ms +37.5 ms +\\+212.7 % +20.0 ms$"));
            Assert.That(tool.Output, Does.Contain("measured below the floor of light in fiber"));
            Assert.That(tool.Output, Does.Contain("left out: 1 row with a place that is not known:\n"));
            Assert.That(tool.Output, Does.Contain("rtt.csv:6:1: 'europe-wset1' in 1 row; is it 'europe-west1'?\n"));
            Assert.That(tool.Output, Does.EndWith("left out: 1 row of a place with itself\n"));
        });
    }

    [Test]
    public void The_same_as_JSON()
    {
        Tool tool = Validate("--format", "json", "--worst", "1");
        using var json = JsonDocument.Parse(tool.Output);
        JsonElement root = json.RootElement;

        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("pairs").GetInt32(), Is.EqualTo(3));
            Assert.That(
                root.GetProperty("medianAbsolutePercentageError").GetDouble(),
                Is.EqualTo(12.557).Within(0.001)
            );
            // Between 12.557 and 212.690, at 0.9 * 2 = 1.8.
            Assert.That(root.GetProperty("p90AbsolutePercentageError").GetDouble(), Is.EqualTo(172.66).Within(0.01));
            Assert.That(root.GetProperty("bias").GetDouble(), Is.EqualTo(73.02).Within(0.01));
            Assert.That(root.GetProperty("gate").GetProperty("met").GetBoolean(), Is.False);
            Assert.That(root.GetProperty("worst").GetArrayLength(), Is.EqualTo(1));
            JsonElement worst = root.GetProperty("worst")[0];
            Assert.That(worst.GetProperty("from").GetString(), Is.EqualTo("0;0"));
            Assert.That(worst.GetProperty("to").GetString(), Is.EqualTo("0;18"));
            Assert.That(worst.GetProperty("measuredMs").GetDouble(), Is.EqualTo(12));
            Assert.That(worst.GetProperty("predictedMs").GetDouble(), Is.EqualTo(37.523).Within(0.001));
            Assert.That(worst.GetProperty("errorPercent").GetDouble(), Is.EqualTo(212.69).Within(0.01));
            Assert.That(root.GetProperty("unknown")[0].GetProperty("name").GetString(), Is.EqualTo("europe-wset1"));
            Assert.That(root.GetProperty("unknownRows").GetInt32(), Is.EqualTo(1));
            Assert.That(root.GetProperty("samePlaceRows").GetInt32(), Is.EqualTo(1));
            Assert.That(root.GetProperty("suspicious")[0].GetProperty("line").GetInt32(), Is.EqualTo(7));
        });
    }

    [TestCase(0, "--max-median", "13")]
    [TestCase(10, "--max-median", "12.5")]
    [TestCase(0, "--max-p90", "173")]
    [TestCase(10, "--max-p90", "172", "--max-median", "13")]
    public void A_limit_that_is_passed_fails(int code, params string[] limits)
    {
        Assert.That(Validate(limits).ExitCode, Is.EqualTo(code));
    }

    [TestCase("out.png", 0x89)]
    [TestCase("out.svg", '<')]
    public void A_picture_and_a_table_are_written(string picture, int first)
    {
        string folder = Path.GetDirectoryName(_file)!;
        string plot = Path.Combine(folder, picture);
        string csv = Path.Combine(folder, "out.csv");

        Assert.That(Validate("--plot", plot, "--csv", csv).ExitCode, Is.Zero);
        Assert.That(File.ReadAllBytes(plot)[0], Is.EqualTo(first));
        Assert.That(File.ReadAllLines(csv), Has.Length.EqualTo(1 + 3));
    }

    [Test]
    public void A_file_that_is_read_is_not_written()
    {
        Tool tool = Validate("--csv", _file);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.Contain("this file is read, and would be lost."));
    }

    [TestCase(2, "--max-median must be a percentage from 0 on, such as 12.5.\n", "--max-median", "-1")]
    [TestCase(2, "--worst must be 0 or more.\n", "--worst", "-1")]
    public void Options_that_cannot_be_are_refused(int code, string error, params string[] options)
    {
        Tool tool = Validate(options);

        Assert.That((tool.ExitCode, tool.Error), Is.EqualTo((code, error)));
    }

    [Test]
    public void Broken_rows_are_all_told_at_their_places()
    {
        File.WriteAllText(_file, "from,to,rtt_ms\nParis,Tokyo,fast\nParis,,1\n");
        Tool tool = Validate();

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain(":2:13: number: 'fast' is not a number in range"));
        Assert.That(tool.Error, Does.Contain(":3:7: missing-value: 'to' is empty"));
    }

    [Test]
    public void A_file_without_a_known_pair_is_refused()
    {
        File.WriteAllText(_file, "from,to,rtt_ms\nParris,Atlantis,1\n");
        Tool tool = Validate();

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Error, Does.Contain("'Parris' in 1 row; is it 'Paris'?\n"));
        Assert.That(tool.Error, Does.Contain("has no pair of two places that are known."));
    }

    private Tool Validate(params string[] options) =>
        Tool.Run(["latency", "validate", _file, "--model", "great-circle", .. options]);
}
