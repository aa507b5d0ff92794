using Sim.Core.Kernel;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Stages;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>Carries a migration out, stage by stage, and judges each at the end of its soak.</summary>
/// <remarks>
/// Life of a stage: (1) it begins: what changes then is changed, the rest is scheduled; (2) its soak ends: it is judged
/// by what was measured since its begin; (3) the next begins at the same moment, unless a threshold was broken.
/// To be created after the marker of the record, so that the marks are there when a stage is judged.
/// </remarks>
internal sealed class StagedMigration : IEventTarget
{
    private const int Begins = 0;
    private const int Ends = 1;
    private const int Changes = 2;

    private readonly SimulationKernel _kernel;
    private readonly SimulatedWorld _world;
    private readonly TargetId _self;
    private readonly Action<int> _apply;
    private readonly Action<int> _rollBack;
    private readonly Migration? _plan;
    private readonly IReadOnlyList<StageTime> _times;
    private readonly List<StageOutcome> _outcomes = [];
    private int _begun;

    /// <param name="apply">Carries a planned change out, by its index.</param>
    /// <param name="rollBack">Brings the zone back that was there before a stage, by its index.</param>
    public StagedMigration(SimulationKernel kernel, SimulatedWorld world, Action<int> apply, Action<int> rollBack)
    {
        _kernel = kernel;
        _world = world;
        _apply = apply;
        _rollBack = rollBack;
        _self = kernel.Register(this);
        _plan = world.Inputs.Scenario.Migration;
        _times = StageTime.Of(_plan);
        if (_times.Count > 0)
        {
            kernel.Schedule(SimTime.Zero + _times[0].Begin, _self, Begins, 0, EventPriority.World);
        }
    }

    /// <summary>Stages that have begun; those after them may still, or will not.</summary>
    public int Begun => _begun;

    public void Handle(in SimEvent simEvent)
    {
        switch (simEvent.Kind)
        {
            case Begins:
                Begin((int)simEvent.Payload);
                break;
            case Ends:
                End();
                break;
            default:
                _apply((int)simEvent.Payload);
                break;
        }
    }

    /// <summary>Every stage, when the record has ended.</summary>
    public IReadOnlyList<StageOutcome> Finish()
    {
        if (_outcomes.Count < _begun)
        {
            _outcomes.Add(Judge(_times[_outcomes.Count]));
        }
        return [.. _outcomes, .. _times.Skip(_outcomes.Count).Select(time => NewOutcome(time, StageStatus.NotStarted))];
    }

    private void Begin(int stage)
    {
        _begun++;
        foreach ((int index, PlannedChange planned) in PlannedChange.Of(_world.Inputs.Scenario).Index())
        {
            SimTime at = SimTime.Zero + planned.Change.At;
            if (planned.Stage == stage && at > _kernel.Now)
            {
                _kernel.Schedule(at, _self, Changes, index, EventPriority.World);
            }
            else if (planned.Stage == stage)
            {
                _apply(index);
            }
        }
        SimTime end = SimTime.Zero + _times[stage].End;
        if (end < _world.End)
        {
            // After the mark of the same moment.
            _kernel.Schedule(end, _self, Ends, 0, EventPriority.Observation);
        }
    }

    private void End()
    {
        int stage = _outcomes.Count;
        StageOutcome outcome = Judge(_times[stage]);
        bool goesOn = outcome.Status != StageStatus.Broken || _plan!.OnAbort == OnAbort.Continue;
        bool goesBack = !goesOn && _plan!.OnAbort == OnAbort.RollBack;
        _outcomes.Add(outcome with { IsRolledBack = goesBack });
        if (goesBack)
        {
            _rollBack(stage);
        }
        if (goesOn && stage + 1 < _times.Count)
        {
            Begin(stage + 1);
        }
    }

    private StageOutcome Judge(StageTime time)
    {
        if (_world.Now < SimTime.Zero + time.End || _world.MeasuresOf(time.Begin, time.End) is not { } measured)
        {
            return NewOutcome(time, StageStatus.Interrupted);
        }
        (SimDuration From, SimDuration To)? past =
            time.Index == 0 ? StageTime.BeforeAll(_world.Inputs.Scenario) : (_times[time.Index - 1].Begin, time.Begin);
        SpanMeasures? before = past is var (from, to) ? _world.MeasuresOf(from, to) : null;
        Threshold[] thresholds = [.. _plan!.Abort.Concat(time.Stage.Abort).Distinct().Select(ThresholdParser.Parse)];
        ThresholdVerdict[] verdicts = [.. thresholds.Select(one => ThresholdEvaluation.Evaluate(measured, null, one))];
        var attribution = new StageAttribution(before, measured);
        bool holds = verdicts.All(verdict => verdict.Passed);
        return NewOutcome(time, holds ? StageStatus.Held : StageStatus.Broken) with
        {
            Thresholds = verdicts,
            Causes =
            [
                .. thresholds
                    .Zip(verdicts)
                    .Where(pair => !pair.Second.Passed)
                    .Select(pair => attribution.CauseOf(pair.First))
                    .OfType<ThresholdCause>(),
            ],
            Busiest = attribution.Busiest(),
            MostFailed = attribution.MostFailed(),
        };
    }

    private static StageOutcome NewOutcome(StageTime time, StageStatus status) =>
        new()
        {
            Id = time.Stage.Id,
            Description = time.Stage.Description,
            BeginSeconds = time.Begin.TotalSeconds,
            EndSeconds = time.End.TotalSeconds,
            Status = status,
        };
}
