using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>Writes a baseline: YAML that is sorted, so that a review shows what changed and nothing else.</summary>
public static class BaselineFile
{
    /// <summary>Words of verdicts, for the writer and the reader.</summary>
    internal static readonly (string Word, bool Passed, bool Inconclusive)[] Verdicts =
    [
        ("held", true, false),
        ("broken", false, false),
        ("inconclusive", false, true),
    ];

    /// <summary>UTF-8, lines end with LF.</summary>
    /// <param name="suiteFile">The name of the suite's file, for who reads the baseline.</param>
    public static byte[] Render(Baseline baseline, string suiteFile)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Accepted results, written by 'sim check {OneLine(
                suiteFile
            )} --update'. One number, or one a replication; latency: requests of all
            # replications by the milliseconds that they took.
            format: 1
            model: {Quoted(baseline.Model)}
            cases:

            """
        );
        foreach (BaselineCase one in baseline.Cases.OrderBy(one => one.Id, StringComparer.Ordinal))
        {
            Append(text, one);
        }
        return Encoding.UTF8.GetBytes(text.ToString().ReplaceLineEndings("\n"));
    }

    private static void Append(StringBuilder text, BaselineCase one)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {one.Id}:\n    inputs: {one.Hash}\n");
        text.Append(CultureInfo.InvariantCulture, $"    replications: {one.Replications}\n    thresholds:");
        text.Append(one.Thresholds.Count == 0 ? " []\n" : "\n");
        foreach (ThresholdVerdict verdict in one.Thresholds)
        {
            string word = Verdicts
                .First(known => known.Passed == verdict.Passed && known.Inconclusive == verdict.Inconclusive)
                .Word;
            text.Append("      - {expression: ").Append(Quoted(verdict.Expression));
            text.Append(", verdict: ").Append(word);
            text.Append(", actual: ").Append(Quoted(verdict.Actual)).Append("}\n");
        }
        text.Append("    measures:\n");
        foreach (
            (string key, double[] values) in one
                .Measures.Select(measure => (BaselineKey.Text(measure.Key), measure.Value))
                .OrderBy(measure => measure.Item1, StringComparer.Ordinal)
        )
        {
            text.Append(CultureInfo.InvariantCulture, $"      {Quoted(key)}: {Values(values)}\n");
        }
        IEnumerable<string> bins = one.Latency.Bins.Select(bin =>
            string.Create(CultureInfo.InvariantCulture, $"{bin.Milliseconds:0.######}: {bin.Requests:0.######}")
        );
        text.Append(CultureInfo.InvariantCulture, $"    latency: {{{string.Join(", ", bins)}}}\n");
    }

    private static string Values(double[] values) =>
        values.All(value => value.Equals(values[0])) && double.IsFinite(values[0])
            ? BaselineNumber.Text(values[0])
            : $"[{string.Join(", ", values.Select(OrNothing))}]";

    private static string OrNothing(double value) => double.IsFinite(value) ? BaselineNumber.Text(value) : "~";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>JSON's quotes and escapes are YAML's, too.</summary>
    private static string Quoted(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
