using Sim.Core.Models.Platform;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <summary>Requests between two attempts. Stage k holds those whose k-th attempt has failed.</summary>
/// <remarks>
/// A stage empties as an exponential delay whose mean is the mean of what entered: the time the failed attempt took (nothing
/// when refused, the timeout without a reply) and the pause.
/// </remarks>
internal sealed class PendingRetries(int groupCount, ServiceSpec service)
{
    /// <summary>Less than this many requests do not wait any longer.</summary>
    private const double Speck = 1e-6;

    private readonly int _stages = service.Retries;
    private readonly Stage[] _stage = new Stage[groupCount * Math.Max(1, service.Retries)];
    private readonly double[] _attempting = new double[service.Retries];

    public int Stages => _stages;

    /// <summary>What leaves each stage in the step for the next attempt; valid until the next call.</summary>
    /// <param name="retried">The sum.</param>
    /// <param name="lostSeconds">Mean time that these requests have lost so far.</param>
    public ReadOnlySpan<double> Release(int group, double seconds, out double retried, out double lostSeconds)
    {
        retried = 0;
        double lost = 0;
        for (int k = 0; k < _stages; k++)
        {
            ref Stage stage = ref _stage[(group * _stages) + k];
            double leaving =
                stage.Count > 0 ? stage.Count * (1 - DeterministicMath.Exp(-seconds / stage.WaitSeconds)) : 0;
            if (stage.Count - leaving < Speck)
            {
                leaving = stage.Count;
            }
            stage.Count -= leaving;
            _attempting[k] = leaving;
            retried += leaving;
            lost += leaving * stage.LostSeconds;
        }
        lostSeconds = retried > 0 ? lost / retried : 0;
        return _attempting;
    }

    /// <summary>Takes in requests whose attempt number <paramref name="attempt"/> (from 1) has failed.</summary>
    /// <param name="lostBefore">Mean time lost before that attempt, seconds.</param>
    /// <param name="attemptSeconds">Mean time that the attempt took to fail.</param>
    public void Enter(int group, int attempt, double count, double lostBefore, double attemptSeconds)
    {
        ref Stage stage = ref _stage[(group * _stages) + attempt - 1];
        double wait = attemptSeconds + (service.Backoff.TotalSeconds * (1 << (attempt - 1)));
        double total = stage.Count + count;
        stage.WaitSeconds = ((stage.Count * stage.WaitSeconds) + (count * wait)) / total;
        stage.LostSeconds = ((stage.Count * stage.LostSeconds) + (count * (lostBefore + wait))) / total;
        stage.Count = total;
    }

    public bool IsEmpty(int group)
    {
        for (int k = 0; k < _stages; k++)
        {
            if (_stage[(group * _stages) + k].Count > 0)
            {
                return false;
            }
        }
        return true;
    }

    public double LostSeconds(int group, int stage) => _stage[(group * _stages) + stage].LostSeconds;

    public double Total()
    {
        double total = 0;
        foreach (Stage stage in _stage)
        {
            total += stage.Count;
        }
        return total;
    }

    private struct Stage
    {
        public double Count;
        public double WaitSeconds;
        public double LostSeconds;
    }
}
