using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Hpa;

public sealed class HpaReplayCommandTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    // 10 pods of 125 rps carry 1,000 rps; see AutoscalerReplayTests.
    [Test]
    public void Several_manifests_stand_in_one_table()
    {
        Tool tool = Replay("--node-start", "0s");

        Assert.Multiple(() =>
        {
            Assert.That(tool.Error, Is.Empty);
            Assert.That(tool.ExitCode, Is.Zero);
            Assert.That(tool.Output, Does.StartWith("trace.csv: 10m in steps of 1m, at most 1000 rps\n"));
            Assert.That(tool.Output, Does.Match("(?m)^  calm +10 to 10 +none +- +80.0 % +1.7 +- +- +0$"));
            Assert.That(tool.Output, Does.Match("(?m)^  eager +20 to 20 +none +- +40.0 % +3.3 +- +- +0$"));
            Assert.That(tool.Output, Does.Contain("calm: Pods rps is the requests per second of a pod\n"));
            Assert.That(tool.Output.ReplaceLineEndings(" "), Does.Contain("there is always a node with room; seed 1"));
        });
    }

    [Test]
    public void The_same_as_JSON()
    {
        Tool tool = Replay("--format", "json");
        using var json = JsonDocument.Parse(tool.Output);
        JsonElement calm = json.RootElement.GetProperty("replays")[0];

        Assert.Multiple(() =>
        {
            Assert.That(json.RootElement.GetProperty("peakRps").GetDouble(), Is.EqualTo(1_000));
            Assert.That(calm.GetProperty("manifest").GetString(), Is.EqualTo("calm"));
            Assert.That(calm.GetProperty("requests").GetDouble(), Is.EqualTo(600_000).Within(1e-6));
            Assert.That(calm.GetProperty("unmetRequests").GetDouble(), Is.Zero);
            // Two nodes of an n2-standard-8 for ten minutes.
            Assert.That(calm.GetProperty("costUsd").GetDouble(), Is.EqualTo(0.3885 * 2 / 6).Within(1e-9));
            Assert.That(calm.GetProperty("oscillates").GetBoolean(), Is.False);
        });
    }

    [TestCase("out.png", 0x89)]
    [TestCase("out.svg", '<')]
    public void A_picture_and_a_table_are_written(string picture, int first)
    {
        string plot = Path.Combine(_folder, picture);
        string csv = Path.Combine(_folder, "out.csv");
        Tool tool = Replay("--plot", plot, "--csv", csv, "--peak", "2000rps", "--from", "5m", "--for", "3m");

        Assert.Multiple(() =>
        {
            Assert.That(tool.ExitCode, Is.Zero);
            Assert.That(File.ReadAllBytes(plot)[0], Is.EqualTo(first));
            string[] lines = File.ReadAllLines(csv);
            Assert.That(lines[0], Is.EqualTo("manifest,time,rps,desired,serving,nodes,utilization,unmet_rps"));
            Assert.That(lines[1], Is.EqualTo("calm,0,2000,20,20,3,0.8,0"));
            Assert.That(lines, Has.Length.EqualTo(1 + (2 * 3)));
        });
    }

    [TestCase(2, "--pod-start 'soon' is not a duration such as 250ms, 10s, 45m or 1h30m.\n", "--pod-start", "soon")]
    [TestCase(2, "--nodes '9..3' is not a range such as 1..60.\n", "--nodes", "9..3")]
    [TestCase(2, "--plot 'x.gif' ends in neither .png nor .svg.\n", "--plot", "x.gif")]
    [TestCase(3, "The trace has no requests in that part.\n", "--from", "1d")]
    [TestCase(
        3,
        "calm: a pod does not fit on a n2-standard-8: choose another --machine.\n"
            + "eager: a pod does not fit on a n2-standard-8: choose another --machine.\n",
        "--cpu",
        "9"
    )]
    public void What_cannot_be_done_is_said(int exit, string error, params string[] options)
    {
        Tool tool = Replay(options);

        Assert.Multiple(() =>
        {
            Assert.That(tool.Error, Is.EqualTo(error));
            Assert.That(tool.Output, Is.Empty);
            Assert.That(tool.ExitCode, Is.EqualTo(exit));
        });
    }

    [Test]
    public void A_manifest_of_CPU_alone_needs_to_be_told_what_a_pod_serves()
    {
        string manifest = Write("cpu.yaml", Manifest("").Replace("  metrics: []\n", ""));
        Tool tool = Tool.Run("hpa", "replay", "--manifest", manifest, "--trace", Write("trace.csv", Trace()));

        Assert.Multiple(() =>
        {
            Assert.That(tool.Error, Does.StartWith("cpu: --pod-rate is needed."));
            Assert.That(tool.ExitCode, Is.EqualTo(3));
        });
    }

    [Test]
    public void A_file_that_cannot_be_written_is_an_error_and_leaves_nothing_behind()
    {
        string csv = Path.Combine(_folder, "absent", "out.csv");
        Tool tool = Replay("--csv", csv);

        Assert.Multiple(() =>
        {
            Assert.That(tool.Error, Does.StartWith($"--csv '{csv}' could not be written: "));
            Assert.That(tool.ExitCode, Is.EqualTo(3));
        });
    }

    private Tool Replay(params string[] options) =>
        Tool.Run([
            "hpa",
            "replay",
            "--manifest",
            Write("calm.yaml", Manifest(PerPod(100))),
            Write("eager.yaml", Manifest(PerPod(50))),
            "--trace",
            Write("trace.csv", Trace()),
            "--pod-rate",
            "125rps",
            .. options,
        ]);

    private static string PerPod(int rps) =>
        $"{{type: Pods, pods: {{metric: {{name: rps}}, target: {{type: AverageValue, averageValue: \"{rps}\"}}}}}}";

    private static string Manifest(string metric) =>
        "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: api}\nspec:\n"
        + "  scaleTargetRef: {kind: Deployment, name: api}\n  minReplicas: 2\n  maxReplicas: 90\n"
        + $"  metrics: [{metric}]\n";

    private static string Trace() =>
        "minute,rps\n" + string.Concat(Enumerable.Range(0, 10).Select(minute => $"{minute},1000\n"));

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
