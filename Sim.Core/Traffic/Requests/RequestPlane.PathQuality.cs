using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Requests;

/// <content>What paths do to single connections and requests: how they vary, and what they lose.</content>
public sealed partial class RequestPlane
{
    private readonly PathQuality _quality;
    private readonly LossRecovery _openRecovery;
    private readonly LossRecovery _freshRecovery;

    /// <summary>The round trip of one connection over a way.</summary>
    private long Vary(long way) => _quality.Sigma > 0 ? (long)_chance.NextLognormal(way, _quality.Sigma) : way;

    /// <summary>How much later a connection comes about whose first packets are lost; mostly none.</summary>
    private long LostConnects()
    {
        if (_quality.Loss.Value <= 0)
        {
            return 0;
        }
        int lost = 0;
        while (lost < LostConnect.MostRetries && _chance.NextDouble() < _quality.RoundTripLoss.Value)
        {
            lost++;
        }
        return LostConnect.Wait(lost).Nanoseconds;
    }

    /// <summary>What lost packets add to one request; mostly nothing.</summary>
    private long Recovery(bool isFresh, long roundTrip)
    {
        if (_quality.Loss.Value <= 0)
        {
            return 0;
        }
        LossRecovery recovery = isFresh ? _freshRecovery : _openRecovery;
        double uniform = _chance.NextDouble();
        bool byTimer = uniform < recovery.TimerShare;
        return byTimer || uniform < recovery.TimerShare + recovery.FastShare
            ? recovery.Delay(new SimDuration(roundTrip), byTimer).Nanoseconds
            : 0;
    }
}
