using System.Globalization;
using System.Text;
using MathNet.Numerics.Distributions;
using Sim.Scenarios.Experiments.Backtests;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;
using Sim.Scenarios.Tests.World;

namespace Sim.Scenarios.Tests.Experiments.Backtests;

/// <summary>
/// Observations are made by the model itself, with 140 requests/s that wait 80 ms; the scenario that is tested says 100
/// requests/s and 20 ms.
/// </summary>
[TestFixture]
public sealed class ParameterFitTests
{
    private static readonly Timeline s_truth = World("140rps", "80ms").Run().Timeline;

    [Test]
    public void The_values_that_made_the_observations_are_found_again()
    {
        FitResult fit = Fit(
            Observed(0, 1, "rps", "latency_p50"),
            "demand.peak=50rps..400rps",
            "services[0].wait=1ms..300ms"
        );

        Assert.That(fit.IsConverged, Is.True);
        Assert.That(fit.Parameters[0].Value, Is.EqualTo(140).Within(0.5));
        Assert.That(fit.Parameters[1].Value, Is.EqualTo(80).Within(0.5));
        Assert.That(fit.Series.Max(one => one.MeanAbsolutePercentage), Is.LessThan(0.01));
    }

    // Noise of 5 % on each value, ten times: intervals at 95 % hold the truth nine or ten times, by binomial chance at
    // least eight with a probability of 0.99.
    [Test]
    public void With_noise_the_truth_lies_in_the_interval()
    {
        int held = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            FittedParameter fitted = Fit(Observed(0.05, seed, "rps"), "demand.peak=50rps..400rps").Parameters[0];
            (double lower, double upper) = fitted.Interval!.Value;
            held += lower <= 140 && 140 <= upper ? 1 : 0;
            Assert.That(upper - lower, Is.InRange(1, 20), "5 % of 140 over the root of 40 points, both sides, is 4.5");
        }

        Assert.That(held, Is.GreaterThanOrEqualTo(8));
    }

    // Without a fit: the model has 100 where 140 were observed, and so 29 % too little everywhere.
    [Test]
    public void The_error_of_a_series_has_a_direction()
    {
        SeriesBacktest rps = Trials(Observed(0, 1, "rps")).Run([], [], CancellationToken.None).Single();

        Assert.That(rps.Bias, Is.EqualTo(-40.0 / 140).Within(1e-3));
        Assert.That(rps.MeanAbsolutePercentage, Is.EqualTo(40.0 / 140).Within(1e-3));
        Assert.That(rps.P90AbsolutePercentage, Is.EqualTo(40.0 / 140).Within(1e-3));
    }

    [Test]
    public void A_field_that_the_observations_do_not_depend_on_has_no_interval()
    {
        FitResult fit = Fit(Observed(0, 1, "rps"), "services[0].wait=1ms..300ms");

        Assert.That(fit.Parameters[0].Interval, Is.Null);
    }

    private static SmallWorld World(string demand, string wait) =>
        new()
        {
            Duration = "20m",
            Demand = demand,
            Resolvers = 100,
            Service = $"cpu: 1ms, wait: {wait}, timeout: 10s, retries: 0",
        };

    /// <summary>One value every 30 s.</summary>
    private static string Observed(double noise, int seed, params string[] measures)
    {
        var random = new Random(seed);
        var csv = new StringBuilder("time,series,labels,value\n");
        foreach (string measure in measures)
        {
            bool isDemand = measure == "rps";
            IReadOnlyList<double> series = isDemand
                ? s_truth.Demand
                : s_truth.Regions.Single(one => one.Region == "eu").P50Ms;
            int each = (int)(30 / s_truth.Bucket.TotalSeconds);
            for (int i = 0; i + each <= s_truth.Count; i += each)
            {
                double value = series.Skip(i).Take(each).Average();
                double measured = value * (1 + (noise > 0 ? Normal.Sample(random, 0, noise) : 0));
                double seconds = i * s_truth.Bucket.TotalSeconds;
                csv.Append(
                    CultureInfo.InvariantCulture,
                    $"{seconds}s,{measure},{(isDemand ? "" : "region=eu")},{measured:0.000}\n"
                );
            }
        }
        return csv.ToString();
    }

    private static FitResult Fit(string observed, params string[] fields)
    {
        DiagnosticList found = [];
        BacktestTrials trials = Trials(observed);
        IReadOnlyList<FitParameter>? parameters = FitParameters.Read("--fit", fields, trials, found);
        Assert.That(found, Is.Empty);
        return new ParameterFit(trials, parameters!, 200).Run();
    }

    private static BacktestTrials Trials(string observed)
    {
        SmallWorld world = World("100rps", "20ms");
        MemoryFiles files = world.Files();
        files["observed.csv"] = observed;
        DiagnosticList found = [];
        var read = new ObservationReader(world.Load().Scenario).Read(files, "observed.csv", found);
        Assert.That(found, Is.Empty);
        return new BacktestTrials
        {
            File = "s.yaml",
            Files = files,
            Overrides = ScenarioOverrides.None,
            Observed = read!.Value.Series,
            Version = "test",
        };
    }
}
