using Sim.Core.Models.Platform;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <summary>
/// Requests between two attempts, by cell (a group and the address that its users hold). Stage k holds those whose k-th
/// attempt has failed.
/// </summary>
/// <remarks>
/// A stage empties as an exponential delay whose mean is the mean of what entered: the time the failed attempt took
/// (little when refused, the timeout without a reply) and the pause, which doubles with each attempt.
/// </remarks>
internal sealed class PendingRetries(int cells, ServiceSpec service)
{
    /// <summary>
    /// Less than this many requests leave together, in a step long enough that this makes no rate to speak of.
    /// </summary>
    public const double Speck = 1e-6;

    /// <summary>Length of such a step.</summary>
    public const double SpeckSeconds = 0.1;

    private readonly Stage[] _stages = new Stage[cells * service.Retries];

    /// <summary>
    /// Length of the present step, 0 or more: what enters has failed in all of it, so it leaves no faster than it came.
    /// </summary>
    public double StepSeconds { get; set; }

    /// <summary>Retries after the first attempt.</summary>
    public int StageCount { get; } = service.Retries;

    /// <summary>Takes out what is due within a step.</summary>
    /// <param name="due">By stage: attempts that are made now.</param>
    /// <param name="lostSeconds">Mean time that they have lost so far.</param>
    /// <returns>Their sum.</returns>
    public double Release(int cell, double seconds, Span<double> due, out double lostSeconds)
    {
        double sum = 0;
        double lost = 0;
        for (int k = 0; k < StageCount; k++)
        {
            ref Stage stage = ref _stages[(cell * StageCount) + k];
            due[k] = 0;
            if (stage.Count > 0)
            {
                double leaving = stage.Count * (1 - DeterministicMath.Exp(-seconds / stage.WaitSeconds));
                due[k] = stage.Count < Speck && seconds >= SpeckSeconds ? stage.Count : leaving;
                stage.Count -= due[k];
                sum += due[k];
                lost += due[k] * stage.LostSeconds;
            }
        }
        lostSeconds = sum > 0 ? lost / sum : 0;
        return sum;
    }

    /// <summary>Takes in requests whose attempt number <paramref name="attempt"/> (from 1) has failed.</summary>
    /// <param name="lostBefore">Mean time lost before that attempt, seconds.</param>
    /// <param name="attemptSeconds">Mean time that the attempt took to fail.</param>
    public void Enter(int cell, int attempt, double count, double lostBefore, double attemptSeconds)
    {
        double wait = attemptSeconds + (service.Backoff.TotalSeconds * (1 << (attempt - 1)));
        double leaving = Math.Max(wait, StepSeconds);
        Join(ref _stages[(cell * StageCount) + attempt - 1], count, leaving, lostBefore + wait);
    }

    /// <summary>Time lost so far by those in a stage, seconds.</summary>
    public double LostSeconds(int cell, int stage) => _stages[(cell * StageCount) + stage].LostSeconds;

    /// <summary>Users who learn another address take their open requests with them.</summary>
    public void Move(int from, int to, double share) => Move(from, this, to, share);

    /// <summary>Moves a share of a cell's requests to a cell of other requests, each to the same stage.</summary>
    public void Move(int from, PendingRetries others, int to, double share)
    {
        for (int k = 0; k < StageCount; k++)
        {
            ref Stage stage = ref _stages[(from * StageCount) + k];
            if (stage.Count > 0)
            {
                // A share that is 1 but for rounding takes all and no more.
                double count = stage.Count * Math.Min(1, share);
                stage.Count -= count;
                Join(ref others._stages[(to * StageCount) + k], count, stage.WaitSeconds, stage.LostSeconds);
            }
        }
    }

    /// <summary>Requests that wait in a cell.</summary>
    public double CountOf(int cell)
    {
        double count = 0;
        for (int k = 0; k < StageCount; k++)
        {
            count += _stages[(cell * StageCount) + k].Count;
        }
        return count;
    }

    private static void Join(ref Stage stage, double count, double waitSeconds, double lostSeconds)
    {
        double total = stage.Count + count;
        if (total <= 0)
        {
            return;
        }
        stage.WaitSeconds = ((stage.Count * stage.WaitSeconds) + (count * waitSeconds)) / total;
        stage.LostSeconds = ((stage.Count * stage.LostSeconds) + (count * lostSeconds)) / total;
        stage.Count = total;
    }

    private struct Stage
    {
        public double Count;

        /// <summary>Mean time between entering and the next attempt.</summary>
        public double WaitSeconds;
        public double LostSeconds;
    }
}
