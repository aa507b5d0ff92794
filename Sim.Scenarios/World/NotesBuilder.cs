using System.Globalization;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;
using Sim.Scenarios.Replay;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>What the reader of a result should know about its run.</summary>
internal sealed class NotesBuilder(SimulatedWorld world, RunResult result, TimelineRecorder timeline)
{
    private readonly PlatformSpec _platform = world.Platform;
    private readonly Scenario _scenario = world.Inputs.Scenario;

    public IReadOnlyList<string> Build()
    {
        var notes = new List<string>
        {
            _scenario.Fidelity == Fidelity.Request
                ? "Random in the request plane: every request, and all that is random in the flow plane."
                : "Random in the flow plane: health probes, caches' phases, node starts, route convergence.",
        };
        notes.AddRange(NotesOnSampling());
        if (WarmUpCheck.NoteOn(_scenario, timeline) is { } warmUp)
        {
            notes.Add(warmUp);
        }
        notes.AddRange(NotesOnOscillation());
        foreach (string table in new[] { _scenario.Prices.Machines, _scenario.Prices.Services }.OfType<string>())
        {
            notes.Add($"Costs: prices of {table} take the place of list prices.");
        }
        foreach (string address in world.Mixes.UnknownAddresses)
        {
            notes.Add($"The zone answers {address}, which no site and no front end has: those users fail.");
        }
        string[] known = [.. world.Inputs.Zone.HealthChecks.Select(check => check.Id)];
        foreach (string id in world.Authority.Zone.HealthCheckIds.Except(known, StringComparer.Ordinal))
        {
            notes.Add($"Health check {id} is used by the zone but not described: it counts as healthy.");
        }
        return notes;
    }

    private IEnumerable<string> NotesOnOscillation()
    {
        foreach ((Endpoint endpoint, EndpointMeasures measures) in _platform.Endpoints.Zip(result.Endpoints))
        {
            if (measures.ReversalsInWorstHour is { } reversals && reversals >= Oscillation.Least)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"The autoscaler of {_platform.Pools[endpoint.Pool].Id} oscillates: {reversals} changes of "
                        + $"direction in one hour, each within {Oscillation.Window} of the change before."
                );
            }
        }
    }

    private IEnumerable<string> NotesOnSampling()
    {
        // With fewer pods their queues, and peaks of a second, are those of other pods.
        const double Few = 5;
        if (_scenario.Sampling >= SampleShare.All)
        {
            yield break;
        }
        if (_scenario.Fidelity == Fidelity.Flow)
        {
            yield return "sampling counts for the request plane: this run has everybody.";
            yield break;
        }
        yield return $"{_scenario.Sampling} of the users is simulated, before as much of the capacity; "
            + "numbers count all.";
        string[] small =
        [
            .. _platform
                .Endpoints.Zip(result.Endpoints)
                .Where(pair => pair.Second.PeakRate > 0 && pair.Second.Pods.Max * _scenario.Sampling.Value < Few)
                .Select(pair => _platform.Pools[pair.First.Pool].Id)
                .Distinct(),
        ];
        if (small.Length > 0)
        {
            yield return $"fewer than {Few} pods stand for {string.Join(", ", small)}: tails, peaks and what is scaled "
                + "by them are rougher than they are with everybody; take a larger part.";
        }
    }
}
