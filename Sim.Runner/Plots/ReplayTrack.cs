using Sim.Scenarios.Replay;

namespace Sim.Runner.Plots;

/// <summary>Brings the steps of a replay to as many as a panel can show; each is two points of equal height.</summary>
internal sealed class ReplayTrack
{
    private readonly IReadOnlyList<ReplayStep> _steps;
    private readonly int _joined;

    /// <param name="most">Neighboring steps are joined until there are at most this many.</param>
    public ReplayTrack(ReplayResult result, int most)
    {
        _steps = result.Steps;
        _joined = (_steps.Count + most - 1) / most;
        double stepHours = result.Step.TotalHours;
        LengthHours = stepHours * _steps.Count;
        Hours = [.. Groups().SelectMany(group => new[] { group.From * stepHours, group.To * stepHours })];
    }

    public double LengthHours { get; }

    /// <summary>The begin and the end of every shown step.</summary>
    public double[] Hours { get; }

    /// <summary>A short peak stays visible.</summary>
    public double[] Peaks(Func<ReplayStep, double> value) => Values(value, Math.Max);

    /// <summary>A short lack stays visible.</summary>
    public double[] Lows(Func<ReplayStep, double> value) => Values(value, Math.Min);

    private double[] Values(Func<ReplayStep, double> value, Func<double, double, double> join) =>
        [
            .. Groups()
                .SelectMany(group =>
                {
                    double joined = value(_steps[group.From]);
                    for (int i = group.From + 1; i < group.To; i++)
                    {
                        joined = join(joined, value(_steps[i]));
                    }
                    return new[] { joined, joined };
                }),
        ];

    private IEnumerable<(int From, int To)> Groups()
    {
        for (int from = 0; from < _steps.Count; from += _joined)
        {
            yield return (from, Math.Min(from + _joined, _steps.Count));
        }
    }
}
