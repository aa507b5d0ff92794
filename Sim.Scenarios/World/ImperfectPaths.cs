using Sim.Core.Models.Platform;
using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Scenarios.World;

/// <summary>
/// The time of requests over paths that vary or lose packets: as the plane of single requests draws it.
/// </summary>
internal sealed class ImperfectPaths(PathQuality quality, ServiceSpec service)
{
    private readonly LossRecovery _open = new(quality.Loss, exchanges: 0, service.Response);
    private readonly LossRecovery _fresh = new(quality.Loss, service.Handshake.Tls, service.Response);

    /// <summary>On an open connection.</summary>
    /// <param name="access">Round trips in the access network.</param>
    /// <param name="toServer">Median round trip from there to where connections end.</param>
    /// <param name="behind">From there to where requests are answered.</param>
    public LatencyDistribution Open(LatencyDistribution access, SimDuration toServer, SimDuration behind) =>
        _open.Time(RoundTrip(access, toServer), trip => trip + behind);

    /// <summary>On a new connection.</summary>
    /// <param name="beyondAccess">What a look-up takes behind the access network.</param>
    /// <param name="lookUps">Look-ups over new connections.</param>
    /// <inheritdoc cref="Open" path="/param"/>
    public LatencyDistribution Fresh(
        LatencyDistribution access,
        SimDuration toServer,
        SimDuration behind,
        SimDuration beyondAccess,
        double lookUps
    )
    {
        LatencyDistribution connected = _fresh.Time(
            RoundTrip(access, toServer),
            trip =>
                (trip * (long)service.FreshRoundTrips)
                + behind
                + ((beyondAccess + SimDuration.Max(SimDuration.Zero, trip - toServer)) * lookUps)
        );
        double loss = quality.RoundTripLoss.Value;
        if (loss <= 0)
        {
            return connected;
        }
        var parts = new (LatencyDistribution, Ratio)[LostConnect.MostRetries + 1];
        double share = 1 - loss;
        for (int lost = 0; lost < parts.Length; lost++, share *= loss)
        {
            parts[lost] = (connected.Shift(LostConnect.Wait(lost)), new Ratio(share));
        }
        return LatencyDistribution.Mixture(parts);
    }

    /// <summary>What loss adds in the mean: to a request, to one on a new connection, and before such a one.</summary>
    public (SimDuration Open, SimDuration Fresh, SimDuration Connect) MeanLosses(SimDuration roundTrip) =>
        (_open.MeanDelay(roundTrip), _fresh.MeanDelay(roundTrip), LostConnect.MeanWait(quality.RoundTripLoss));

    private LatencyDistribution RoundTrip(LatencyDistribution access, SimDuration toServer) =>
        quality.Sigma > 0 && toServer > SimDuration.Zero
            ? access.Convolve(quality.RoundTrip(toServer))
            : access.Shift(toServer);
}
