using Sim.Core.Traffic.Addresses;
using Sim.Core.Traffic.Recording;

namespace Sim.Core.Traffic.Requests;

/// <content>What became of requests.</content>
public sealed partial class RequestPlane
{
    /// <summary>So many seconds of unused retries may be saved: an assumption, the step of the flow plane.</summary>
    private const double BudgetSeconds = 10;

    private readonly EndpointCounts[] _counts;
    private readonly int[][] _edgeArrivals;
    private readonly double[] _resets;
    private readonly double[] _use = new double[EndpointUse.Resources.Count];
    private readonly double[] _endpointUse;
    private readonly double[] _neededAt;
    private long _sent;
    private long _answered;
    private long _failed;
    private long _tries;
    private long _sentBefore;

    /// <param name="left">When the answer left the endpoint.</param>
    /// <param name="reply">When its last byte is at the user.</param>
    private void Answer(int slot, long left, long reply)
    {
        ref Attempt attempt = ref _attempts[slot];
        _answered++;
        _counts[attempt.Endpoint].Answered++;
        double weight = 1 / _sampling;
        _recorder.Answered(
            attempt.Group,
            attempt.Endpoint,
            new AnsweredRequest(
                attempt.IsFresh,
                (reply - attempt.Made) * 1e-9,
                (left - attempt.Arrived) * 1e-9,
                (attempt.Began - attempt.Made) * 1e-9,
                attempt.Delay * 1e-9
            ),
            weight
        );
        _recorder.Timeline.AddRegion(_recorder.RegionOfGroup[attempt.Group], weight, 0);
        _attempts.Free(slot);
    }

    /// <summary>A connection is refused: the next address of the same answer is tried at once.</summary>
    private void Refuse(int slot, long at)
    {
        if (!TryNextAddress(slot, at))
        {
            Fail(slot, at, Failure.Refused);
        }
    }

    /// <summary>Nothing comes back: the next address of the same answer is tried after a while.</summary>
    private void Lose(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        if (
            attempt.IsFresh
            && TryNextAddress(slot, Math.Max(_clock, attempt.Began + NextAddresses.AttemptDelay.Nanoseconds))
        )
        {
            return;
        }
        long patience = attempt.Began + _service.Timeout.Nanoseconds;
        _attempts.Schedule(slot, Stage.GiveUp, Math.Max(_clock, patience));
    }

    private bool TryNextAddress(int slot, long at)
    {
        ref Attempt attempt = ref _attempts[slot];
        if (!_next.AreThere(attempt.Group))
        {
            return false;
        }
        int vantage = _groups[attempt.Group].Spec.Vantage;
        double uniform = _chance.NextDouble();
        for (int column = 0; column < _columns; column++)
        {
            uniform -= _next.Chance(_routes!, attempt.Group, vantage, attempt.Column, column);
            if (uniform >= 0)
            {
                continue;
            }
            if ((attempt.Tried & (1UL << column)) != 0)
            {
                return false;
            }
            attempt.Column = (byte)column;
            _attempts.Schedule(slot, Stage.Connect, at);
            return true;
        }
        return false;
    }

    /// <summary>An attempt has failed: it is made again as far as attempts and budget go.</summary>
    /// <param name="at">When its user knows.</param>
    private void Fail(int slot, long at, Failure failure)
    {
        ref Attempt attempt = ref _attempts[slot];
        UserGroup group = _groups[attempt.Group];
        if (attempt.Endpoint >= 0)
        {
            _counts[attempt.Endpoint].Failed++;
        }
        if (failure != Failure.Error)
        {
            Forget(slot);
        }
        if (attempt.Number < _service.Retries && group.Retries >= 1)
        {
            group.Retries--;
            // The pause doubles with each further attempt.
            double pause = _chance.NextExponential(_service.Backoff.Nanoseconds * (double)(1L << attempt.Number));
            attempt.Number++;
            _attempts.Schedule(slot, Stage.Begin, at + (long)pause);
            return;
        }
        _failed++;
        double weight = 1 / _sampling;
        _recorder.Failed(attempt.Group, attempt.Endpoint, weight);
        _recorder.Timeline.AddRegion(_recorder.RegionOfGroup[attempt.Group], 0, weight);
        _attempts.Free(slot);
    }

    /// <summary>A user does not use the connection of an attempt any more.</summary>
    private void Forget(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        UserGroup group = _groups[attempt.Group];
        if (attempt.User < group.Count && group[attempt.User].Generation == attempt.Generation)
        {
            ref User user = ref group[attempt.User];
            Drop(group, ref user);
            attempt.Generation = user.Generation;
        }
    }
}
