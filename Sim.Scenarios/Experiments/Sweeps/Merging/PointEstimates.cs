using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Experiments.Sweeps.Shards;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Results.Thresholds;

namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>What the replications of one point say together, run after run, in memory that does not grow.</summary>
internal sealed class PointEstimates(SweepPoint point)
{
    private readonly List<MeasureKey> _order = [];
    private readonly Dictionary<MeasureKey, SampleMoments> _moments = [];
    private readonly List<Replicate> _verdicts = [];
    private IReadOnlyList<MeasureKey> _lastKeys = [];
    private SampleMoments[] _last = [];

    public SweepPoint Point => point;

    public int Runs => _verdicts.Count;

    /// <param name="run">The next replication.</param>
    public void Add(ShardRun run)
    {
        if (!ReferenceEquals(run.Keys, _lastKeys))
        {
            _lastKeys = run.Keys;
            _last = [.. run.Keys.Select(MomentsOf)];
        }
        for (int i = 0; i < _last.Length; i++)
        {
            _last[i].Add(run.Values[i]);
        }
        _verdicts.Add(new Replicate(run.Replication, s_none, run.Thresholds, 0));
    }

    /// <summary>Every measure that some replication has, in the order of the first that has it.</summary>
    public IEnumerable<(MeasureKey Key, Estimate Mean)> Means() =>
        _order.Select(key => (key, StudentInterval.OfMean(_moments[key])));

    /// <summary>By the mean over the replications; by the value itself when there is one only.</summary>
    public IReadOnlyList<ThresholdVerdict> Verdicts()
    {
        IReadOnlyList<ThresholdVerdict> first = _verdicts[0].Thresholds;
        Threshold[] thresholds = [.. first.Select(one => ThresholdParser.Parse(one.Expression))];
        return _verdicts.Count > 1
            ? ReplicatedThresholds.Judge(thresholds, _verdicts)
            :
            [
                .. thresholds.Zip(
                    first,
                    (threshold, one) =>
                        one.Value is { } value
                            ? ThresholdEvaluation.Judge(threshold, value)
                            : one with
                            {
                                Actual = "no data",
                            }
                ),
            ];
    }

    private static readonly Dictionary<MeasureKey, double> s_none = [];

    private SampleMoments MomentsOf(MeasureKey key)
    {
        if (!_moments.TryGetValue(key, out SampleMoments? moments))
        {
            moments = new SampleMoments();
            _moments.Add(key, moments);
            _order.Add(key);
        }
        return moments;
    }
}
