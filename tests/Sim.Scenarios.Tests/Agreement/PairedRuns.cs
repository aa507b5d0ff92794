using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.Agreement;

/// <summary>The same scenario in both planes, once for each seed.</summary>
internal sealed class PairedRuns
{
    /// <summary>t of 4 degrees of freedom at 97.5 %.</summary>
    private const double Student = 2.776;

    private const int Seeds = 5;

    private readonly RunResult[] _flow;
    private readonly RunResult[] _request;

    public PairedRuns(AgreementCase one)
    {
        _flow = [.. Runs(one, "flow")];
        _request = [.. Runs(one, "request")];
    }

    /// <summary>A measure in both planes, and how far the interval of their difference (95 %) is from 0.</summary>
    public PairedMeasure Of(Func<RunResult, double?> measure)
    {
        double?[] flow = [.. _flow.Select(measure)];
        double?[] request = [.. _request.Select(measure)];
        if (flow.Concat(request).Any(value => value is null or double.NaN))
        {
            return new PairedMeasure(null, null, 0);
        }
        double[] differences = [.. flow.Zip(request, (a, b) => a!.Value - b!.Value)];
        double mean = differences.Average();
        double variance = differences.Sum(d => (d - mean) * (d - mean)) / (Seeds - 1);
        return new PairedMeasure(flow.Average(), request.Average(), Student * Math.Sqrt(variance / Seeds));
    }

    private static IEnumerable<RunResult> Runs(AgreementCase one, string plane) =>
        Enumerable.Range(1, Seeds).Select(seed => (one.World with { Fidelity = plane, Seed = (ulong)seed }).Run());
}
