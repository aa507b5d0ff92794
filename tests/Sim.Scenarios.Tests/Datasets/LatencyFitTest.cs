using System.Globalization;
using Sim.Core.Network;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Measurements;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Datasets;

/// <summary>
/// The corridors are fitted to round trips between the regions of Azure: the fit again, its errors, and those of
/// continents that are left out of it. The great circle is fitted to other measurements.
/// </summary>
/// <remarks>
/// The measurements are not part of this repository. They are looked for in the folder that SIM_SHARED_DATA names, or
/// in <c>shared/data</c> beside the repository.
/// </remarks>
public class LatencyFitTest
{
    private sealed record Pair(string FromContinent, string ToContinent, double FiberKilometers, double Milliseconds);

    private MeasurementTable _table = null!;
    private Pair[] _pairs = [];

    [OneTimeSetUp]
    public void ReadMeasurements()
    {
        string file = Path.Combine(SharedFolder(), "rtt", "rtt_azure_p50.csv");
        if (!File.Exists(file))
        {
            Assert.Ignore($"No measured round trips: '{file}' does not exist; set SIM_SHARED_DATA.");
        }
        DiagnosticList found = [];
        _table = MeasurementReader.ReadFile(DiskFiles.Instance, file, found)!;
        Assert.That(found, Is.Empty);
        // Both directions together: their lengths are the same, their values nearly.
        _pairs =
        [
            .. _table
                .Pairs.GroupBy(pair =>
                    string.CompareOrdinal(pair.From, pair.To) < 0 ? pair.From + pair.To : pair.To + pair.From
                )
                .Select(group => group.ToArray())
                .Select(group => new Pair(
                    ContinentOf(group[0].From),
                    ContinentOf(group[0].To),
                    BuiltinDatasets.Corridors.PathKilometers(group[0].FromPoint, group[0].ToPoint),
                    group.Average(one => one.RoundTrip.TotalMilliseconds)
                )),
        ];
    }

    [Test]
    public void Every_region_is_known()
    {
        Assert.That(_table.Unknown, Is.Empty);
        Assert.That(_table.Pairs, Has.Count.EqualTo(2_350));
    }

    [Test]
    public void Corridors_pass_the_gate_and_the_great_circle_does_not()
    {
        LatencyValidation corridors = Validate(new CorridorLatency(BuiltinDatasets.Corridors), "corridors");
        LatencyValidation greatCircle = Validate(new GreatCircleLatency(), "great circle");

        Assert.That(corridors.MeetsGate, Is.True);
        Assert.That(greatCircle.MeetsGate, Is.False);
        Assert.That(corridors.MedianPercent, Is.LessThan(greatCircle.MedianPercent));
    }

    [Test]
    public void No_measured_round_trip_beats_light_in_fiber()
    {
        Assert.That(Validate(new GreatCircleLatency(), "great circle").Suspicious, Is.Empty);
    }

    [Test]
    public void The_constants_of_the_model_are_those_that_fit_best()
    {
        Assert.That(Fit(_pairs), Is.EqualTo((6.0, 1.20)));
    }

    // Pairs with an end in a continent are predicted by a fit to all others; the gate holds for them as well.
    [Test]
    public void Continents_that_are_left_out_of_the_fit_are_predicted_too()
    {
        List<double> leftOut = [];
        foreach (string continent in _pairs.Select(pair => pair.FromContinent).Distinct().Order(StringComparer.Ordinal))
        {
            ILookup<bool, Pair> parts = _pairs.ToLookup(pair =>
                pair.FromContinent == continent || pair.ToContinent == continent
            );
            (double ends, double slope) = Fit([.. parts[false]]);
            double[] errors = [.. parts[true].Select(pair => ErrorOf(pair, ends, slope))];
            leftOut.AddRange(errors);
            Print($"left out {continent} (fit {ends} ms + {slope} ms per 100 km)", errors);
        }
        Print("left out, together", leftOut);

        Assert.That(Quantile(leftOut, 0.5), Is.LessThanOrEqualTo(12.5));
        Assert.That(Quantile(leftOut, 0.9), Is.LessThanOrEqualTo(32));
    }

    private LatencyValidation Validate(ILatencyModel model, string name)
    {
        LatencyValidation validation = LatencyValidation.Of(_table, model)!;
        Print(name, [.. validation.Errors.Select(error => Math.Abs(error.Percent))]);
        return validation;
    }

    /// <summary>Least mean absolute percentage error, to 0.5 ms and 0.02 ms per 100 km.</summary>
    private static (double Ends, double Slope) Fit(IReadOnlyList<Pair> pairs) =>
        (
            from ends in Enumerable.Range(2, 17).Select(step => step / 2.0)
            from slope in Enumerable.Range(50, 26).Select(step => step * 2 / 100.0)
            select (ends, slope)
        ).MinBy(line => pairs.Sum(pair => ErrorOf(pair, line.ends, line.slope)));

    private static double ErrorOf(Pair pair, double ends, double slope)
    {
        // As PathLatency has it: within 100 km the ends shrink to 1 ms.
        double atEnds = 1 + ((ends - 1) * Math.Min(1, pair.FiberKilometers / 100));
        double predicted = atEnds + (slope * pair.FiberKilometers / 100);
        return 100 * Math.Abs(predicted - pair.Milliseconds) / pair.Milliseconds;
    }

    private static string ContinentOf(string region)
    {
        string country = BuiltinDatasets.Gazetteer.Find(region).Place!.Country!;
        return BuiltinDatasets.Countries.Single(one => one.Iso2 == country).Continent;
    }

    private static void Print(string name, IReadOnlyCollection<double> errors) =>
        TestContext.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {errors.Count} pairs, median error {Quantile(errors, 0.5):0.0} %, "
            )
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"90th percentile {Quantile(errors, 0.9):0.0} %, "
                        + $"within 25 %: {100.0 * errors.Count(error => error <= 25) / errors.Count:0.0} %"
                )
        );

    private static double Quantile(IEnumerable<double> values, double p)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(p * (sorted.Length - 1))];
    }

    private static string SharedFolder() =>
        Environment.GetEnvironmentVariable("SIM_SHARED_DATA") is { Length: > 0 } named
            ? named
            : Repository.PathOf("../shared/data");
}
