using Sim.Runner.Plots;
using Sim.Scenarios.Results;
using Sim.Scenarios.Tests.Results;

namespace Sim.Runner.Tests.Plots;

public sealed class IncidentLabelsTests
{
    private const float WidthPx = 576;
    private const float HeightPx = 300;

    private static readonly ChartFont s_font =
        ChartFont.Find() ?? throw new InvalidOperationException(ChartFont.Remedy);

    [Test]
    public void Faults_of_the_same_time_share_a_label()
    {
        RunResult run = With(Fault("site/a", 6, 3), Fault("site/b", 6, 3), Fault("site/c", 6, 3));
        Assert.That(Texts(Labels(run, 0, 24)), Is.EqualTo(new[] { "site/a blackhole and 2 more" }));
    }

    [Test]
    public void Labels_of_other_times_stand_side_by_side()
    {
        IncidentLabels labels = Labels(With(Fault("site/a", 1, 1), Fault("site/b", 13, 1)), 0, 24);
        Assert.That(labels.Labels.Select(label => label.Row), Is.EqualTo(new[] { 0, 0 }));
        // One row of 25 px.
        Assert.That(labels.Headroom, Is.EqualTo(25 / 300.0).Within(1e-6));
    }

    [Test]
    public void Labels_that_would_meet_stand_one_below_the_other()
    {
        IncidentLabels labels = Labels(With(Fault("site/a", 1, 1), Fault("site/b", 2, 1)), 0, 24);
        Assert.That(labels.Labels.Select(label => label.Row), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(labels.Headroom, Is.EqualTo(50 / 300.0).Within(1e-6));
    }

    [Test]
    public void Rows_take_a_third_of_the_height_at_most_and_the_costliest_incident_has_the_first()
    {
        // A third of 149 px has room for one row of 25 px, not for two.
        RunResult run = With(Fault("site/a", 1, 1), Fault("site/b", 2, 1) with { FailedRequests = 1e9 });
        var labels = new IncidentLabels(run, new TimeAxis(run.Identity, 0, 24), s_font, WidthPx, 149);
        Assert.That(Texts(labels), Is.EqualTo(new[] { "site/b blackhole" }));
    }

    [Test]
    public void A_label_is_shortened_where_it_would_cross_the_edges_of_its_fault()
    {
        // The fault takes the middle half of the panel: 288 px inside, 144 px on each side.
        RunResult run = With(
            Fault("upstream/dc-par/AS3356", 6, 12),
            Fault("upstream/dc-par/AS1299", 6, 12),
            Fault("upstream/dc-par/AS5511", 6, 12)
        );
        IncidentLabel label = Labels(run, 0, 24).Labels.Single();
        Assert.That(label.Text, Does.StartWith("AS3356").And.EndWith("and 2 more"));
        Assert.That(label.LeftPx, Is.GreaterThanOrEqualTo(144));
        Assert.That(label.RightPx, Is.LessThanOrEqualTo(432));
    }

    [Test]
    public void A_text_of_any_length_stays_inside_the_panel()
    {
        foreach (double at in new[] { 0, 11.9, 23.8 })
        {
            IncidentLabel label = Labels(With(Fault(new string('W', 200), at, 0.2)), 0, 24).Labels.Single();
            Assert.That(label.Text, Does.EndWith("…"));
            Assert.That(label.LeftPx, Is.GreaterThanOrEqualTo(0));
            Assert.That(label.RightPx, Is.LessThanOrEqualTo(WidthPx));
        }
    }

    [Test]
    public void Only_incidents_of_the_shown_time_have_a_label()
    {
        RunResult run = With(Fault("site/a", 1, 1), Fault("site/b", 12, 1), Fault("site/c", 20, 1));
        Assert.That(Texts(Labels(run, 11, 14)), Is.EqualTo(new[] { "site/b blackhole" }));
        Assert.That(Labels(SyntheticRun.Quiet, 0, 24).Labels, Is.Empty);
    }

    private static IEnumerable<string> Texts(IncidentLabels labels) => labels.Labels.Select(label => label.Text);

    private static IncidentLabels Labels(RunResult run, double fromHours, double toHours) =>
        new(run, new TimeAxis(run.Identity, fromHours, toHours), s_font, WidthPx, HeightPx);

    private static RunResult With(params Incident[] incidents) => SyntheticRun.Quiet with { Incidents = incidents };

    private static Incident Fault(string subject, double atHours, double lengthHours) =>
        SyntheticRun.Outage.Incidents[0] with
        {
            Subject = subject,
            AtSeconds = atHours * 3600,
            LengthSeconds = lengthHours * 3600,
        };
}
