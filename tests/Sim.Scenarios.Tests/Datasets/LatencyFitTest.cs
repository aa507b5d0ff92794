using System.Globalization;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Tests.Datasets;

/// <summary>
/// Predicted against measured round trips between the regions of a cloud provider, none of which served to fit the
/// models.
/// </summary>
/// <remarks>
/// The measurements are not part of this repository. They are looked for in the folder that SIM_SHARED_DATA names, or
/// in <c>shared/data</c> beside the repository.
/// </remarks>
public class LatencyFitTest
{
    // The README of the measurements calls the published coordinates of these regions approximate: they are up to
    // 800 km off.
    private static readonly string[] s_misplaced =
    [
        "westcentralus",
        "francecentral",
        "francesouth",
        "jioindiawest",
        "eastus",
    ];

    private List<(GeoPoint From, GeoPoint To, double Milliseconds)> _pairs = [];

    [OneTimeSetUp]
    public void ReadMeasurements()
    {
        string folder = Path.Combine(SharedFolder(), "rtt");
        if (!Directory.Exists(folder))
        {
            Assert.Ignore($"No measured round trips: '{folder}' does not exist; set SIM_SHARED_DATA.");
        }
        Dictionary<string, GeoPoint> regions = Rows(folder, "coords_azure.csv")
            .Where(row => !s_misplaced.Contains(row[0]))
            .ToDictionary(row => row[0], row => new GeoPoint(Number(row[1]), Number(row[2])));
        _pairs =
        [
            .. Rows(folder, "rtt_azure_p50.csv")
                .Where(row => regions.ContainsKey(row[0]) && regions.ContainsKey(row[1]))
                .Select(row => (regions[row[0]], regions[row[1]], Number(row[2]))),
        ];
    }

    // The gate of the model: median at most 12.5 %, 90th percentile at most 32 %.
    [Test]
    public void Corridors_predict_measured_round_trips()
    {
        double[] errors = Errors(new CorridorLatency(BuiltinDatasets.Corridors), "corridors");

        Assert.That(errors, Has.Length.GreaterThan(1_900));
        Assert.That(Quantile(errors, 0.5), Is.LessThanOrEqualTo(0.125));
        Assert.That(Quantile(errors, 0.9), Is.LessThanOrEqualTo(0.32));
    }

    [Test]
    public void Corridors_predict_better_than_the_great_circle()
    {
        double[] corridors = Errors(new CorridorLatency(BuiltinDatasets.Corridors), "corridors");
        double[] greatCircle = Errors(new GreatCircleLatency(), "great circle");

        Assert.That(Quantile(corridors, 0.5), Is.LessThan(Quantile(greatCircle, 0.5)));
        Assert.That(Quantile(corridors, 0.9), Is.LessThan(Quantile(greatCircle, 0.9)));
    }

    [Test]
    public void No_measured_round_trip_beats_light_in_fiber()
    {
        Assert.That(
            _pairs.Count(pair => pair.Milliseconds < Math.Floor(pair.From.KilometersTo(pair.To) / 100)),
            Is.Zero
        );
    }

    private double[] Errors(ILatencyModel model, string name)
    {
        double[] errors =
        [
            .. _pairs
                .Select(pair =>
                    Math.Abs(model.RoundTrip(pair.From, pair.To).TotalMilliseconds - pair.Milliseconds)
                    / pair.Milliseconds
                )
                .Order(),
        ];
        TestContext.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {errors.Length} pairs, median error {Quantile(errors, 0.5):P1}, "
            )
                + string.Create(CultureInfo.InvariantCulture, $"90th percentile {Quantile(errors, 0.9):P1}, ")
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{errors.Count(error => error <= 0.25) / (double)errors.Length:P1} within 25 %"
                )
        );
        return errors;
    }

    private static double Quantile(double[] sorted, double p) => sorted[(int)(p * (sorted.Length - 1))];

    private static IEnumerable<string[]> Rows(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file))
            .Where(line => !line.StartsWith('#'))
            .Skip(1)
            .Select(line => line.Split(','));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string SharedFolder() =>
        Environment.GetEnvironmentVariable("SIM_SHARED_DATA") is { Length: > 0 } named
            ? named
            : Repository.PathOf("../shared/data");
}
