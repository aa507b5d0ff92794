using System.Text;
using System.Text.Json;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Tests.Results.Files;

[TestFixture]
public sealed class RolloutFilesTests
{
    private static readonly RunResult s_result = SyntheticRun.Quiet with
    {
        Rollouts =
        [
            new RolloutMeasures
            {
                Pool = "gke-eu",
                AtSeconds = 3_600,
                IsRollback = false,
                CompletedSeconds = null,
                DeadlineExceededSeconds = 600,
                SupersededSeconds = 900,
                LeastServing = 8,
                MostPods = 13,
            },
            new RolloutMeasures
            {
                Pool = "gke-eu",
                AtSeconds = 4_500,
                IsRollback = true,
                CompletedSeconds = 30,
                DeadlineExceededSeconds = null,
                SupersededSeconds = null,
                LeastServing = 8,
                MostPods = 10,
            },
        ],
    };

    [Test]
    public void The_summary_has_a_key_for_them_where_there_are_some()
    {
        using JsonDocument summary = JsonDocument.Parse(SummaryFile.Render(s_result));
        JsonElement first = summary.RootElement.GetProperty("rollouts")[0];
        Assert.Multiple(() =>
        {
            Assert.That(first.GetProperty("pool").GetString(), Is.EqualTo("gke-eu"));
            Assert.That(first.GetProperty("deadlineExceededSeconds").GetDouble(), Is.EqualTo(600));
            Assert.That(first.GetProperty("completedSeconds").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(summary.RootElement.GetProperty("rollouts")[1].GetProperty("rollback").GetBoolean());
        });
        using JsonDocument quiet = JsonDocument.Parse(SummaryFile.Render(SyntheticRun.Quiet));
        Assert.That(quiet.RootElement.TryGetProperty("rollouts", out _), Is.False);
    }

    [Test]
    public void The_table_says_how_each_of_them_ended()
    {
        string text = Encoding.UTF8.GetString(MarkdownFile.Render(s_result));
        Assert.That(text, Does.Contain("| gke-eu | superseded | - | 10m 00s | 8 | 13 |"));
        Assert.That(text, Does.Contain("| gke-eu, back | complete | 30 s | - | 8 | 10 |"));
        Assert.That(Encoding.UTF8.GetString(MarkdownFile.Render(SyntheticRun.Quiet)), Does.Not.Contain("Rollouts"));
    }

    [TestCase(null, null, null, "in progress")]
    [TestCase(null, 600.0, null, "stalled")]
    [TestCase(700.0, 600.0, null, "complete")]
    public void A_rollout_that_completes_late_is_complete(
        double? completed,
        double? deadline,
        double? superseded,
        string state
    )
    {
        RolloutMeasures rollout = s_result.Rollouts[0] with
        {
            CompletedSeconds = completed,
            DeadlineExceededSeconds = deadline,
            SupersededSeconds = superseded,
        };
        Assert.That(RolloutText.Values(rollout)[0], Is.EqualTo(state));
    }
}
