using System.Diagnostics.CodeAnalysis;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Schema;

/// <summary>How a broken component answers: <see cref="Fault.How"/>, parsed.</summary>
public abstract record FaultMode
{
    public const string Expectation =
        "refuse, blackhole, errors SHARE, slow +DURATION, crash DURATION, stockout or preempt, such as errors 30% or "
        + "slow +200ms";

    /// <summary>ECMA 262; accepts what <see cref="TryParse"/> accepts, the range of the share aside.</summary>
    public const string Pattern =
        @"^(refuse|blackhole|stockout|preempt|errors \d+(\.\d+)?%|(slow \+|crash )(\d+(\.\d+)?(ns|us|ms|s|m|h|d))+)$";

    private FaultMode() { }

    /// <summary>Answers at once that it does not serve: the client knows after one round trip.</summary>
    public sealed record Refuse : FaultMode
    {
        public override string ToString() => "refuse";
    }

    /// <summary>Swallows packets: the client knows after its timeout.</summary>
    public sealed record Blackhole : FaultMode
    {
        public override string ToString() => "blackhole";
    }

    /// <summary>Answers a share of requests with an error.</summary>
    /// <param name="Share">More than 0, at most 1.</param>
    public sealed record Errors(Ratio Share) : FaultMode
    {
        public override string ToString() => $"errors {Share}";
    }

    /// <summary>Answers, but later.</summary>
    /// <param name="Delay">
    /// More than 0. On a link, an upstream or the path of a check it is added to every round trip, so a new connection
    /// pays it for its handshakes, too; elsewhere to every answer.
    /// </param>
    public sealed record Slow(SimDuration Delay) : FaultMode
    {
        public override string ToString() => $"slow +{Delay}";
    }

    /// <summary>Nodes that are asked for are refused.</summary>
    public sealed record StockOut : FaultMode
    {
        public override string ToString() => "stockout";
    }

    /// <summary>Nodes are taken back, and those that are asked for are refused.</summary>
    public sealed record Preempt : FaultMode
    {
        public override string ToString() => "preempt";
    }

    /// <summary>Containers end at once, and again some time after each start.</summary>
    /// <param name="After">From a start to the end, more than 0.</param>
    public sealed record Crash(SimDuration After) : FaultMode
    {
        public override string ToString() => $"crash {After}";
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out FaultMode? mode)
    {
        mode = text switch
        {
            "refuse" => new Refuse(),
            "blackhole" => new Blackhole(),
            "stockout" => new StockOut(),
            "preempt" => new Preempt(),
            _ when text.StartsWith("errors ", StringComparison.Ordinal) => ReadErrors(text["errors ".Length..]),
            _ when text.StartsWith("slow +", StringComparison.Ordinal) => ReadSlow(text["slow +".Length..]),
            _ when text.StartsWith("crash ", StringComparison.Ordinal) => ReadCrash(text["crash ".Length..]),
            _ => null,
        };
        return mode is not null;
    }

    /// <exception cref="FormatException">The text is no fault mode; a validated scenario has none such.</exception>
    public static FaultMode Parse(string text) =>
        TryParse(text, out FaultMode? mode) ? mode : throw new FormatException($"'{text}' is not {Expectation}");

    private static Errors? ReadErrors(string text) =>
        text.EndsWith('%') && Ratio.TryParse(text, out Ratio share) && share > Ratio.Zero && share <= new Ratio(1)
            ? new Errors(share)
            : null;

    private static Crash? ReadCrash(string text) =>
        SimDuration.TryParse(text, out SimDuration after) && after > SimDuration.Zero ? new Crash(after) : null;

    private static Slow? ReadSlow(string text) =>
        SimDuration.TryParse(text, out SimDuration delay) && delay > SimDuration.Zero ? new Slow(delay) : null;
}
