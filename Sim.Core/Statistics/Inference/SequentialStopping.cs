using System.Globalization;

namespace Sim.Core.Statistics.Inference;

/// <summary>Runs replications until their mean is known to a relative precision.</summary>
/// <remarks>
/// <para>
/// Stops when half the width of the t interval is at most <see cref="RelativePrecision"/> of the mean; the error is
/// then, at the level, at most e / (1 - e) of the true mean. Looks at a minimum, then each time there is a fifth
/// more, and at a maximum; asked in between, it says to continue, so the answer does not depend on how often one
/// asks. Source: Law, Simulation Modeling and Analysis, 5th edition, section 9.4.1; Chow, Robbins, Annals of
/// Mathematical Statistics 36 (1965).
/// </para>
/// <para>
/// Assumes what <see cref="StudentInterval"/> does, and a mean away from 0: around 0 no relative precision is
/// reached. Repeated looks cost level: a sample that happens to vary little stops early, so the interval holds the
/// mean less often than its level says (by how much in examples: README of Statistics). The estimate carries that as
/// a warning. Ask for a stricter level, or a larger minimum, where it matters.
/// </para>
/// </remarks>
public sealed record SequentialStopping
{
    /// <summary>Above 0, below 1; 0.05 by default: a convention.</summary>
    public double RelativePrecision
    {
        get;
        init =>
            field =
                value > 0 && value < 1 ? value : throw Outside(nameof(RelativePrecision), value, "above 0, below 1");
    } = 0.05;

    /// <summary>Above 0, below 1.</summary>
    public double Level
    {
        get;
        init
        {
            ConfidenceInterval.ThrowIfNoLevel(value);
            field = value;
        }
    } = ConfidenceInterval.UsualLevel;

    /// <summary>
    /// Replications before the first look, 2 or more; 10 by default, since with fewer the standard deviation is
    /// uncertain by a quarter.
    /// </summary>
    public int MinimumReplications
    {
        get;
        init => field = value >= 2 ? value : throw Outside(nameof(MinimumReplications), value, "2 or more");
    } = 10;

    /// <summary>Replications after which it stops in any case, 2 or more; 1000 by default: an assumption.</summary>
    public int MaximumReplications
    {
        get;
        init => field = value >= 2 ? value : throw Outside(nameof(MaximumReplications), value, "2 or more");
    } = 1_000;

    /// <summary>Judges the replications so far.</summary>
    /// <param name="observations">One result per replication, in order; at least one.</param>
    public SequentialDecision Judge(ReadOnlySpan<double> observations)
    {
        int n = observations.Length;
        var mean = StudentInterval.OfMean(observations, Level);
        int looks = 0;
        int next = Math.Min(MinimumReplications, MaximumReplications);
        int last = 0;
        while (next <= n && last < MaximumReplications)
        {
            last = next;
            looks++;
            next = Math.Min(MaximumReplications, next + Math.Max(1, next / 5));
        }
        if (looks > 1)
        {
            mean = mean.With(RepeatedLooks(looks));
        }
        bool isLook = last == n || n >= MaximumReplications;
        if (isLook && mean.RelativeHalfWidth <= RelativePrecision)
        {
            return new SequentialDecision(SequentialOutcome.PrecisionReached, mean, looks, null);
        }
        return n >= MaximumReplications
            ? new SequentialDecision(SequentialOutcome.MaximumReached, mean, looks, null)
            : new SequentialDecision(SequentialOutcome.Continue, mean, looks, next);
    }

    private static ArgumentOutOfRangeException Outside(string name, object value, string range) =>
        new(name, value, $"A value {range} is expected.");

    private AssumptionWarning RepeatedLooks(int looks) =>
        new(
            FailedAssumption.RepeatedLooks,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Looked {looks} times: a level of {Level} is that of a single look, "
                    + $"and stopping when the interval is narrow lowers it."
            )
        );
}
