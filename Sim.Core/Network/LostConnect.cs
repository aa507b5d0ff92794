using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>What a connection waits when the first packet of its handshake is lost.</summary>
/// <remarks>
/// The timer begins at 1 s and doubles each time: RFC 6298, sections 2.1 and 5.5; QUIC begins with 1 s, too (RFC 9002,
/// section 6.2.2: three times an initial round trip of 333 ms).
/// </remarks>
public static class LostConnect
{
    /// <summary>After so many the client gives up: net.ipv4.tcp_syn_retries of Linux.</summary>
    public const int MostRetries = 6;

    /// <summary>The wait of a connection whose first packets are lost: 0, 1 s, 3 s, 7 s, and so on.</summary>
    /// <param name="lost">0 to <see cref="MostRetries"/>.</param>
    public static SimDuration Wait(int lost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lost, MostRetries);
        return SimDuration.FromSeconds((1 << lost) - 1);
    }

    /// <summary>The mean wait of connections that come about.</summary>
    /// <param name="loss">Of the packet or of its answer, 0 or more and less than 1.</param>
    public static SimDuration MeanWait(Ratio loss)
    {
        if (!(loss.Value is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(loss), loss, "0 or more and less than 1 is expected.");
        }
        double seconds = 0;
        double weight = 0;
        double chance = 1 - loss.Value;
        for (int lost = 0; lost <= MostRetries; lost++, chance *= loss.Value)
        {
            seconds += chance * Wait(lost).TotalSeconds;
            weight += chance;
        }
        return SimDuration.FromSeconds(seconds / weight);
    }
}
