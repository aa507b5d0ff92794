using System.Globalization;
using System.Text;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.Results;

public sealed class RunFolderTests
{
    private static readonly string[] s_arguments = ["run", "outage.yaml"];
    private string _parent = "";

    [SetUp]
    public void CreateParent() => _parent = Directory.CreateTempSubdirectory("run-folder").FullName;

    [TearDown]
    public void DeleteParent() => Directory.Delete(_parent, recursive: true);

    private string Folder => Path.Combine(_parent, "outage-3f9a0c21b7de");

    [TestCase("")]
    [TestCase("not/yet/there")]
    public void A_folder_that_can_be_made_is_no_obstacle_and_is_not_left_behind(string below)
    {
        Assert.That(RunFolder.FindObstacle(Path.Combine(_parent, below)), Is.Null);
        Assert.That(Directory.EnumerateFileSystemEntries(_parent), Is.Empty);
    }

    [Test]
    public void A_file_in_the_way_of_the_folder_is_an_obstacle()
    {
        string file = Path.Combine(_parent, "file");
        File.WriteAllText(file, "");
        Assert.That(RunFolder.FindObstacle(Path.Combine(file, "runs")), Is.EqualTo($"'{file}' is a file"));
    }

    [Test]
    [Platform(Include = "Linux")]
    public void Where_the_system_makes_no_folders_is_an_obstacle() =>
        Assert.That(RunFolder.FindObstacle("/proc/runs"), Is.EqualTo("no folder can be made there"));

    [Test]
    public void A_new_folder_is_named_by_scenario_and_hash_and_holds_every_file()
    {
        RunFolderOutcome outcome = Write(SyntheticRun.Outage, Picture("plots/traffic.svg", "<svg/>"));
        Assert.That(
            outcome,
            Is.EqualTo(new RunFolderOutcome(RunFolderStatus.Written, Folder, $"Results are in {Folder}.", false))
        );
        Assert.That(
            Directory
                .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folder, file))
                .Order(StringComparer.Ordinal),
            Is.EqualTo(
                new[]
                {
                    "histograms.json",
                    "junit.xml",
                    "manifest.json",
                    "measures.csv",
                    "plots/traffic.svg",
                    "summary.json",
                    "summary.md",
                    "timeline.csv",
                }
            )
        );
        Assert.That(
            Directory.EnumerateFileSystemEntries(_parent),
            Is.EqualTo(new[] { Folder }),
            "no temporary name stays"
        );
    }

    [Test]
    public void The_same_inputs_again_verify_the_folder_and_keep_its_verdict_and_pictures()
    {
        Write(SyntheticRun.Outage, Picture("plots/traffic.svg", "first"));
        RunFolderOutcome outcome = Write(SyntheticRun.Outage, Picture("plots/traffic.svg", "second"));
        Assert.That((outcome.Status, outcome.Passed), Is.EqualTo((RunFolderStatus.Verified, false)));
        Assert.That(outcome.Message, Does.StartWith("Same inputs as before: all 7 data files in "));
        Assert.That(File.ReadAllText(Path.Combine(Folder, "plots/traffic.svg")), Is.EqualTo("first"));
    }

    [Test]
    public void A_picture_that_is_missing_is_made_again()
    {
        Write(SyntheticRun.Outage);
        Write(SyntheticRun.Outage, Picture("plots/traffic.svg", "later"));
        Assert.That(File.ReadAllText(Path.Combine(Folder, "plots/traffic.svg")), Is.EqualTo("later"));
        Assert.That(Directory.EnumerateFiles(Path.Combine(Folder, "plots")).Count(), Is.EqualTo(1));
    }

    [Test]
    public void Other_bytes_under_the_same_hash_are_refused_and_the_old_ones_kept()
    {
        Write(SyntheticRun.Outage);
        string summary = File.ReadAllText(Path.Combine(Folder, "summary.json"));
        RunFolderOutcome outcome = Write(
            SyntheticRun.Outage with
            {
                Totals = SyntheticRun.Outage.Totals with { Attempts = 1 },
            }
        );
        Assert.That(outcome.Status, Is.EqualTo(RunFolderStatus.Differs));
        Assert.That(outcome.Message, Does.StartWith($"{Folder}/summary.json has other bytes than this run"));
        Assert.That(File.ReadAllText(Path.Combine(Folder, "summary.json")), Is.EqualTo(summary));
    }

    [Test]
    public void A_data_file_that_vanished_is_named()
    {
        Write(SyntheticRun.Outage);
        File.Delete(Path.Combine(Folder, "timeline.csv"));
        Assert.That(Write(SyntheticRun.Outage).Message, Does.StartWith($"{Folder}/timeline.csv is missing"));
    }

    [Test]
    public void A_full_disk_leaves_nothing_and_says_so()
    {
        RunFolderOutcome outcome = Write(
            SyntheticRun.Outage,
            new RunPicture("plots/traffic.svg", _ => throw new IOException("No space left on device"))
        );
        Assert.That(outcome.Status, Is.EqualTo(RunFolderStatus.Failed));
        Assert.That(
            outcome.Message,
            Is.EqualTo($"Cannot write the run folder {Folder}: No space left on device. Nothing was left half-written.")
        );
        Assert.That(Directory.EnumerateFileSystemEntries(_parent), Is.Empty);
    }

    [Test]
    public void A_parent_that_is_a_file_is_refused_without_an_exception()
    {
        string file = Path.Combine(_parent, "results");
        File.WriteAllText(file, "");
        RunFolderOutcome outcome = RunFolder.Write(file, SyntheticRun.Outage, s_arguments, []);
        Assert.That(outcome.Status, Is.EqualTo(RunFolderStatus.Failed));
    }

    [Test]
    public void An_interrupt_between_two_files_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var interrupting = new RunPicture("plots/traffic.svg", _ => cancellation.Cancel());
        Assert.That(
            () => RunFolder.Write(_parent, SyntheticRun.Outage, s_arguments, [interrupting], cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(Directory.EnumerateFileSystemEntries(_parent), Is.Empty);
    }

    [Test]
    public void A_second_process_that_was_faster_is_verified_against()
    {
        // The other process finishes while this one is drawing.
        bool first = true;
        RunFolderOutcome outcome = Write(
            SyntheticRun.Outage,
            new RunPicture(
                "report.html",
                _ =>
                {
                    if (first)
                    {
                        first = false;
                        Write(SyntheticRun.Outage, Picture("report.html", "theirs"));
                    }
                }
            )
        );
        Assert.That(outcome.Status, Is.EqualTo(RunFolderStatus.Verified));
        Assert.That(File.ReadAllText(Path.Combine(Folder, "report.html")), Is.EqualTo("theirs"));
        Assert.That(Directory.EnumerateFileSystemEntries(_parent).Count(), Is.EqualTo(1));
    }

    [Test]
    public void Every_culture_writes_the_same_bytes_without_a_carriage_return()
    {
        string[] cultures = ["", "de-DE", "ar-SA", "th-TH", "tr-TR"];
        List<byte[]> written = [];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                string parent = Path.Combine(_parent, "in-" + culture);
                RunFolderOutcome outcome = RunFolder.Write(parent, SyntheticRun.Outage, s_arguments, []);
                written.Add([
                    .. Directory
                        .EnumerateFiles(outcome.Path)
                        .Order(StringComparer.Ordinal)
                        .SelectMany(File.ReadAllBytes),
                ]);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.That(written.Skip(1), Is.All.EqualTo(written[0]));
        Assert.That(written[0], Does.Not.Contain((byte)'\r'));
    }

    private RunFolderOutcome Write(RunResult result, params RunPicture[] pictures) =>
        RunFolder.Write(_parent, result, s_arguments, pictures);

    private static RunPicture Picture(string path, string text) =>
        new(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
